import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { gatewayOf } from "@/lib/gateways";
import { armFailpoints } from "@/lib/kernel/failpoint";
import { checkLedger } from "@/lib/ledger";
import { HOME } from "@/lib/money/currencies";
import {
  checkDueDeposits,
  type DepositStage,
  depositRow,
  freshKey,
  handleWaitingEvents,
  openDepositStage,
  type TestUser,
} from "../gateway-for-tests";
import { checkRefund } from "./check-refund";
import { setRefundAccount } from "./redirect-refund";
import {
  heldFor,
  paidByCard,
  refundRequested,
  refundRow,
  refundSent,
  refundsAtGateway,
} from "./refunds-for-tests";
import { sendRefund } from "./send-refund";

let stage: DepositStage;
let ada: TestUser;
let efe: TestUser;

beforeAll(async () => {
  stage = await openDepositStage();
  efe = await stage.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
  await stage.control("settings", { byHand: true, settleMs: 0 });
  await stage.control("paystack/top-up", { amount: 1_000_000_00 });
});
afterAll(() => stage.close());
afterEach(async () => {
  armFailpoints("");
  expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]);
});
beforeEach(async () => {
  ada = await stage.makeUser("Ada Obi");
});

/** Counts the refund requests sent from here on, since the gateway might not refuse a second one. */
function countRequests(): () => number {
  const sent = vi.spyOn(globalThis, "fetch");
  const isRefund = ([url, init]: Parameters<typeof fetch>) =>
    init?.method === "POST" && typeof url === "string" && url.endsWith("/paystack/refund");
  return () => {
    const requests = sent.mock.calls.filter(isRefund).length;
    sent.mockRestore();
    return requests;
  };
}

const moveAtGateway = async (refundId: string, to: string) => {
  const [refund] = await refundsAtGateway(stage, refundId);
  await stage.control("paystack/refunds/move", { id: refund?.id, to });
};

test("a refund is not sent on an approval that is not what two people agreed to, and the job fails", async () => {
  const refundId = await refundRequested(efe, await paidByCard(stage, ada));
  const bisi = await stage.makeUser("Bisi Ade", { staffRoles: ["FINANCE"] });
  await stage.app.asOwner(
    `insert into approval (id, act, state, subject_kind, subject_id, detail, document, digest, reason, creator_id, approver_id, expires_at, ended_at, ended_by_id)
     select gen_random_uuid(), 'deposit.release', 'AGREED', 'deposit', deposit_id, '{}', '{"edited": true}', digest_of('{}'), 'x', $2, $3, app_now(), app_now(), $3
     from refund where id = $1`,
    [refundId, efe.id, bisi.id],
  );
  await expect(sendRefund(refundId)).rejects.toThrow("an approval about it is false");
  expect(await refundsAtGateway(stage, refundId)).toEqual([]);
  expect(await refundRow(refundId)).toMatchObject({ state: "REQUESTED" });
  const published = await stage.app.asOwner("select payload from outbox where topic = 'approval.refuted'");
  expect(published.rowCount).toBe(1);
  await stage.app.asOwner("delete from approval where approver_id = $1", [bisi.id]);
  await sendRefund(refundId);
  expect(await refundRow(refundId)).toMatchObject({ state: "SENT" });
});

const depositOf = (reference: string) => depositRow(reference).then(({ state }) => state);

describe("a refund is requested from the gateway once", () => {
  test("when ten jobs run concurrently", async () => {
    const refundId = await refundRequested(efe, await paidByCard(stage, ada));
    // Opens a connection for each job first, so that they really race.
    await Promise.all(Array.from({ length: 10 }, () => refundRow(refundId)));
    const requests = countRequests();
    await Promise.all(Array.from({ length: 10 }, () => sendRefund(refundId)));
    expect(requests()).toBe(1);
    expect(await refundsAtGateway(stage, refundId)).toHaveLength(1);
    expect(await refundRow(refundId)).toMatchObject({ state: "SENT" });
  });

  test.each(["timeout_after", "server_error_after"])(
    "when its response is lost (%s): finds it in the list",
    async (mode) => {
      const refundId = await refundRequested(efe, await paidByCard(stage, ada));
      await stage.control("modes", { mode, on: "refund", times: 1, ms: 20 });
      await sendRefund(refundId);
      expect(await refundRow(refundId)).toMatchObject({ state: "SENDING", gatewayRecordId: null });
      await stage.app.moveTime("3 minutes");
      await checkDueDeposits();
      expect(await refundRow(refundId)).toMatchObject({ state: "SENT" });
      expect(await refundsAtGateway(stage, refundId)).toHaveLength(1);
    },
  );

  test.each(["timeout_before", "rate_limited", "bad_gateway"])(
    "when the request was lost (%s): resends only after ten minutes without it in the list",
    async (mode) => {
      const refundId = await refundRequested(efe, await paidByCard(stage, ada));
      await stage.control("modes", { mode, on: "refund", times: 1, ms: 20 });
      await sendRefund(refundId);
      await stage.app.moveTime("3 minutes");
      await checkDueDeposits();
      expect(await refundRow(refundId)).toMatchObject({ state: "SENDING" });
      expect(await refundsAtGateway(stage, refundId)).toHaveLength(0);
      await stage.app.moveTime("10 minutes");
      const requests = countRequests();
      await Promise.all([checkRefund(refundId), checkRefund(refundId), checkDueDeposits()]);
      expect(requests()).toBe(1);
      expect(await refundRow(refundId)).toMatchObject({ state: "SENT" });
      expect(await refundsAtGateway(stage, refundId)).toHaveLength(1);
    },
  );

  test.each([
    "wallet.send_refund.committed",
    "wallet.refund.before",
    "wallet.refund.after",
    "wallet.refund.recorded",
  ])("when the process dies at %s", async (point) => {
    const reference = await paidByCard(stage, ada);
    const refundId = await refundRequested(efe, reference);
    armFailpoints(`${point}=throw`);
    await expect(sendRefund(refundId)).rejects.toThrow("interrupted");
    await sendRefund(refundId);
    await stage.app.moveTime("11 minutes");
    await checkDueDeposits();
    expect(await refundsAtGateway(stage, refundId)).toHaveLength(1);
    await moveAtGateway(refundId, "processed");
    armFailpoints("wallet.finish_refund.committed=throw");
    await expect(checkRefund(refundId)).rejects.toThrow("interrupted");
    await checkRefund(refundId);
    expect(await depositOf(reference)).toBe("REFUNDED");
  });
});

