import { afterAll, beforeAll, expect, test } from "vitest";
import { settingsToShow } from "@/lib/kernel/settings";
import { bpsOf } from "@/lib/money/fees";
import { type TestApp, testApp } from "@/lib/testing/world";
import { firstSettings } from "./first-settings";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test("the product comes with settings of the right shapes, and the seed knows the same", async () => {
  const { trade_limits, commission, airtime_price, airtime_networks } = await settingsToShow();
  const digits = Object.entries(trade_limits).map(([level, { tradeMinor, dayMinor }]) => [
    level,
    { tradeMinor: tradeMinor.toString(), dayMinor: dayMinor.toString() },
  ]);
  expect(Object.fromEntries(digits)).toEqual(firstSettings.tradeLimits);
  expect(commission.rules).toEqual([{ bps: bpsOf(firstSettings.feeRule) }]);
  expect(airtime_price).toEqual(firstSettings.priceBand);
  expect(airtime_networks).toEqual(firstSettings.networks);
});
