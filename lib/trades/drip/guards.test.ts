import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { commitPlan, type Plan } from "@/lib/kernel/commit";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { checkLedger } from "@/lib/ledger";
import { type TestApp, testApp } from "@/lib/testing/world";
import { planMove, readTradeToSettle, type StoredTrade, toSettle } from "..";
import { trade as tradeMachine } from "../machine";
import { appNow } from "../scenes-for-tests";
import { type Drip, dripOf, send } from "./scene-for-tests";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Commits a plan that no command makes. */
const commit = async (who: string, plan: Partial<Plan>) =>
  (
    await commitPlan({
      act: "test.forged",
      principal: who,
      key: newId(),
      requestHash: "ab".repeat(32),
      plan: { result: {}, ...plan },
    })
  ).outcome;

const versionOf = async (tradeId: string) => {
  const [row] = await query<{ version: bigint }>(sql`select version from trade where id = ${tradeId}::uuid`);
  return { id: tradeId, version: row?.version ?? 0n };
};

const moving = async (
  drip: Drip,
  number: number,
  move: "turn" | "stop" | "stop:end" | "begin" | "approve",
) => ({
  rows: [tradeMachine.move(await versionOf(drip.part(number).tradeId), move)],
});

describe("the database refuses", () => {
  test("to begin a part before its turn, and to give it its turn before the one before is completed", async () => {
    const drip = await dripOf(app);
    await expect(commit(drip.bayo.id, await moving(drip, 2, "begin"))).rejects.toThrow(
      "may not make the move begin",
    );
    await expect(commit(drip.bayo.id, await moving(drip, 2, "turn"))).rejects.toThrow(
      "may not make the move turn",
    );
    await expect(commit(drip.ada.id, await moving(drip, 3, "turn"))).rejects.toThrow(
      "may not make the move turn",
    );
  });

  test.each([
    ["approve", 1],
    ["cancel", 2],
  ] as const)("to %s a part and leave those after it waiting", async (move, number) => {
    const drip = await dripOf(app, number - 1);
    if (move === "approve") await send(drip, number);
    const by = move === "approve" ? drip.ada.actor : drip.bayo.actor;
    const stored = await queryOne<StoredTrade>(readTradeToSettle(drip.part(number).tradeId, by));
    if (!stored) throw new Error("a part");
    const trade = { ...toSettle(stored), now: await appNow() };
    const alone = planMove({ ...trade, waiting: [] }, move, by);
    await expect(commit(by.id, alone)).rejects.toThrow("the parts after it follow");
    expect(await commit(by.id, planMove(trade, move, by))).toBe("committed");
  });

  test("a seller's stop, and one with an end that has not happened", async () => {
    const drip = await dripOf(app);
    await expect(commit(drip.bayo.id, await moving(drip, 2, "stop"))).rejects.toThrow(
      "may not make the move stop",
    );
    await expect(commit(drip.bayo.id, await moving(drip, 2, "stop:end"))).rejects.toThrow(
      "may not make the move stop:end",
    );
  });

  test("to change which part of what a trade is, even for its owner", async () => {
    const drip = await dripOf(app);
    for (const change of [
      "part = 7, parts = 9",
      "checkout_id = gen_random_uuid()",
      "checkout_id = null, part = null, parts = null",
    ]) {
      await expect(
        app.asOwner(`update trade set ${change} where id = $1`, [drip.part(2).tradeId]),
      ).rejects.toThrow();
    }
  });
});

test("the ledger's check finds a part that runs out of turn, and one that waits behind an end", async () => {
  const found = async () =>
    (await checkLedger(ledgerChecks, "full")).findings.find(({ what }) => what.includes("out of turn"))
      ?.found ?? 0;
  expect(await found()).toBe(0);
  const early = await dripOf(app);
  await app.asOwner(
    "update trade set state = 'IN_ESCROW', started_at = app_now(), deadline_at = app_now() + interval '1 hour' where id = $1",
    [early.part(2).tradeId],
  );
  expect(await found()).toBe(1);
  const left = await dripOf(app);
  await app.asOwner(
    "update trade set state = 'CANCELLED', ended_at = app_now(), deadline_at = null where id = $1",
    [left.part(1).tradeId],
  );
  expect(await found()).toBe(2);
});
