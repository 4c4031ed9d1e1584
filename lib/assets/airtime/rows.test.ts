import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { queryOne, sql } from "@/lib/kernel/db";
import { type TestApp, testApp } from "@/lib/testing/world";
import { sceneOf } from "@/lib/trades/scenes-for-tests";

let app: TestApp;
let ids: { offer: string; trade: string };

beforeAll(async () => {
  app = await testApp();
  const { tradeId } = await sceneOf(app);
  const line = await queryOne<{ offerId: string }>(sql`
    select offer_id from trade_line where trade_id = ${tradeId}::uuid`);
  ids = { offer: line?.offerId ?? "", trade: tradeId };
});
afterAll(() => app.close());

/** Writes a row again, as another one that differs in this. */
const again = (table: "offer" | "trade", changed: object) =>
  app.asOwner(
    `insert into ${table} select (jsonb_populate_record(t, $1)).* from ${table} t where id = $2::uuid`,
    [JSON.stringify({ id: crypto.randomUUID(), ...changed }), ids[table]],
  );

describe("the database takes", () => {
  test("an offer of airtime that stands in the market under its own network and amount", async () => {
    expect(await again("offer", {})).toMatchObject({ rowCount: 1 });
  });

  test.each([
    [
      "an unknown network",
      { terms: { network: "XTEL", faceValue: { minor: "500000" } }, listed_under: "XTEL" },
    ],
    ["another network than its listing says", { listed_under: "GLO" }],
    ["another amount than its listing says", { listed_minor: 1 }],
    ["another rate than its price has", { rate_bps: 1 }],
    ["more than one unit", { units_total: 2 }],
    ["no amount", { terms: { network: "MTN" } }],
  ])("no offer of airtime with %s", async (_, changed) => {
    await expect(again("offer", changed)).rejects.toThrow("of airtime is not complete");
  });

  test.each([
    ["no number", {}],
    ["a number that is none", { recipientPhone: "+23480" }],
  ])("no trade of airtime with %s", async (_, delivery) => {
    await expect(again("trade", { delivery })).rejects.toThrow("of airtime has no number");
  });
});
