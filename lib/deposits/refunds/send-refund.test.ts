import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { gatewayOf } from "@/lib/gateways";
import { armFailpoints } from "@/lib/kernel/failpoint";
import { checkLedger } from "@/lib/ledger";
import { HOME } from "@/lib/money/currencies";
import {
  type Beside,
  checkDueDeposits,
  depositRow,
  freshKey,
  handleWaitingEvents,
  type TestUser,
  walletBesideGateway,
} from "../gateway-for-tests";
import { checkRefund } from "./check-refund";
import { giveAccount } from "./redirect-refund";
import {
  heldFor,
  paidByCard,
  refundAsked,
  refundRow,
  refundSent,
  refundsAtGateway,
} from "./refunds-for-tests";
import { sendRefund } from "./send-refund";

let beside: Beside;
let ada: TestUser;
let efe: TestUser;

beforeAll(async () => {
  beside = await walletBesideGateway();
  efe = await beside.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
  await beside.control("settings", { byHand: true, settleMs: 0 });
  await beside.control("paystack/top-up", { amount: 1_000_000_00 });
});
afterAll(() => beside.close());
afterEach(async () => {
  armFailpoints("");
  expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]);
});
beforeEach(async () => {
  ada = await beside.makeUser("Ada Obi");
});

/** Counts the orders to send money back that leave from here on: the gateway may turn a second one down, but need not. */
function countingOrders(): () => number {
  const sent = vi.spyOn(globalThis, "fetch");
  const isOrder = ([to, how]: Parameters<typeof fetch>) =>
    how?.method === "POST" && typeof to === "string" && to.endsWith("/paystack/refund");
  return () => {
    const orders = sent.mock.calls.filter(isOrder).length;
    sent.mockRestore();
    return orders;
  };
}

const moveAtGateway = async (refundId: string, to: string) => {
  const [refund] = await refundsAtGateway(beside, refundId);
  await beside.control("paystack/refunds/move", { id: refund?.id, to });
};

const depositOf = (reference: string) => depositRow(reference).then(({ state }) => state);

describe("the gateway is asked for a refund once", () => {
  test("though ten jobs run at once", async () => {
    const refundId = await refundAsked(efe, await paidByCard(beside, ada));
    // A connection for each: who has to open one first comes too late to race.
    await Promise.all(Array.from({ length: 10 }, () => refundRow(refundId)));
    const asked = countingOrders();
    await Promise.all(Array.from({ length: 10 }, () => sendRefund(refundId)));
    expect(asked()).toBe(1);
    expect(await refundsAtGateway(beside, refundId)).toHaveLength(1);
    expect(await refundRow(refundId)).toMatchObject({ state: "SENT" });
  });

  test.each(["timeout_after", "server_error_after"])(
    "where its answer is lost (%s): it is found in the list",
    async (mode) => {
      const refundId = await refundAsked(efe, await paidByCard(beside, ada));
      await beside.control("modes", { mode, on: "refund", times: 1, ms: 20 });
      await sendRefund(refundId);
      expect(await refundRow(refundId)).toMatchObject({ state: "SENDING", gatewayRecordId: null });
      await beside.app.moveTime("3 minutes");
      await checkDueDeposits();
      expect(await refundRow(refundId)).toMatchObject({ state: "SENT" });
      expect(await refundsAtGateway(beside, refundId)).toHaveLength(1);
    },
  );

  test.each(["timeout_before", "rate_limited", "bad_gateway"])(
    "where it never heard (%s): again only when its list has not shown it for ten minutes",
    async (mode) => {
      const refundId = await refundAsked(efe, await paidByCard(beside, ada));
      await beside.control("modes", { mode, on: "refund", times: 1, ms: 20 });
      await sendRefund(refundId);
      await beside.app.moveTime("3 minutes");
      await checkDueDeposits();
      expect(await refundRow(refundId)).toMatchObject({ state: "SENDING" });
      expect(await refundsAtGateway(beside, refundId)).toHaveLength(0);
      await beside.app.moveTime("10 minutes");
      const asked = countingOrders();
      await Promise.all([checkRefund(refundId), checkRefund(refundId), checkDueDeposits()]);
      expect(asked()).toBe(1);
      expect(await refundRow(refundId)).toMatchObject({ state: "SENT" });
      expect(await refundsAtGateway(beside, refundId)).toHaveLength(1);
    },
  );

  test.each([
    "wallet.send_refund.committed",
    "wallet.refund.before",
    "wallet.refund.after",
    "wallet.refund.recorded",
  ])("though the process dies at %s", async (point) => {
    const reference = await paidByCard(beside, ada);
    const refundId = await refundAsked(efe, reference);
    armFailpoints(`${point}=throw`);
    await expect(sendRefund(refundId)).rejects.toThrow("interrupted");
    await sendRefund(refundId);
    await beside.app.moveTime("11 minutes");
    await checkDueDeposits();
    expect(await refundsAtGateway(beside, refundId)).toHaveLength(1);
    await moveAtGateway(refundId, "processed");
    armFailpoints("wallet.finish_refund.committed=throw");
    await expect(checkRefund(refundId)).rejects.toThrow("interrupted");
    await checkRefund(refundId);
    expect(await depositOf(reference)).toBe("REFUNDED");
  });
});

