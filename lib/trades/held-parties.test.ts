import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agreeCancel } from "@/lib/disputes";
import { disputeReactions } from "@/lib/disputes/reactions";
import { query, sql } from "@/lib/kernel/db";
import { restrict } from "@/lib/testing/restrict";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { ledgerChecks } from "../composition";
import { checkLedger } from "../ledger";
import { approveTrade, cancelTrade, deliverTrade, getTradeFor, proposeCancel } from ".";
import { applyOutages } from "./outages/apply";
import { closeOutage } from "./outages/commands";
import { clockOf, lookAtDeadlines, markDown } from "./outages/scene-for-tests";
import { freshKey, held, PRICE, type Scene, sceneOf } from "./scenes-for-tests";

let app: TestApp;
let chidi: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

const cancel = (scene: Scene, who: "ada" | "bayo" = "ada") =>
  cancelTrade(scene[who].actor, freshKey(), scene);

describe("a buyer who waits for a seller that does not begin", () => {
  test("cancels once the time is over, before the clock does, gets all of it back, and the offer is gone", async () => {
    const scene = await sceneOf(app);
    await expect(cancel(scene)).rejects.toMatchObject({ reason: "not_due" });
    await app.moveTime("31 minutes");
    expect((await getTradeFor(scene.ada.actor, scene.tradeId))?.openMoves).toContain("cancel");
    await cancel(scene);
    expect(await held("WALLET", scene.ada.id)).toBe(10_000_00n);
    const [offer] = await query(
      sql`select state from offer where id = (select offer_id from trade_line where trade_id = ${scene.tradeId}::uuid)`,
    );
    expect(offer).toEqual({ state: "WITHDRAWN" });
  });

  test("does not once the seller has begun, nor while an outage holds the clock or has not moved the deadline", async () => {
    const begun = await sceneOf(app, "BEGUN");
    const stopped = await sceneOf(app);
    const outage = await markDown(chidi);
    await app.moveTime("31 minutes");
    await expect(cancel(begun)).rejects.toMatchObject({ reason: "ask_to_cancel" });
    await expect(cancel(stopped)).rejects.toMatchObject({ reason: "not_due" });
    expect((await getTradeFor(stopped.ada.actor, stopped.tradeId))?.openMoves).not.toContain("cancel");
    await closeOutage(chidi.actor, freshKey(), { id: outage });
    await expect(cancel(stopped)).rejects.toMatchObject({ reason: "not_due" });
    await applyOutages();
    await expect(cancel(stopped)).rejects.toMatchObject({ reason: "not_due" });
    await app.moveTime("31 minutes");
    await cancel(stopped);
  });
});

/** Ada, who pays, or Bayo, who is paid, cannot go on; the minute's look; what has become of the trade. */
async function afterRestriction(
  state: Parameters<typeof sceneOf>[1],
  who: "ada" | "bayo",
  how: "blocked" | "chargeback" | "frozen by staff",
): Promise<Scene & { state: string }> {
  const scene = await sceneOf(app, state);
  const id = await restrict(app, scene[who].id, how === "blocked" ? "blocked" : "frozen");
  if (how === "chargeback")
    await app.asOwner("update restriction set subject_kind = 'chargeback' where id = $1", [id]);
  await disputeReactions.everyMinute?.["disputes.escalate_restricted"]?.();
  return { ...scene, ...(await clockOf(scene)) };
}

describe("of a party who cannot go on", () => {
  test.each([
    ["a delivered trade of a blocked buyer", "DELIVERED", "ada", "blocked", "DISPUTED"],
    ["a begun trade of a blocked buyer", "BEGUN", "ada", "blocked", "DISPUTED"],
    ["a begun trade of a blocked seller", "BEGUN", "bayo", "blocked", "DISPUTED"],
    ["a delivered trade of a blocked seller", "DELIVERED", "bayo", "blocked", "DELIVERED"],
    ["a trade that a blocked seller has not begun", "IN_ESCROW", "bayo", "blocked", "IN_ESCROW"],
    ["a trade out of money that the bank takes back", "IN_ESCROW", "ada", "chargeback", "DISPUTED"],
    ["a delivered one out of such money", "DELIVERED", "ada", "chargeback", "DISPUTED"],
    ["a trade that pays into such an account", "DELIVERED", "bayo", "chargeback", "DELIVERED"],
    ["a begun trade of one whom staff froze", "BEGUN", "ada", "frozen by staff", "IN_ESCROW"],
  ] as const)("%s", async (_what, state, who, how, then) => {
    const scene = await afterRestriction(state, who, how);
    expect(scene.state).toBe(then);
    expect(await held("HOLD", scene.tradeId)).toBe(PRICE);
    const last = (await getTradeFor(scene.ada.actor, scene.tradeId))?.moves.at(-1);
    // Neither side reads which account it is, or why.
    if (then === "DISPUTED") expect(last?.note).toMatch(/^An account in this trade is under review/);
  });

  test("what still can end without them ends: the other side pays, both agree, or the clock gives the money back", async () => {
    const paid = await afterRestriction("DELIVERED", "bayo", "blocked");
    await approveTrade(paid.ada.actor, freshKey(), paid);
    const begun = await afterRestriction("BEGUN", "ada", "chargeback");
    await proposeCancel(begun.ada.actor, freshKey(), { tradeId: begun.tradeId });
    await agreeCancel(begun.bayo.actor, freshKey(), { tradeId: begun.tradeId });
    const waiting = await afterRestriction("IN_ESCROW", "bayo", "blocked");
    await app.moveTime("31 minutes");
    await lookAtDeadlines(app);
    expect((await clockOf(waiting)).state).toBe("CANCELLED");
  });

  test("a trade that is begun after its buyer was blocked goes to a moderator, and is not delivered", async () => {
    const scene = await sceneOf(app, "BEGUN");
    await restrict(app, scene.ada.id, "blocked", { lasts: "10 minutes" });
    await app.moveTime("11 minutes");
    await disputeReactions.everyMinute?.["disputes.escalate_restricted"]?.();
    expect((await clockOf(scene)).state).toBe("IN_ESCROW"); // the block is over
    await restrict(app, scene.ada.id, "blocked");
    await disputeReactions.everyMinute?.["disputes.escalate_restricted"]?.();
    await expect(deliverTrade(scene.bayo.actor, freshKey(), scene)).rejects.toMatchObject({
      reason: "moved_on",
    });
  });
});
