import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  approveListing,
  deleteListing,
  flagListing,
  pauseListing,
  renewListing,
  resumeListing,
  reviseListing,
  takeDownListing,
  withdrawListing,
} from "@/lib/catalog";
import { catalogReactions } from "@/lib/catalog/reactions";
import { drafted, draftFor, liveListing, PRICE, submit, unclear, work } from "@/lib/catalog/scene-for-tests";
import { bought } from "@/lib/checkout/scene-for-tests";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { moneyView } from "@/lib/kernel/schema";
import { runDue, runWaiting } from "@/lib/testing/reactions";
import { liftAll, restrict } from "@/lib/testing/restrict";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { cancelTrade } from "@/lib/trades";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { contribution } from "./contribution";
import { allDocuments } from "./documents";
import { engine } from "./engines";
import { searchListings } from "./find-listings";
import { rebuildNightly } from "./index-jobs";
import { readListingFilter } from "./schema";
import { suggest } from "./suggestions";

let app: TestApp;
let chidi: TestUser;
let bayo: TestUser;
let ada: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  ada = await makeUser(app, "Ada Obi", { balanceMinor: 100n * PRICE });
});
afterAll(() => app.close());
beforeEach(async () => {
  bayo = await makeUser(app, "Bayo Adeyemi", { level: "TRUSTED" });
});

/** The jobs of catalog and search, as the worker runs them. */
const runJobs = async () => {
  for (let round = 0; round < 2; round += 1)
    await runWaiting(app, [...(catalogReactions.on ?? []), ...contribution.reactions.on]);
};
/** A listing that is live and in the index. */
async function indexed(title: string, changes = {}) {
  const written = await liveListing(app, bayo, chidi, { title, ...changes });
  await engine.rebuild(allDocuments());
  await app.asOwner("delete from outbox");
  return written;
}
const find = async (q: string, viewerId?: string) =>
  (await searchListings(readListingFilter({ q, exact: "1" }), { viewerId })).ids;
const isIndexed = async (id: string) =>
  (await query(sql`select from search_document where listing_id = ${id}::uuid`)).length === 1;

describe("by its jobs, the index follows a listing", () => {
  test("from the moment that it is live, through each change, to its end", async () => {
    const written = await drafted(app, bayo, { title: "Teak cabinet" });
    const { listingId } = written;
    await submit(bayo, written);
    await work(app);
    expect(await find("teak")).toEqual([]);
    await approveListing(chidi.actor, freshKey(), { listingId });
    await runJobs();
    expect(await find("teak")).toEqual([listingId]);
    const cheaper = { ...written, draft: { ...written.draft, price: moneyView(PRICE - 5_000_00n) } };
    await reviseListing(bayo.actor, freshKey(), cheaper);
    await runJobs();
    const found = await searchListings(readListingFilter({ q: "teak", max: "36000" }));
    expect(found.ids).toEqual([listingId]);
    await withdrawListing(bayo.actor, freshKey(), { listingId });
    await runJobs();
    expect(await isIndexed(listingId)).toBe(false);
  });

  test("and is what a rebuild makes of all listings, after any of it", async () => {
    const [kept, paused] = [await indexed("Iroko stool"), await indexed("Iroko bench")];
    await pauseListing(bayo.actor, freshKey(), { listingId: paused.listingId });
    const dearer = { ...kept, draft: { ...kept.draft, price: moneyView(PRICE + 1_000_00n) } };
    await reviseListing(bayo.actor, freshKey(), dearer);
    await runJobs();
    const { added, changed, removed } = await engine.rebuild(allDocuments());
    expect({ added, changed, removed }).toEqual({ added: 0, changed: 0, removed: 0 });
  });
});

test("the nightly comparison mends what is missing, what is stale and what is gone, counts it, and does it once a night", async () => {
  const [missing, stale, gone] = [
    await indexed("Rattan chair one"),
    await indexed("Rattan chair two"),
    await indexed("Rattan chair three"),
  ];
  await app.asOwner("delete from search_rebuild");
  await app.asOwner("delete from search_document where listing_id = $1", [missing.listingId]);
  await app.asOwner(
    "update search_document set price_minor = 1, fingerprint = 'stale', tokens = '{}' where listing_id = $1",
    [stale.listingId],
  );
  await app.asOwner("update offer set state = 'WITHDRAWN' where id = $1", [gone.listingId]);
  await rebuildNightly();
  await rebuildNightly();
  expect(
    await query(sql`select added, changed, removed, finished_at is not null as is_over from search_rebuild`),
  ).toEqual([{ added: 1, changed: 1, removed: 1, isOver: true }]);
  expect(await isIndexed(gone.listingId)).toBe(false);
  expect((await find("rattan")).toSorted()).toEqual([missing.listingId, stale.listingId].toSorted());
  const [row] = await query<{ price: bigint }>(
    sql`select price_minor as price from search_document where listing_id = ${stale.listingId}::uuid`,
  );
  expect(row?.price).toBe(PRICE);
});

