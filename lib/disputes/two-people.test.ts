import { afterAll, beforeAll, expect, test } from "vitest";
import { allReactions, ledgerChecks } from "@/lib/composition";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { checkLedger } from "@/lib/ledger";
import { claimCase } from "@/lib/staff/queues/commands";
import { agreeTo } from "@/lib/testing/approvals";
import { runWaiting } from "@/lib/testing/reactions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey, held, PRICE, sceneOf, together } from "../trades/scenes-for-tests";
import {
  acceptRuling,
  acceptSettlement,
  appealRuling,
  concedeTrade,
  getCaseFor,
  getDisputeFor,
  offerSettlement,
  ruleOnTrade,
} from "./index";
import { clock, FEE, moneyOf, START } from "./money-for-tests";
import { answered, decisionOf, ruled } from "./scenes-for-tests";
import { twoPeopleFrom } from "./two-people-for-tests";

let app: TestApp;
let chidi: TestUser;
let dele: TestUser;
let mola: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  dele = await makeUser(app, "Dele Ojo", { staffRoles: ["MODERATOR"] });
  mola = await makeUser(app, "Mola Ade", { staffRoles: ["MODERATOR"] });
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

const twoFrom = (minor: bigint) => twoPeopleFrom(app, minor);

test("two people rule on a large trade, and another two on its appeal", async () => {
  await twoFrom(PRICE);
  const scene = await sceneOf(app, "DISPUTED");
  const { bayo, tradeId } = scene;
  await answered(tradeId);
  const { result } = await ruleOnTrade(chidi.actor, freshKey(), { tradeId, ...decisionOf("refund") });
  expect(result).toMatchObject({ stage: "CONFIRMING", approvalId: expect.any(String) });
  expect((await getDisputeFor(bayo.actor, tradeId))?.stage).toBe("CONFIRMING");
  expect(await getCaseFor(dele.actor, tradeId)).toMatchObject({
    needsTwoPeople: true,
    barredBy: "asked",
    request: { creatorName: "Chidi Eze", isOwn: false },
  });
  const id = result.approvalId ?? "";
  await expect(agreeTo(chidi, id)).rejects.toMatchObject({ reason: "needs_another" });
  await agreeTo(dele, id);
  expect((await getDisputeFor(bayo.actor, tradeId))?.stage).toBe("RULED");
  const rulings = await query(sql`
    select g.moderator_id, g.approver_id from ruling g join dispute d on d.id = g.dispute_id where d.trade_id = ${tradeId}::uuid`);
  expect(rulings).toEqual([{ moderatorId: chidi.id, approverId: dele.id }]);
  await appealRuling(bayo.actor, freshKey(), { tradeId, reason: "Look at the receipt again." });
  await expect(
    ruleOnTrade(dele.actor, freshKey(), { tradeId, ...decisionOf("release") }),
  ).rejects.toMatchObject({ reason: "ruled_before" });
  const again = await ruleOnTrade(mola.actor, freshKey(), {
    tradeId,
    ...decisionOf("split", { refundMinor: "100000" }),
  });
  const second = await makeUser(app, "Ngozi Bello", { staffRoles: ["MODERATOR"] });
  await agreeTo(second, again.result.approvalId ?? "");
  expect(await held("HOLD", tradeId)).toBe(0n);
  expect(await getDisputeFor(bayo.actor, tradeId)).toMatchObject({ stage: "CLOSED", outcome: "split" });
  await twoFrom(20_000_000n);
});

test("a ruling that is sent again answers as it did, whatever has become of the dispute and of the threshold", async () => {
  await twoFrom(PRICE);
  const { bayo, tradeId } = await sceneOf(app, "DISPUTED");
  await answered(tradeId);
  const ngozi = await makeUser(app, "Ngozi Bello", { staffRoles: ["MODERATOR"] });
  const [key, appealKey] = [freshKey(), freshKey()];
  const rule = () => ruleOnTrade(chidi.actor, key, { tradeId, ...decisionOf("refund") });
  const { result: first } = await rule();
  const again = { result: first, replayed: true };
  expect([first.stage, await rule()]).toEqual(["CONFIRMING", again]);
  await agreeTo(dele, first.approvalId ?? "");
  expect(await rule()).toEqual(again);
  await expect(ruleOnTrade(chidi.actor, key, { tradeId, ...decisionOf("release") })).rejects.toMatchObject({
    reason: "key_reused",
  });
  await appealRuling(bayo.actor, freshKey(), { tradeId, reason: "Look at the receipt again." });
  const answer = () => ruleOnTrade(mola.actor, appealKey, { tradeId, ...decisionOf("release") });
  const { result: second } = await answer();
  await agreeTo(ngozi, second.approvalId ?? "");
  await twoFrom(20_000_000n);
  expect([second.stage, await rule(), await answer()]).toEqual([
    "APPEALED",
    again,
    { result: second, replayed: true },
  ]);
});

