import { afterAll, beforeAll, expect, test } from "vitest";
import { queryOne, sql } from "@/lib/kernel/db";
import { unlessRefused } from "@/lib/kernel/refusal";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import {
  approveListing,
  changeInRow,
  deleteListing,
  listingFor,
  ownListing,
  pauseListing,
  restockListing,
} from ".";
import { OPEN_LISTINGS } from "./limits";
import { endsOf, liveListing, openListings, PRICE, statusOf, work } from "./scene-for-tests";

let app: TestApp;
let moderator: TestUser;

beforeAll(async () => {
  app = await testApp();
  moderator = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());

const refused = (name: string, details = {}) =>
  expect.objectContaining({ reason: name, details: expect.objectContaining(details) as unknown }) as unknown;

/** A live listing of a new seller: three pieces at ₦40,000. */
async function live(changes = {}) {
  const bayo = await makeUser(app, "Bayo Ade", { level: "VERIFIED" });
  return { bayo, ...(await liveListing(app, bayo, moderator, changes)) };
}

/** As trades leave its offer: so many held, so many sold. */
async function traded(listingId: string, held: number, sold: number) {
  const state = held + sold < 3 ? "AVAILABLE" : held > 0 ? "IN_ESCROW" : "COMPLETED";
  await app.asOwner(
    `update offer set units_held = $2, units_sold = $3, state = $4::offer_state, version = version + 1,
       ended_at = case when $4 = 'COMPLETED' then app_now() end where id = $1`,
    [listingId, held, sold, state],
  );
  if (state === "COMPLETED")
    await app.asOwner(
      "update allowance set open_listings = open_listings - 1 where user_id = (select seller_id from offer where id = $1)",
      [listingId],
    );
}

const offerOf = (listingId: string) =>
  queryOne<{ state: string; total: bigint; endedAt: Date | null; days: number }>(sql`
    select state::text, units_total as total, ended_at, round(extract(epoch from expires_at - app_now()) / 86400)::int as days
    from offer where id = ${listingId}::uuid`);

test("what is sold out is for sale again, for as long as a new listing, and counts as open", async () => {
  const { bayo, listingId } = await live();
  await traded(listingId, 0, 3);
  expect([await statusOf(bayo, listingId), await openListings(bayo)]).toEqual(["COMPLETED", 0]);
  await expect(restockListing(bayo.actor, freshKey(), { listingId, units: 0n })).rejects.toEqual(
    refused("none_left"),
  );
  await restockListing(bayo.actor, freshKey(), { listingId, units: 4n });
  expect(await offerOf(listingId)).toEqual({ state: "AVAILABLE", total: 7n, endedAt: null, days: 60 });
  expect(await openListings(bayo)).toBe(1);
  expect(await listingFor(null, listingId)).toMatchObject({
    is: "shown",
    listing: { status: "AVAILABLE", unitsLeft: "4" },
  });
});

test("what is sold out long after its time is restocked too; what was deleted is not", async () => {
  const { bayo, listingId } = await live();
  await traded(listingId, 0, 3);
  await app.asOwner("update offer set expires_at = app_now() - interval '30 days' where id = $1", [
    listingId,
  ]);
  await restockListing(bayo.actor, freshKey(), { listingId, units: 1n });
  expect(await offerOf(listingId)).toMatchObject({ state: "AVAILABLE", days: 60 });
  const other = await live();
  await traded(other.listingId, 0, 3);
  await deleteListing(other.bayo.actor, freshKey(), { listingId: other.listingId });
  await expect(
    restockListing(other.bayo.actor, freshKey(), { listingId: other.listingId, units: 1n }),
  ).rejects.toEqual(refused("not_found"));
});

test("a seller who has as many open as they may restocks nothing that is sold out", async () => {
  const { bayo, listingId } = await live();
  await traded(listingId, 0, 3);
  await app.asOwner("update allowance set open_listings = $2 where user_id = $1", [
    bayo.id,
    OPEN_LISTINGS.VERIFIED,
  ]);
  await expect(restockListing(bayo.actor, freshKey(), { listingId, units: 1n })).rejects.toEqual(
    refused("too_many_listings"),
  );
});

test("what is in trades to its last piece is refilled while its time runs", async () => {
  const { bayo, listingId } = await live();
  await traded(listingId, 2, 1);
  expect(await statusOf(bayo, listingId)).toBe("IN_ESCROW");
  await restockListing(bayo.actor, freshKey(), { listingId, units: 2n });
  expect(await offerOf(listingId)).toMatchObject({ state: "AVAILABLE", total: 5n });
  expect(await openListings(bayo)).toBe(1);
  const late = await live();
  await traded(late.listingId, 3, 0);
  await app.asOwner("update offer set expires_at = app_now() - interval '1 hour' where id = $1", [
    late.listingId,
  ]);
  await expect(
    restockListing(late.bayo.actor, freshKey(), { listingId: late.listingId, units: 1n }),
  ).rejects.toEqual(refused("time_over"));
});

test("twenty restocks at once count one open listing", async () => {
  const { bayo, listingId } = await live();
  await traded(listingId, 0, 3);
  const ends = await endsOf(
    Array.from({ length: 20 }, () => restockListing(bayo.actor, freshKey(), { listingId, units: 2n })),
  );
  expect(ends.filter((end) => end === "done")).toHaveLength(1);
  expect(new Set(ends)).toEqual(new Set(["done", "nothing_changed"]));
  expect(await openListings(bayo)).toBe(1);
});

const seen = { priceMinor: PRICE, units: 3n };

test("price and number are changed in the row, each alone or both", async () => {
  const { bayo, listingId } = await live();
  const change = (input: object) =>
    changeInRow(bayo.actor, freshKey(), { listingId, seen, ...seen, ...input });
  await expect(change({})).rejects.toEqual(refused("nothing_changed"));
  await change({ priceMinor: PRICE + 1_000_00n });
  const now = { priceMinor: PRICE + 1_000_00n, units: 3n };
  await change({ ...now, seen: now, units: 9n });
  expect(await ownListing(bayo.actor, listingId)).toMatchObject({
    price: { minor: "4100000" },
    unitsLeft: "9",
    hasPending: false,
  });
  await change({ priceMinor: PRICE, units: 5n, seen: { ...now, units: 9n } });
  expect(await ownListing(bayo.actor, listingId)).toMatchObject({
    price: { minor: "4000000" },
    unitsLeft: "5",
  });
  await pauseListing(bayo.actor, freshKey(), { listingId });
  await change({ units: 6n, seen: { ...seen, units: 5n } });
  expect(await ownListing(bayo.actor, listingId)).toMatchObject({ status: "INACTIVE", unitsLeft: "6" });
});

test("what was bought meanwhile is not put back by a new price, and a number that has moved is asked again", async () => {
  const { bayo, listingId } = await live();
  const change = (input: object) =>
    changeInRow(bayo.actor, freshKey(), { listingId, seen, ...seen, ...input });
  await traded(listingId, 1, 0);
  await change({ priceMinor: PRICE + 500_00n });
  expect(await offerOf(listingId)).toMatchObject({ total: 3n });
  await expect(change({ units: 5n })).rejects.toEqual(refused("units_moved", { units: "2" }));
  await change({ units: 5n, seen: { ...seen, units: 2n } });
  expect(await offerOf(listingId)).toMatchObject({ total: 6n });
  await expect(change({ priceMinor: PRICE + 900_00n })).rejects.toEqual(
    refused("price_moved", { priceMinor: "4050000" }),
  );
});

test("a deep fall of the price waits to be looked at, and so does no more while a change waits", async () => {
  const { bayo, listingId } = await live();
  const change = (input: object) =>
    changeInRow(bayo.actor, freshKey(), { listingId, seen, ...seen, ...input });
  await change({ priceMinor: PRICE / 4n });
  expect(await ownListing(bayo.actor, listingId)).toMatchObject({
    price: { minor: PRICE.toString() },
    hasPending: true,
  });
  await expect(change({ priceMinor: PRICE + 1_000_00n })).rejects.toEqual(refused("in_review"));
  await work(app);
  await unlessRefused(approveListing(moderator.actor, freshKey(), { listingId }));
  expect(await ownListing(bayo.actor, listingId)).toMatchObject({ price: { minor: "1000000" } });
});

test("a stranger's and an ended listing are not changed", async () => {
  const { bayo, listingId } = await live();
  const eve = await makeUser(app, "Eve Obi");
  const input = { listingId, seen, ...seen, units: 4n };
  await expect(changeInRow(eve.actor, freshKey(), input)).rejects.toEqual(refused("not_found"));
  await traded(listingId, 0, 3);
  await expect(changeInRow(bayo.actor, freshKey(), input)).rejects.toEqual(refused("not_live"));
});
