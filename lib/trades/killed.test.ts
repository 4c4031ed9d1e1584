import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { expectKilledAt } from "@/lib/testing/kill";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { ledgerChecks } from "../composition";
import { checkLedger } from "../ledger";
import { acceptOffer, approveTrade } from ".";
import { freshKey, held, offerOf, PRICE, sceneOf } from "./scenes-for-tests";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

const program = new URL("./one-act-for-tests.ts", import.meta.url);

/** Does the command in a process that kills itself at the point. */
function killedAt(point: string, act: string, actorId: string, key: string, input: object): Promise<void> {
  const json = JSON.stringify(input, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  return expectKilledAt(point, program, act, actorId, key, json);
}

const postings = async (principalId: string, key: string) =>
  (
    await query(
      sql`select posting_id from posting_key where principal_id = ${principalId}::uuid and key = ${key}`,
    )
  ).length;

const points = ["commit.before", "commit.after", "committed"];

test.each(points)(
  "a server killed at %s of an acceptance: the same key takes the offer once",
  async (point) => {
    const ada = await makeUser(app, "Ada Obi", { balanceMinor: 10_000_00n });
    const offer = await offerOf(await makeUser(app, "Bayo"));
    const key = freshKey();
    const where = point === "committed" ? "trade.accept.committed" : point;
    await killedAt(where, "accept", ada.id, key, offer);
    expect(await postings(ada.id, key)).toBe(point === "commit.before" ? 0 : 1);
    const { result, replayed } = await acceptOffer(ada.actor, key, offer);
    expect(replayed).toBe(point !== "commit.before");
    expect(await held("HOLD", result.tradeId)).toBe(PRICE);
    expect(await held("WALLET", ada.id)).toBe(10_000_00n - PRICE);
  },
);

test.each(points)(
  "a server killed at %s of an approval: the same key pays the seller once",
  async (point) => {
    const scene = await sceneOf(app, "DELIVERED");
    const key = freshKey();
    const where = point === "committed" ? "trade.approve.committed" : point;
    await killedAt(where, "approve", scene.ada.id, key, { tradeId: scene.tradeId });
    const { result, replayed } = await approveTrade(scene.ada.actor, key, { tradeId: scene.tradeId });
    expect([result.state, replayed]).toEqual(["COMPLETED", point !== "commit.before"]);
    expect(await held("WALLET", scene.bayo.id)).toBe(PRICE - 62_25n);
    expect(await held("HOLD", scene.tradeId)).toBe(0n);
  },
);
