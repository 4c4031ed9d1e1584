import { expect, test } from "vitest";
import { pauseListing } from "@/lib/catalog";
import { liveListing } from "@/lib/catalog/scene-for-tests";
import { moneyView } from "@/lib/kernel/schema";
import { addProfile } from "@/lib/shipping";
import { usualProfile } from "@/lib/shipping/schema";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { openMarket } from "../market-for-tests";
import { deliveryTo } from "./delivery";

const market = openMarket();

/** A Monday. */
const NOW = new Date("2026-11-30T09:00:00Z");
const to = (state: string, lga?: string) => deliveryTo(market.phone.listingId, { state, lga }, NOW);

test("what delivery costs is of the place: its own area, and elsewhere in the state, its region and the country", async () => {
  expect(await to("LA", "Ikeja")).toEqual({
    fee: moneyView(1_500_00n),
    isLeast: false,
    from: "2026-12-02",
    until: "2026-12-09",
  });
  expect(await to("LA", "Surulere")).toMatchObject({ fee: moneyView(2_500_00n), isLeast: false });
  expect(await to("LA")).toMatchObject({ fee: moneyView(1_500_00n), isLeast: true });
  expect(await to("OG")).toMatchObject({ fee: moneyView(4_000_00n), isLeast: false });
  expect(await to("KN")).toMatchObject({ fee: moneyView(5_500_00n), isLeast: false });
});

test("of several ways it is the cheapest that reaches it, with its days; where none does it is nothing", async () => {
  const near = { lga: moneyView(0n), state: moneyView(1_000_00n), region: null, country: null };
  const strategy = { by: "ZONE" as const, zones: near, extra: moneyView(0n) };
  await addProfile(market.sade, freshKey(), { ...usualProfile, name: "My own rider", strategy });
  expect(await to("KN")).toBeNull();
  expect(await to("LA", "Ikeja")).toMatchObject({ fee: moneyView(0n), isLeast: false });
  const post = { by: "FLAT" as const, base: moneyView(3_000_00n), extra: moneyView(0n) };
  await addProfile(market.sade, freshKey(), {
    name: "Post",
    strategy: post,
    handlingDays: 1,
    daysMin: 2,
    daysMax: 2,
  });
  expect(await to("LA", "Surulere")).toMatchObject({ fee: moneyView(1_000_00n), isLeast: true });
  expect(await to("KN")).toEqual({
    fee: moneyView(3_000_00n),
    isLeast: false,
    from: "2026-12-03",
    until: "2026-12-03",
  });
});

test("nothing is said of what is only fetched, or not for sale", async () => {
  const { app, sade, moderator } = market;
  const fetched = await liveListing(app, sade, moderator, { delivery: ["PICK_UP"] });
  expect(await deliveryTo(fetched.listingId, { state: "LA" }, NOW)).toBeUndefined();
  await pauseListing(sade.actor, freshKey(), { listingId: market.phone.listingId });
  expect(await to("LA")).toBeUndefined();
});
