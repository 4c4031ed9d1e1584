import { expect, test } from "vitest";
import { PRICE } from "@/lib/catalog/scene-for-tests";
import { FEE, openMarket } from "@/lib/checkout/market-for-tests";
import { bought } from "@/lib/checkout/scene-for-tests";
import { cancelTrade } from "@/lib/trades";
import { appNow, freshKey } from "@/lib/trades/scenes-for-tests";
import { ordersCsv } from ".";
import { orderLines } from "./orders-csv";
import { netOf } from "./scene-for-tests";

const market = openMarket();
const buy = (units = 1) => bought(market.ada, market.phone.listingId, units);

const csvOf = async (user: { id: string }, days = {}) =>
  Buffer.from(await new Response(await ordersCsv(user, days)).arrayBuffer()).toString();

test("orders are kept as a table that starts no formula: one’s own, of the days that are asked for", async () => {
  const { ada, sade } = market;
  const [kept, gone] = [await buy(2), await buy()];
  await cancelTrade(ada.actor, freshKey(), { ...gone, reason: "CHANGED_MIND" });
  const [head, newest = "", oldest = "", ...rest] = (await csvOf(sade)).split("\r\n");
  expect(head).toBe(
    "\ufeffTime (Lagos),Order,Status,Item,Units,Buyer,Delivery,Price,Commission,Delivery fee,You receive,Currency,Ended (Lagos)",
  );
  expect(newest).toContain(`,${gone.tradeId},Refunded,Clean phone with box,1,Ada,`);
  expect(newest).toContain(",40000.00,0.00,0.00,0.00,NGN,");
  const net = await netOf(kept.tradeId);
  const decimal = (minor: bigint) => `${minor / 100n}.${(minor % 100n).toString().padStart(2, "0")}`;
  // Two weigh more than one.
  const fee = FEE + 500_00n;
  expect(oldest).toContain(
    `,80000.00,${decimal(2n * PRICE - net)},${decimal(fee)},${decimal(net + fee)},NGN,`,
  );
  expect(rest).toEqual([""]);
  expect((await csvOf(ada)).trim().split("\r\n")).toHaveLength(1);
  const day = (await appNow()).toISOString().slice(0, 10);
  const tomorrow = new Date((await appNow()).getTime() + 2 * 86_400_000).toISOString().slice(0, 10);
  expect((await csvOf(sade, { from: "2020-01-01", to: day })).split("\r\n").length).toBeGreaterThanOrEqual(2);
  expect((await csvOf(sade, { from: tomorrow })).trim().split("\r\n")).toHaveLength(1);
  const row = {
    id: "1",
    createdAt: new Date(0),
    place: "",
    endedAt: null,
    state: "IN_ESCROW",
    kind: "GOODS",
    terms: { title: "=HYPERLINK(1)" },
    moreLines: 0,
    units: 1n,
    buyer: "@Ada",
    way: "-1",
    priceMinor: 1n,
    feeRule: { n: 0, d: 1, round: "down" },
    deliveryFeeMinor: 0n,
    sharedMinor: 0n,
    sharedFeeMinor: 0n,
    currency: "KOBO",
  } as const;
  expect(orderLines([row])).toContain(",'=HYPERLINK(1),1,'@Ada,'-1,");
});
