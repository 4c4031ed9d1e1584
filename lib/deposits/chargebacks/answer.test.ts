import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { maskPhone } from "@/lib/identity/contact/phone";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { armFailpoints } from "@/lib/kernel/failpoint";
import { checkLedger } from "@/lib/ledger";
import { liftAll } from "@/lib/testing/restrict";
import { acceptOffer, approveTrade, beginTrade, deliverTrade } from "@/lib/trades";
import { offerOf, PHONE } from "@/lib/trades/scenes-for-tests";
import {
  checkDueDeposits,
  type DepositStage,
  freshKey,
  openDepositStage,
  type TestUser,
} from "../gateway-for-tests";
import {
  atGateway,
  bookingState,
  decided,
  isFrozen,
  opened,
  receiveDisputeWebhook,
  spend,
  stored,
} from "./chargebacks-for-tests";
import { checkDispute } from "./check-dispute";
import { answerChargeback } from "./commands/answer-chargeback";
import { sendAnswer } from "./send-answer";
import { chargebacksForStaff, inspectChargeback } from "./staff-queries";

let stage: DepositStage;
let efe: TestUser;
let ada: TestUser;

beforeAll(async () => {
  stage = await openDepositStage();
  efe = await stage.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
  await stage.control("settings", { settleMs: 0 });
});
afterAll(() => stage.close());
beforeEach(async () => {
  ada = await stage.makeUser("Ada Obi");
});
afterEach(async () => {
  armFailpoints("");
  expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]);
});

const sellerOf = async (tradeId: string) =>
  (await queryOne<{ id: string }>(sql`select seller_id as id from trade where id = ${tradeId}::uuid`))?.id ??
  "";

/** Inserts a chat message of a trade. */
const insertMessage = (tradeId: string, authorId: string, body: string) =>
  stage.app.asOwner(
    "insert into message (subject_kind, subject_id, sequence, author_id, client_key, body) values ('trade', $1, 1, $2, gen_random_uuid(), $3)",
    [tradeId, authorId, body],
  );

/** How many events about this chargeback were written. */
const eventCount = async (topic: string, id: string) =>
  (await query(sql`select id from outbox where topic = ${topic} and payload->>'chargebackId' = ${id}`))
    .length;

const summary = "The customer bought airtime with this money, and confirmed that it had arrived.";

const answer = (by: TestUser, chargebackId: string, response: "declined" | "accepted" = "declined") =>
  answerChargeback(by.actor, freshKey(), { chargebackId, response, summary });

describe("a response to the bank", () => {
  test("is stored with its evidence, sent once, and the bank decides", async () => {
    const chargeback = await opened(stage, ada);
    const { id, disputeId } = chargeback;
    await answer(efe, id);
    expect(await stored(disputeId)).toMatchObject({ response: "declined", state: "OPEN" });
    expect(await atGateway(stage, disputeId)).toMatchObject({ status: "awaiting-merchant-feedback" });
    await Promise.all(Array.from({ length: 5 }, () => sendAnswer(id)));
    expect(await atGateway(stage, disputeId)).toMatchObject({ status: "awaiting-bank-feedback" });
    expect((await stored(disputeId)).evidence).toMatchObject({ summary, deliveredAt: expect.any(String) });
    await sendAnswer(id);
    await decided(stage, chargeback, "declined");
    expect(await bookingState(ada.id, id)).toEqual({ wallet: 5_000_00n, held: 0n, isFrozen: false });
  });

  test("that accepts the chargeback pays the bank immediately", async () => {
    const { id, disputeId } = await opened(stage, ada);
    await answer(efe, id, "accepted");
    await sendAnswer(id);
    expect(await atGateway(stage, disputeId)).toMatchObject({ resolution: "merchant-accepted" });
    expect(await stored(disputeId)).toMatchObject({ state: "LOST", lossMinor: 0n });
    expect(await bookingState(ada.id, id)).toEqual({ wallet: 0n, held: 0n, isFrozen: true });
  });

  test("requires finance, another user's money, no earlier response, and time left", async () => {
    const { id } = await opened(stage, ada, { dueInHours: 2 });
    const chidi = await stage.makeUser("Chidi", { staffRoles: ["MODERATOR"] });
    for (const user of [ada, chidi]) {
      await expect(answer(user, id)).rejects.toMatchObject({ reason: "not_found" });
      await expect(inspectChargeback(user.actor, id)).rejects.toMatchObject({ reason: "not_found" });
      await expect(chargebacksForStaff(user.actor)).rejects.toMatchObject({ reason: "not_found" });
    }
    const own = await opened(stage, efe);
    await expect(answer(efe, own.id)).rejects.toMatchObject({ reason: "own_chargeback" });
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => answer(efe, id)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(answer(efe, id, "accepted")).rejects.toMatchObject({ reason: "already_answered" });
    const late = await opened(stage, ada, { dueInHours: 2 });
    await stage.app.moveTime("3 hours");
    await expect(answer(efe, late.id)).rejects.toMatchObject({ reason: "answer_too_late" });
  });
});