describe("the gateway does not take a refund", () => {
  test("where it says no for good, the money is the user's again", async () => {
    const reference = await paidByCard(beside, ada);
    const refundId = await refundAsked(efe, reference);
    await beside.control("modes", { mode: "status_false", on: "refund", times: 1 });
    await sendRefund(refundId);
    expect(await refundRow(refundId)).toMatchObject({ state: "FAILED", failure: "gateway_refused" });
    expect(await heldFor(refundId)).toMatchObject({ wallet: 5_000_00n, pending: 0n });
  });

  test("where somebody has sent all of it back at the gateway itself, nothing is sent twice or given back", async () => {
    const reference = await paidByCard(beside, ada);
    await refundOnDashboard(reference, 5_000_00n);
    const refundId = await refundSent(efe, reference);
    expect(await refundRow(refundId)).toMatchObject({ state: "SENT" });
    expect(await heldFor(refundId)).toMatchObject({ wallet: 0n, pending: 5_000_00n });
    const [atGateway] = await gatewayOf("paystack").refundsOf({
      reference,
      gatewayRecordId: (await depositRow(reference)).gatewayRecordId,
    });
    await beside.control("paystack/refunds/move", { id: atGateway?.id, to: "processed" });
    await checkRefund(refundId);
    expect(await depositOf(reference)).toBe("REFUNDED");
  });

  test("where our balance there is too small: again when it has been topped up", async () => {
    const refundId = await refundAsked(efe, await paidByCard(beside, ada));
    await beside.control("paystack/settle", {});
    await sendRefund(refundId);
    expect(await refundRow(refundId)).toMatchObject({ state: "SENDING", failure: "insufficient_balance" });
    await beside.control("paystack/top-up", { amount: 1_000_000_00 });
    await beside.app.moveTime("11 minutes");
    await checkRefund(refundId);
    expect(await refundRow(refundId)).toMatchObject({ state: "SENT", failure: null });
  });

  test("where a part of it was sent back there, it waits for staff", async () => {
    const reference = await paidByCard(beside, ada);
    await refundOnDashboard(reference, 1_000_00n);
    const refundId = await refundSent(efe, reference);
    expect(await refundRow(refundId)).toMatchObject({ state: "NEEDS_ATTENTION", failure: "another_refund" });
    // The gateway does not have ours: named an account, it would wait for ever for what was never ordered.
    const [bank] = await gatewayOf("paystack").banks(HOME);
    const account = { refundId, accountNumber: "0123456701", bankCode: bank?.code ?? "" };
    await expect(giveAccount(efe.actor, freshKey(), account)).rejects.toMatchObject({
      reason: "not_at_gateway",
    });
    expect(await refundRow(refundId)).toMatchObject({ state: "NEEDS_ATTENTION" });
  });
});

describe("the gateway's events about refunds", () => {
  test("only tell us to ask: a lie changes nothing, and each is borne again and again", async () => {
    const reference = await paidByCard(beside, ada);
    const refundId = await refundSent(efe, reference);
    await beside.control("webhooks/replay", { reference, event: "refund.pending" });
    await beside
      .control("webhooks/forge", { reference, event: "refund.processed", signature: "valid" })
      .catch(() => {});
    await handleWaitingEvents();
    expect(await refundRow(refundId)).toMatchObject({ state: "SENT" });
    await moveAtGateway(refundId, "processing");
    await moveAtGateway(refundId, "processed");
    await beside.control("webhooks/replay", {
      reference,
      event: "refund.processed",
      copies: 10,
      parallel: 5,
    });
    await beside.control("webhooks/replay", { reference, event: "refund.processing" });
    expect(await handleWaitingEvents()).toEqual([]);
    expect(await refundRow(refundId)).toMatchObject({ state: "DONE" });
  });

  test("of a refund that nobody here asked for are for staff", async () => {
    const reference = await paidByCard(beside, ada);
    await refundOnDashboard(reference, 1_000_00n);
    await beside.control("webhooks/replay", { reference, event: "refund.pending" });
    const problems = await handleWaitingEvents();
    expect(String(problems)).toContain("nobody here asked");
  });
});

/** Somebody sends money back at the gateway itself. */
const refundOnDashboard = (reference: string, amountMinor: bigint) =>
  gatewayOf("paystack").sendRefund({
    payment: { reference, gatewayRecordId: null },
    amountMinor,
    currency: HOME,
    note: "from the dashboard",
  });
