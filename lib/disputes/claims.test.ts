import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { checkLedger } from "@/lib/ledger";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { approveTrade } from "../trades";
import { freshKey, held, PRICE, type Scene, sceneOf, together } from "../trades/scenes-for-tests";
import {
  claimUntil,
  getDisputeFor,
  lateMonths,
  offerSettlement,
  openDispute,
  openStaffReview,
  withdrawClaim,
} from "./index";
import { clock, FEE, moneyOf, START } from "./money-for-tests";
import { answered, ruledFinally } from "./scenes-for-tests";

let app: TestApp;
let chidi: TestUser;
let dele: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  dele = await makeUser(app, "Dele Ojo", { staffRoles: ["MODERATOR"] });
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

const problem = { reason: "other", statement: "The airtime was taken back a day later." };

async function ended(): Promise<Scene> {
  const scene = await sceneOf(app, "DELIVERED");
  await approveTrade(scene.ada.actor, freshKey(), { tradeId: scene.tradeId });
  return scene;
}
const claimed = async () => {
  const scene = await ended();
  await openDispute(scene.ada.actor, freshKey(), { tradeId: scene.tradeId, ...problem, isClaim: true });
  return scene;
};
const paid = [START - PRICE, PRICE - FEE, 0n];

test("a claim about an ended trade is decided like any dispute, and its ruling moves nothing", async () => {
  const scene = await claimed();
  const { tradeId, bayo } = scene;
  expect(await getDisputeFor(bayo.actor, tradeId)).toMatchObject({
    isClaim: true,
    stage: "OPEN",
    mayDo: ["statement"],
  });
  await ruledFinally(chidi, tradeId, "refund");
  expect(await getDisputeFor(bayo.actor, tradeId)).toMatchObject({
    stage: "CLOSED",
    closedHow: "ruled",
    outcome: "refund",
  });
  expect(await moneyOf(scene)).toEqual(paid);
});

test("a claim that is decided late gives back what the trade had cost, once", async () => {
  const scene = await claimed();
  const { tradeId } = scene;
  await answered(tradeId);
  await app.moveTime("48 hours");
  await clock();
  await ruledFinally(chidi, tradeId, "refund");
  expect(await moneyOf(scene)).toEqual([START - PRICE, PRICE, 0n]);
  // Another late claim about the same trade gives back nothing more.
  await openDispute(scene.bayo.actor, freshKey(), { tradeId, ...problem, isClaim: true });
  await answered(tradeId);
  await app.moveTime("48 hours");
  await clock();
  await ruledFinally(dele, tradeId, "refund");
  expect(await moneyOf(scene)).toEqual([START - PRICE, PRICE, 0n]);
});

test("of twenty claims at once one is made", async () => {
  const { ada, bayo, tradeId } = await ended();
  const tries = Array.from(
    { length: 20 },
    (_, at) => () =>
      openDispute((at % 2 ? ada : bayo).actor, freshKey(), { tradeId, ...problem, isClaim: true }),
  );
  const outcomes = await together(tries);
  expect(outcomes.filter(({ said }) => said === "done")).toHaveLength(1);
});

test("staff put a trade before a moderator, who hears both sides", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app, "DELIVERED");
  const reason = "The same receipt was shown in another trade.";
  const party = { ...ada.actor, grants: chidi.actor.grants ?? {}, roles: ["MODERATOR" as const] };
  await expect(openStaffReview(party, freshKey(), { tradeId, reason })).rejects.toMatchObject({
    reason: "own_dispute",
  });
  await expect(openStaffReview(bayo.actor, freshKey(), { tradeId, reason })).rejects.toMatchObject({
    reason: "not_found",
  });
  await openStaffReview(chidi.actor, freshKey(), { tradeId, reason });
  expect(await getDisputeFor(ada.actor, tradeId)).toMatchObject({
    openedBy: "staff",
    reason: "staff_review",
    note: reason,
    mayDo: expect.arrayContaining(["statement"]),
  });
  await ruledFinally(dele, tradeId, "release");
  expect(await held("HOLD", tradeId)).toBe(0n);
});

test("staff put a trade that has ended before a moderator only where they say that it has", async () => {
  const { tradeId } = await ended();
  const reason = "The same receipt was shown in another trade.";
  await expect(openStaffReview(chidi.actor, freshKey(), { tradeId, reason })).rejects.toMatchObject({
    reason: "moved_on",
  });
  await openStaffReview(chidi.actor, freshKey(), { tradeId, reason, isClaim: true });
});

test("how late we were is counted by month, for everyone", async () => {
  const [month] = await lateMonths();
  expect(month?.late).toBeGreaterThan(0);
  expect(BigInt(month?.feesGivenBackMinor ?? "0")).toBeGreaterThanOrEqual(FEE);
  expect(month?.closed).toBeGreaterThanOrEqual(month?.late ?? 0);
});

test("a claim is made within two weeks, by a party, said to be one, and can be withdrawn by who made it", async () => {
  const scene = await ended();
  const { ada, bayo, tradeId } = scene;
  expect(await claimUntil(ada.actor, tradeId)).not.toBeNull();
  expect(await claimUntil(chidi.actor, tradeId)).toBeNull();
  const claim = (by: TestUser, isClaim = true) =>
    openDispute(by.actor, freshKey(), { tradeId, ...problem, isClaim });
  await expect(claim(ada, false)).rejects.toMatchObject({ reason: "moved_on" });
  await expect(claim(chidi)).rejects.toMatchObject({ reason: "not_found" });
  await claim(ada);
  await expect(claim(bayo)).rejects.toMatchObject({ reason: "already_open" });
  await expect(withdrawClaim(bayo.actor, freshKey(), { tradeId })).rejects.toMatchObject({
    reason: "not_your_claim",
  });
  await expect(offerSettlement(bayo.actor, freshKey(), { tradeId, refundMinor: 1n })).rejects.toMatchObject({
    reason: "claim_moves_nothing",
  });
  await withdrawClaim(ada.actor, freshKey(), { tradeId });
  expect(await getDisputeFor(bayo.actor, tradeId)).toMatchObject({ closedHow: "withdrawn", outcome: null });
  await app.moveTime("14 days");
  await expect(claim(ada)).rejects.toMatchObject({ reason: "claim_over" });
  expect(await claimUntil(ada.actor, tradeId)).toBeNull();
});
