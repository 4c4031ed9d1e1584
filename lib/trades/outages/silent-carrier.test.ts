import { afterAll, beforeAll, expect, test } from "vitest";
import { CarrierNoAnswer, carrierOf } from "@/lib/carriers";
import { query, sql } from "@/lib/kernel/db";
import { runWaiting } from "@/lib/testing/reactions";
import { type TestApp, testApp } from "@/lib/testing/world";
import { carrierKey, type Simulators, startForTests } from "@/scripts/simulators/for-tests";
import { tradeReactions } from "../reactions";

let app: TestApp;
let simulators: Simulators;

beforeAll(async () => {
  simulators = await startForTests();
  app = await testApp({
    TERMINAL_AFRICA_URL: `${simulators.url}/terminal-africa/v1`,
    TERMINAL_AFRICA_SECRET_KEY: carrierKey,
  });
});
afterAll(async () => {
  delete process.env.TERMINAL_AFRICA_URL;
  delete process.env.TERMINAL_AFRICA_SECRET_KEY;
  await simulators.stop();
  await app.close();
});

const outages = () =>
  query(
    sql`select state, source, listed_under as name from outage where source = 'health' order by started_at`,
  );
const ask = (number: string) => carrierOf("terminal_africa").track(number);
const silent = () => simulators.call("/control/parcels/faults", { mode: "bad_gateway", on: "track" });
const everyMinute = () => tradeReactions.everyMinute?.["trades.close_carrier_outages"]?.();

test("a carrier that says nothing of five parcels in a row is down until it answers", async () => {
  for (let parcel = 1; parcel <= 5; parcel += 1) {
    expect(await outages()).toEqual([]);
    await silent();
    await expect(ask(`SH-${String(parcel)}`)).rejects.toThrow(CarrierNoAnswer);
  }
  await runWaiting(app, tradeReactions.on, 2);
  const down = { source: "health", name: "Terminal Africa" };
  expect(await outages()).toEqual([{ ...down, state: "OPEN" }]);
  await silent();
  await everyMinute();
  expect(await outages()).toEqual([{ ...down, state: "OPEN" }]);
  await everyMinute();
  expect(await outages()).toEqual([{ ...down, state: "ENDED" }]);
});
