// Puts goods on sale and takes them back, with the worker in the same process, on the database of its DATABASE_URL, and tells the process
// that forked it how long each took to be found, and whether what was taken back was gone at once.
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { approveListing, createListing, submitListing, withdrawListing } from "@/lib/catalog";
import { catalogReactions } from "@/lib/catalog/reactions";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { staffActor } from "@/lib/kernel/permissions";
import { unlessRefused } from "@/lib/kernel/refusal";
import { contribution } from "@/lib/search/contribution";
import { searchListings } from "@/lib/search/find-listings";
import { readListingFilter } from "@/lib/search/schema";
import { demoGoods } from "@/prisma/seed/goods";
import { writtenOf } from "@/prisma/seed/goods/shop";
import { stores } from "@/prisma/seed/goods/stores";
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
const worker = await startBesideSimulators({ reactions: [catalogReactions, contribution.reactions] });
const moderator = staffActor(await makePerson("Chidi", "VERIFIED"), "MODERATOR");
await owner.query("insert into staff_grant (user_id, role) values ($1, 'MODERATOR')", [moderator.id]);

const measured: FindableMeasured = { foundMs: [], shownLate: 0 };
for (let at = 0; at < SELLERS; at += 1) {
  const seller = staffActor(await makePerson(`Seller ${at}`, "TRUSTED"));
  const names = Array.from({ length: EACH }, (_, nth) => `Zebu${at}x${nth} calabash`);
  await Promise.all(names.map((title) => sell(seller, title)));
}
await worker.stop();
await owner.end();
process.send?.(measured);
process.exit(0);

/** Lists one, has it let go live, and takes it back. */
async function sell(seller: Actor, title: string): Promise<void> {
  const listingId = await submitted(seller, title);
  await untilScreened(listingId);
  await unlessRefused(approveListing(moderator, newId(), { listingId }));
  const from = performance.now();
  await untilFound(title, listingId);
  measured.foundMs.push(performance.now() - from);
  await withdrawListing(seller, newId(), { listingId });
  if ((await find(title)).includes(listingId)) measured.shownLate += 1;
}

async function submitted(seller: Actor, title: string): Promise<string> {
  const [goods] = demoGoods;
  if (!goods) throw new Error("There are no goods.");
  const { category, draft } = writtenOf({ ...goods, title }, stores.chinedu);
  const images = [{ imageId: await makePicture(seller.id), alt: "", focusX: 50, focusY: 50 }];
  const written = { category, draft: { ...draft, images } };
  const { result } = await createListing(seller, newId(), written);
  await submitListing(seller, newId(), { ...written, ...result });
  return result.listingId;
}

async function makePerson(name: string, level: string): Promise<string> {
  const id = newId();
  await owner.query(
    `with person as (
      insert into app_user (id, name, email, phone, password_hash, level, email_verified_at, phone_verified_at, created_at)
      values ($1, $2, $1 || '@past.test', '+23481' || lpad(floor(random() * 100000000)::text, 8, '0'), 'none', $3::verification_level, now(), now(), now() - interval '90 days') returning id)
    insert into allowance (user_id) select id from person`,
    [id, name, level],
  );
  return id;
}

/** A picture that looks like no other, without a file behind it. */
async function makePicture(ownerId: string): Promise<string> {
  const id = newId();
  await owner.query(
    `insert into media (id, owner_id, purpose, mime, size_bytes, sha256, has_original, shown, data_key)
    values ($1, $2, 'listing', 'image/webp', 1000, encode(sha256($1::text::bytea), 'hex'), false, '["page"]', '\\x00')`,
    [id, ownerId],
  );
  await owner.query(
    `insert into image (id, owner_id, width, height, color, thumbhash, dhash, dhash_bands, kept_bytes)
    select $1, $2, 1200, 900, '8899aa', 'aaaaaaaaaaaa', h, dhash_bands(h), 1000 from (select ('x' || substr(md5($1::text), 1, 16))::bit(64)::bigint as h) d`,
    [id, ownerId],
  );
  return id;
}

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
