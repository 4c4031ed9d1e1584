import { afterAll, beforeAll, expect, test } from "vitest";
import { moneyView } from "@/lib/kernel/schema";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { pauseListing, priceHintFor, priceHintOf } from "..";
import type { Draft } from "../content";
import { LEAF, liveListing } from "../scene-for-tests";
import { standing } from "./price-range";

let app: TestApp;
let moderator: TestUser;
let sellers: TestUser[];
let ada: TestUser;

beforeAll(async () => {
  app = await testApp();
  moderator = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  ada = await makeUser(app, "Ada Obi", { level: "TRUSTED" });
  sellers = await Promise.all(
    ["Bisi Ola", "Musa Bello", "Tunde Ajayi"].map((name) => makeUser(app, name, { level: "TRUSTED" })),
  );
});
afterAll(() => app.close());

const naira = (amount: number) => moneyView(BigInt(amount) * 100n);
const phone = { brand: "tecno", model: "Spark", storage: "64_gb", lock: "unlocked", imei: "356938035643809" };

/** A live phone of a seller, by the place of the seller. */
const listed = async (at: number, price: number, changes: Draft = {}) => {
  const seller = sellers[at % sellers.length] as TestUser;
  const draft = { condition: "GOOD" as const, attributes: phone, price: naira(price), ...changes };
  return { seller, ...(await liveListing(app, seller, moderator, draft)) };
};

const hint = (details: Record<string, unknown> = phone, condition = "GOOD", by = ada) =>
  priceHintFor(by.actor, { category: LEAF, condition, details: (key) => details[key] });

test("says between which prices half of five similar listings lie, and nothing of fewer", async () => {
  const first = await listed(0, 40_000);
  for (const [at, price] of [42_000, 44_000, 46_000].entries()) await listed(at + 1, price);
  expect(await hint()).toBeNull();
  await listed(1, 60_000);
  const half = { lowMinor: "4200000", highMinor: "4600000", listings: 5 };
  expect(await hint()).toEqual(half);

  // Another condition, another brand or another size is another thing; its details may not be known yet.
  expect(await hint(phone, "NEW")).toBeNull();
  expect(await hint({ ...phone, brand: "apple" })).toBeNull();
  expect(await hint({ ...phone, brand: "" })).toBeNull();
  expect(await hint(phone, "constructor")).toBeNull();
  // Nobody is compared with themselves.
  expect(await hint(phone, "GOOD", first.seller)).toBeNull();
  expect(await priceHintOf(first.listingId)).toBeNull();

  await listed(2, 48_000, { attributes: { ...phone, storage: "128_gb" } });
  expect(await hint()).toEqual(half);
  // Where too few have the same storage, all of the brand are similar.
  expect(await hint({ ...phone, storage: "32_gb" })).toEqual({ ...half, highMinor: "4800000", listings: 6 });

  await pauseListing(first.seller.actor, freshKey(), { listingId: first.listingId });
  expect(await hint()).toEqual({ ...half, lowMinor: "4400000", highMinor: "4800000" });
});

test("one seller's listings make no price", async () => {
  const attributes = { ...phone, brand: "itel" };
  for (const price of [20_000, 21_000, 22_000, 23_000, 24_000]) await listed(0, price, { attributes });
  expect(await hint(attributes)).toBeNull();
  for (const at of [1, 2]) await listed(at, 25_000, { attributes });
  expect(await hint(attributes)).toMatchObject({ listings: 7 });
  const own = await liveListing(app, ada, moderator, { condition: "GOOD", attributes, price: naira(22_000) });
  expect(await priceHintOf(own.listingId)).toMatchObject({ lowMinor: "2100000", highMinor: "2500000" });
});

test("what is sold out counts for half a year", async () => {
  const attributes = { ...phone, brand: "nokia" };
  const all = [];
  for (const at of [0, 1, 2, 3, 4]) all.push(await listed(at, 15_000 + at, { attributes }));
  await app.asOwner(
    "update offer set units_sold = units_total, state = 'COMPLETED', ended_at = app_now() where id = $1",
    [all[0]?.listingId],
  );
  expect(await hint(attributes)).toMatchObject({ listings: 5 });
  await app.asOwner("update listing set first_live_at = first_live_at - interval '181 days' where id = $1", [
    all[0]?.listingId,
  ]);
  expect(await hint(attributes)).toBeNull();
});

test("a price stands below, within or above", () => {
  const about = { lowMinor: "100", highMinor: "200", listings: 5 };
  expect([99n, 100n, 200n, 201n].map((price) => standing(price, about))).toEqual([
    "less",
    "same",
    "same",
    "more",
  ]);
});