test("a ruling by one answers as it did though two would be needed by now", async () => {
  const { tradeId } = await sceneOf(app, "DISPUTED");
  await answered(tradeId);
  const key = freshKey();
  const rule = () => ruleOnTrade(chidi.actor, key, { tradeId, ...decisionOf("refund") });
  const { result } = await rule();
  await twoFrom(PRICE);
  expect(await rule()).toEqual({ result, replayed: true });
  await twoFrom(20_000_000n);
});

test("a ruling that waits for a colleague is out of date once the parties have settled", async () => {
  await twoFrom(PRICE);
  const { bayo, tradeId } = await sceneOf(app, "DISPUTED");
  await answered(tradeId);
  const { result } = await ruleOnTrade(chidi.actor, freshKey(), { tradeId, ...decisionOf("release") });
  await concedeTrade(bayo.actor, freshKey(), { tradeId });
  const answer = await agreeTo(dele, result.approvalId ?? "");
  expect(answer.state).toBe("STALE");
  expect((await getDisputeFor(bayo.actor, tradeId))?.closedHow).toBe("conceded");
  await twoFrom(20_000_000n);
});

test("a late dispute goes from who has it to a colleague, with a new date for both", async () => {
  const { ada, tradeId } = await sceneOf(app, "DISPUTED");
  await answered(tradeId);
  const dispute = await queryOne<{ id: string }>(
    sql`select id from dispute where trade_id = ${tradeId}::uuid`,
  );
  const holder = async () =>
    (
      await queryOne<{ staffId: string }>(sql`
        select staff_id from assignment where subject_id = ${dispute?.id ?? ""}::uuid and ended_at is null`)
    )?.staffId;
  await claimCase(chidi.actor, newId(), { kind: "disputes", subjectId: dispute?.id ?? "" });
  expect(await holder()).toBe(chidi.id);
  await app.moveTime("48 hours");
  await clock();
  await runWaiting(
    app,
    allReactions.flatMap(({ on = [] }) => on.filter(({ event }) => event.topic === "dispute.moved")),
    2,
  );
  const next = await holder();
  expect(next).toBeDefined();
  expect(next).not.toBe(chidi.id);
  const seen = await getDisputeFor(ada.actor, tradeId);
  expect(Date.parse(seen?.deadlineAt ?? "") - Date.parse(seen?.now ?? "")).toBeGreaterThan(47 * 3_600_000);
});

test("an appeal against one moderator's ruling is a colleague's case, and not that moderator's", async () => {
  const { ada, tradeId } = await sceneOf(app, "DISPUTED");
  await ruled(chidi, tradeId, "release");
  const { result } = await appealRuling(ada.actor, freshKey(), { tradeId, reason: "Look at the receipt." });
  const claim = (by: TestUser) =>
    claimCase(by.actor, newId(), { kind: "appeals", subjectId: result.disputeId });
  await expect(claim(chidi)).rejects.toMatchObject({ reason: "part_of_it" });
  await claim(dele);
  await ruleOnTrade(dele.actor, freshKey(), { tradeId, ...decisionOf("refund") });
});

test("an accepted offer, a concession and a ruling that becomes final at once end it once", async () => {
  for (let round = 0; round < 20; round += 1) {
    const scene = await sceneOf(app, "DISPUTED");
    const { ada, bayo, tradeId } = scene;
    await ruled(chidi, tradeId, "release");
    await acceptRuling(bayo.actor, freshKey(), { tradeId });
    const { result } = await offerSettlement(bayo.actor, freshKey(), { tradeId, refundMinor: 1_000_00n });
    const outcomes = await together([
      () => acceptRuling(ada.actor, freshKey(), { tradeId }),
      () => acceptSettlement(ada.actor, freshKey(), { tradeId, offerId: result.offerId }),
      () => concedeTrade(bayo.actor, freshKey(), { tradeId }),
      () => appealRuling(ada.actor, freshKey(), { tradeId, reason: "It is not enough for me." }),
    ]);
    const done = outcomes.map(({ said }) => said === "done");
    expect(done.slice(0, 3).filter(Boolean).length).toBeLessThanOrEqual(1);
    const [buyer = 0n, seller = 0n, escrow] = await moneyOf(scene);
    if (done.slice(0, 3).includes(true)) {
      expect(escrow).toBe(0n);
      const fees = START - buyer - seller;
      expect([0n, FEE, 47_25n]).toContain(fees);
    } else expect(escrow).toBe(PRICE);
  }
});