describe("though no job runs, what can’t be bought is at once in no results", () => {
  const ends: Record<string, (listingId: string) => Promise<unknown>> = {
    paused: (listingId) => pauseListing(bayo.actor, freshKey(), { listingId }),
    withdrawn: (listingId) => withdrawListing(bayo.actor, freshKey(), { listingId }),
    "withdrawn and deleted": async (listingId) => {
      await withdrawListing(bayo.actor, freshKey(), { listingId });
      await deleteListing(bayo.actor, freshKey(), { listingId });
    },
    "taken down": (listingId) => takeDownListing(chidi.actor, freshKey(), unclear(listingId)),
    "of one who was blocked": () => restrict(app, bayo.id, "blocked"),
    "of one whose account is frozen": () => restrict(app, bayo.id, "frozen"),
    "of one who left": () =>
      app.asOwner("update app_user set closed_at = app_now() where id = $1", [bayo.id]),
    "hidden by serious flags": async (listingId) => {
      for (const name of ["Femi", "Gozie"]) {
        const reader = await makeUser(app, name, { level: "VERIFIED" });
        await flagListing(reader.actor, freshKey(), { listingId, reason: "SCAM" });
      }
      await runWaiting(app, catalogReactions.on);
    },
  };

  test.each(Object.keys(ends))("%s", async (how) => {
    const { listingId } = await indexed(`Marula lamp ${how}`);
    expect(await find("marula")).toEqual([listingId]);
    await ends[how]?.(listingId);
    expect(await isIndexed(listingId)).toBe(true);
    expect(await find("marula")).toEqual([]);
    expect((await searchListings(readListingFilter({ q: "marula" }))).ids).not.toContain(listingId);
    expect((await searchListings(readListingFilter({ seller: bayo.id }))).ids).toEqual([]);
    await app.asOwner("delete from search_document where listing_id = $1", [listingId]);
  });

  test("sold out, and it is back once the trade is cancelled with units left", async () => {
    const { listingId } = await indexed("Baobab vase", { units: "2" });
    await bought(ada, listingId);
    expect(await find("baobab")).toEqual([listingId]);
    const { tradeId } = await bought(ada, listingId);
    expect(await find("baobab")).toEqual([]);
    expect(await isIndexed(listingId)).toBe(true);
    await cancelTrade(bayo.actor, freshKey(), { tradeId, reason: "BUYER_ASKED" });
  });

  test("expired, by its time alone, and it is back once it is renewed", async () => {
    const { listingId } = await indexed("Shea chest");
    await app.asOwner("update offer set expires_at = app_now() - interval '1 minute' where id = $1", [
      listingId,
    ]);
    expect(await find("shea")).toEqual([]);
    await runDue(catalogReactions);
    expect(await find("shea")).toEqual([]);
    await renewListing(bayo.actor, freshKey(), { listingId });
    expect(await find("shea")).toEqual([listingId]);
  });
});

test("one who sells meets others’ goods and not their own, except in their own store", async () => {
  const { listingId } = await indexed("Ebony statue");
  expect(await find("ebony", bayo.id)).toEqual([]);
  expect(await find("ebony", ada.id)).toEqual([listingId]);
  const inStore = readListingFilter({ q: "ebony", seller: bayo.id });
  expect((await searchListings(inStore, { viewerId: bayo.id })).ids).toEqual([listingId]);
});

test("a seller who may sell again is found again, without a job", async () => {
  const { listingId } = await indexed("Mahogany desk");
  await restrict(app, bayo.id, "blocked");
  expect(await find("mahogany")).toEqual([]);
  await liftAll(app, bayo.id);
  expect(await find("mahogany")).toEqual([listingId]);
});

test("a job that runs late, or twice, or for a listing that is gone, leaves the index right", async () => {
  const { listingId } = await indexed("Obeche shelf");
  await pauseListing(bayo.actor, freshKey(), { listingId });
  const ended = await queryOne<{ payload: object }>(
    sql`select payload from outbox where topic = 'listing.ended'`,
  );
  await runJobs();
  expect(await isIndexed(listingId)).toBe(false);
  await resumeListing(bayo.actor, freshKey(), { listingId });
  await runJobs();
  for (const { jobs, event } of contribution.reactions.on.filter(
    (one) => one.event.topic === "listing.ended",
  ))
    for (const job of Object.values(jobs))
      await job(event.schema.parse(ended?.payload) as never, { outboxId: "1" });
  expect(await find("obeche")).toEqual([listingId]);
});

test("no private detail of a listing is searched, suggested or counted", async () => {
  const imei = "490154203237518";
  const { attributes } = await draftFor(app, bayo);
  await indexed("Phone with number", { attributes: { ...attributes, imei } });
  expect(
    await query(sql`select from listing_version where content->'attributes'->>'imei' = ${imei}`),
  ).toHaveLength(1);
  expect(await find(imei)).toEqual([]);
  expect(await suggest(imei.slice(0, 8))).toEqual([]);
  expect(await query(sql`select from search_document where tokens::text like '%' || ${imei} || '%'`)).toEqual(
    [],
  );
});