describe("a response being sent", () => {
  test.each(["timeout_before", "timeout_after", "server_error_after"])(
    "with an unknown outcome (%s) is checked and delivered once",
    async (mode) => {
      const { id, disputeId } = await opened(stage, ada);
      await answer(efe, id);
      await stage.control("modes", { mode, on: "resolve_dispute", reference: disputeId, times: 1, ms: 20 });
      await sendAnswer(id);
      await stage.app.moveTime("11 minutes");
      await Promise.all([checkDueDeposits(), checkDueDeposits()]);
      expect(await atGateway(stage, disputeId)).toMatchObject({ status: "awaiting-bank-feedback" });
      expect((await stored(disputeId)).evidence).toMatchObject({ deliveredAt: expect.any(String) });
    },
  );

  test.each([
    "wallet.send_answer.committed",
    "wallet.answer.before",
    "wallet.answer.after",
    "wallet.deliver_answer.committed",
    "wallet.answer.recorded",
  ])("is delivered once when the process dies at %s", async (point) => {
    const { id, disputeId } = await opened(stage, ada);
    await answer(efe, id);
    armFailpoints(`${point}=throw`);
    await expect(sendAnswer(id)).rejects.toThrow("interrupted");
    const before = await atGateway(stage, disputeId);
    await sendAnswer(id); // the first try can still be in progress, so nothing is sent
    expect(await atGateway(stage, disputeId)).toMatchObject({ status: before?.status });
    await stage.app.moveTime("11 minutes");
    await checkDueDeposits();
    expect(await atGateway(stage, disputeId)).toMatchObject({ status: "awaiting-bank-feedback" });
    expect((await stored(disputeId)).evidence).toMatchObject({ deliveredAt: expect.any(String) });
  });
});

test("the evidence hides a buyer's number from the seller's chargeback and shows the last digits of the user's own", async () => {
  const sold = await opened(stage, ada);
  await liftAll(stage.app, ada.id);
  const buyer = await stage.makeUser("Musa Bello", { balanceMinor: 100_000_00n });
  await acceptOffer(buyer.actor, freshKey(), await offerOf(ada));
  const seller = (await inspectChargeback(efe.actor, sold.id))?.evidence.trades;
  expect(seller).toMatchObject([{ role: "seller", goesTo: null }]);
  const bought = await opened(stage, buyer, { kobo: 1_000_00 });
  await liftAll(stage.app, buyer.id);
  await spend(stage, buyer);
  const own = (await inspectChargeback(efe.actor, bought.id))?.evidence.trades;
  expect(own).toMatchObject([{ role: "buyer", goesTo: maskPhone(PHONE) }]);
});

test("the evidence shows the purchase but nothing that identifies the seller", async () => {
  const chargeback = await opened(stage, ada);
  await decided(stage, chargeback, "declined");
  const { result } = await spend(stage, ada);
  const bayoId = await sellerOf(result.tradeId);
  const bayo = { id: bayoId, roles: [] };
  await beginTrade(bayo, freshKey(), { tradeId: result.tradeId });
  await deliverTrade(bayo, freshKey(), { tradeId: result.tradeId });
  await approveTrade(ada.actor, freshKey(), { tradeId: result.tradeId });
  await insertMessage(result.tradeId, bayoId, "Call me on 0803 765 9999 or bayo@amana.test");
  const seen = await inspectChargeback(efe.actor, chargeback.id);
  const [trade] = seen?.evidence.trades ?? [];
  expect(trade?.steps.map(({ move, by }) => `${move} ${by}`)).toEqual([
    "accept customer",
    "begin other party",
    "deliver other party",
    "approve customer",
  ]);
  expect(trade?.messages).toMatchObject([{ by: "other party", says: "Call me on [hidden] or [hidden]" }]);
  const text = JSON.stringify(seen?.evidence);
  for (const secret of ["Bayo", bayoId, "9999"]) expect(text).not.toContain(secret);
});

test("staff are warned about a response that the gateway rejects", async () => {
  const { id, disputeId } = await opened(stage, ada, { dueInHours: 5 });
  await stage.control("modes", {
    mode: "status_false",
    on: "resolve_dispute",
    reference: disputeId,
    times: 50,
  });
  await answer(efe, id);
  await sendAnswer(id);
  await stage.app.moveTime("2 hours");
  await checkDueDeposits();
  expect(await eventCount("chargeback.due_soon", id)).toBe(1);
});

test("staff are warned once before the deadline, and a later deadline at the gateway is adopted", async () => {
  const { id, disputeId, reference } = await opened(stage, ada, { dueInHours: 10 });
  await stage.app.moveTime("7 hours");
  await Promise.all([checkDueDeposits(), checkDueDeposits()]);
  await stage.app.moveTime("1 hour");
  await checkDueDeposits();
  expect(await eventCount("chargeback.due_soon", id)).toBe(1);
  await receiveDisputeWebhook(stage, reference, "create");
  expect((await stored(disputeId)).state).toBe("OPEN");
});

const ends = [
  ["declined", "wallet.win_chargeback.committed", 5_000_00n],
  ["bank-accepted", "wallet.lose_chargeback.committed", 0n],
] as const;

describe.each(ends)(
  "a crash while recording '%s', then the webhook again",
  (resolution, committed, wallet) => {
    test.each(["commit.before", "commit.after", committed])("at %s: books it once", async (point) => {
      const { reference, disputeId, id } = await opened(stage, ada);
      await stage.control("paystack/disputes/resolve", { id: disputeId, resolution });
      armFailpoints(`${point}=throw`);
      expect(String(await receiveDisputeWebhook(stage, reference, "resolve"))).toContain("interrupted");
      await checkDispute("paystack", disputeId);
      expect(await bookingState(ada.id, id)).toMatchObject({ wallet, held: 0n });
      expect(await isFrozen(ada.id)).toBe(resolution !== "declined");
    });
  },
);