describe("the gateway rejects a refund", () => {
  test("a final refusal returns the money to the wallet", async () => {
    const reference = await paidByCard(stage, ada);
    const refundId = await refundRequested(efe, reference);
    await stage.control("modes", { mode: "status_false", on: "refund", times: 1 });
    await sendRefund(refundId);
    expect(await refundRow(refundId)).toMatchObject({ state: "FAILED", failure: "gateway_refused" });
    expect(await heldFor(refundId)).toMatchObject({ wallet: 5_000_00n, pending: 0n });
  });

  test("a full refund made in the gateway's dashboard is neither repeated nor credited back", async () => {
    const reference = await paidByCard(stage, ada);
    await refundOnDashboard(reference, 5_000_00n);
    const refundId = await refundSent(efe, reference);
    expect(await refundRow(refundId)).toMatchObject({ state: "SENT" });
    expect(await heldFor(refundId)).toMatchObject({ wallet: 0n, pending: 5_000_00n });
    const [atGateway] = await gatewayOf("paystack").refundsOf({
      reference,
      gatewayRecordId: (await depositRow(reference)).gatewayRecordId,
    });
    await stage.control("paystack/refunds/move", { id: atGateway?.id, to: "processed" });
    await checkRefund(refundId);
    expect(await depositOf(reference)).toBe("REFUNDED");
  });

  test("retries after a top-up when our balance at the gateway was too small", async () => {
    const refundId = await refundRequested(efe, await paidByCard(stage, ada));
    await stage.control("paystack/settle", {});
    await sendRefund(refundId);
    expect(await refundRow(refundId)).toMatchObject({ state: "SENDING", failure: "insufficient_balance" });
    await stage.control("paystack/top-up", { amount: 1_000_000_00 });
    await stage.app.moveTime("11 minutes");
    await checkRefund(refundId);
    expect(await refundRow(refundId)).toMatchObject({ state: "SENT", failure: null });
  });

  test("needs attention when part of it was refunded in the dashboard", async () => {
    const reference = await paidByCard(stage, ada);
    await refundOnDashboard(reference, 1_000_00n);
    const refundId = await refundSent(efe, reference);
    expect(await refundRow(refundId)).toMatchObject({ state: "NEEDS_ATTENTION", failure: "another_refund" });
    // The gateway has no refund of ours to redirect, so setting an account would leave it waiting forever.
    const [bank] = await gatewayOf("paystack").banks(HOME);
    const account = { refundId, accountNumber: "0123456701", bankCode: bank?.code ?? "" };
    await expect(setRefundAccount(efe.actor, freshKey(), account)).rejects.toMatchObject({
      reason: "not_at_gateway",
    });
    expect(await refundRow(refundId)).toMatchObject({ state: "NEEDS_ATTENTION" });
  });
});

describe("the gateway's events about refunds", () => {
  test("only trigger a check: forged and repeated events change nothing", async () => {
    const reference = await paidByCard(stage, ada);
    const refundId = await refundSent(efe, reference);
    await stage.control("webhooks/replay", { reference, event: "refund.pending" });
    await stage
      .control("webhooks/forge", { reference, event: "refund.processed", signature: "valid" })
      .catch(() => {});
    await handleWaitingEvents();
    expect(await refundRow(refundId)).toMatchObject({ state: "SENT" });
    await moveAtGateway(refundId, "processing");
    await moveAtGateway(refundId, "processed");
    await stage.control("webhooks/replay", {
      reference,
      event: "refund.processed",
      copies: 10,
      parallel: 5,
    });
    await stage.control("webhooks/replay", { reference, event: "refund.processing" });
    expect(await handleWaitingEvents()).toEqual([]);
    expect(await refundRow(refundId)).toMatchObject({ state: "DONE" });
  });

  test("about a refund that was not requested here fail for staff to review", async () => {
    const reference = await paidByCard(stage, ada);
    await refundOnDashboard(reference, 1_000_00n);
    await stage.control("webhooks/replay", { reference, event: "refund.pending" });
    const problems = await handleWaitingEvents();
    expect(String(problems)).toContain("was not requested here");
  });
});

/** A refund made in the gateway's dashboard. */
const refundOnDashboard = (reference: string, amountMinor: bigint) =>
  gatewayOf("paystack").sendRefund({
    payment: { reference, gatewayRecordId: null },
    amountMinor,
    currency: HOME,
    note: "from the dashboard",
  });
