import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { type TestApp, testApp } from "@/lib/testing/world";
import { freshKey, reasonOf, sceneOf } from "../scenes-for-tests";
import { handOver, renewCode } from "./commands/hand-over";
import { shipTrade } from "./commands/send";
import { withCarrier } from "./scene-for-tests";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test("a trade of what is not sent has no code to renew, and nothing to send or hand over", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app, "BEGUN");
  const why = (act: Promise<unknown>) => act.then(() => "done", reasonOf);
  expect(await why(renewCode(ada.actor, freshKey(), { tradeId }))).toBe("no_parcel");
  expect(await why(renewCode(bayo.actor, freshKey(), { tradeId }))).toBe("no_parcel");
  const refused = [
    shipTrade(bayo.actor, freshKey(), { tradeId, sent: withCarrier() }),
    handOver(bayo.actor, freshKey(), { tradeId, code: "123456" }),
    handOver(bayo.actor, freshKey(), { tradeId, code: "0".repeat(32) }),
  ];
  for (const reason of await Promise.all(refused.map(why)))
    expect(["moved_on", "no_parcel"]).toContain(reason);
  const [left] = await query<{ state: string; moves: number }>(
    sql`select state::text, moves from trade where id = ${tradeId}::uuid`,
  );
  expect(left).toEqual({ state: "IN_ESCROW", moves: 2 });
});
