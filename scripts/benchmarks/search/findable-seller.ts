// Puts goods on sale and takes them back, with the worker in the same process, on the database of its DATABASE_URL, and tells the process
// that forked it how long each took to be found, and whether what was taken back was gone at once.
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { approveListing, withdrawListing } from "@/lib/catalog";
import { catalogReactions } from "@/lib/catalog/reactions";
import { drafted, submit } from "@/lib/catalog/scene-for-tests";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { unlessRefused } from "@/lib/kernel/refusal";
import { contribution } from "@/lib/search/contribution";
import { searchListings } from "@/lib/search/find-listings";
import { readListingFilter } from "@/lib/search/schema";
import { makeUser, type TestApp } from "@/lib/testing/world";
import { startBesideSimulators } from "../late/beside-simulators";

export interface FindableMeasured {
  /** Milliseconds from the commit of a moderator’s yes until a search finds it. */
  foundMs: number[];
  /** Listings that the first search after their withdrawal still showed. */
  shownLate: number;
}

const SELLERS = 20;
/** A seller’s first ones wait for a moderator. */
const EACH = 3;
const POLL_MS = 10;
const PATIENCE_MS = 30_000;

const owner = new pg.Client({ connectionString: process.env.BENCHMARK_OWNER_URL });
await owner.connect();
const app = { asOwner: (text: string, values?: unknown[]) => owner.query(text, values) } as TestApp;
const worker = await startBesideSimulators({ reactions: [catalogReactions, contribution.reactions] });
const moderator = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });

const measured: FindableMeasured = { foundMs: [], shownLate: 0 };
for (let at = 0; at < SELLERS; at += 1) {
  const seller = await makeUser(app, `Seller ${at}`, { level: "VERIFIED" });
  const names = Array.from({ length: EACH }, (_, nth) => `Zebu${at}x${nth} calabash`);
  await Promise.all(
    names.map(async (title) => {
      const written = await drafted(app, seller, { title });
      await submit(seller, written);
      await untilScreened(written.listingId);
      await unlessRefused(approveListing(moderator.actor, newId(), { listingId: written.listingId }));
      const from = performance.now();
      await untilFound(title, written.listingId);
      measured.foundMs.push(performance.now() - from);
      await withdrawListing(seller.actor, newId(), { listingId: written.listingId });
      if ((await find(title)).includes(written.listingId)) measured.shownLate += 1;
    }),
  );
}
await worker.stop();
await owner.end();
process.send?.(measured);
process.exit(0);

async function find(title: string): Promise<string[]> {
  const [name = ""] = title.split(" ");
  return (await searchListings(readListingFilter({ q: name, exact: "1" }))).ids;
}

async function untilFound(title: string, id: string): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (!(await find(title)).includes(id)) {
    if (performance.now() > until) throw new Error(`${title} was never found.`);
    await setTimeout(POLL_MS);
  }
}

async function untilScreened(id: string): Promise<void> {
  const isDone = () => queryOne(sql`select from listing where id = ${id}::uuid and screened_at is not null`);
  const until = performance.now() + PATIENCE_MS;
  while (!(await isDone())) {
    if (performance.now() > until) throw new Error(`${id} was never looked at.`);
    await setTimeout(POLL_MS);
  }
}
