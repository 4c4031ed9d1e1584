import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { toPhone } from "@/lib/assets/airtime/example";
import { ledgerChecks } from "@/lib/composition";
import { gatewayOf } from "@/lib/gateways";
import { armFailpoints } from "@/lib/kernel/failpoint";
import { checkLedger } from "@/lib/ledger";
import { HOME } from "@/lib/money/currencies";
import { releaseAloneBelow } from "@/lib/testing/quarantine";
import { acceptOffer } from "@/lib/trades";
import { offerOf, PHONE, PRICE } from "@/lib/trades/scenes-for-tests";
import { initiateDeposit } from "../commands/initiate-deposit";
import { releaseDeposit } from "../commands/release-deposit";
import {
  type DepositStage,
  depositRow,
  freshKey,
  openDepositStage,
  type TestUser,
} from "../gateway-for-tests";
import { accountNumberOf, received } from "../virtual-accounts/transfers-for-tests";
import { checkRefund } from "./check-refund";
import { refundDeposit } from "./commands/refund-deposit";
import { sendRefundAccount, setRefundAccount } from "./redirect-refund";
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
  await releaseAloneBelow(stage.app, 100_000_00n);
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

const moveAtGateway = async (refundId: string, to: string) => {
  const [refund] = await refundsAtGateway(stage, refundId);
  await stage.control("paystack/refunds/move", { id: refund?.id, to });
};

const depositOf = (reference: string) => depositRow(reference).then(({ state }) => state);

const again = (reference: string, by: TestUser = efe) =>
  refundDeposit(by.actor, freshKey(), { reference, reason: "They asked us to." });

describe("a refund of a paid deposit", () => {
  test("holds the money immediately, and releases the hold to the gateway when it is done", async () => {
    const reference = await paidByCard(stage, ada);
    const refundId = await refundRequested(efe, reference);
    expect(await heldFor(refundId)).toEqual({ wallet: 0n, pending: 5_000_00n, quarantine: 0n });
    expect(await depositOf(reference)).toBe("REFUNDING");
    await sendRefund(refundId);
    expect(await refundRow(refundId)).toMatchObject({ state: "SENT", gatewayRecordId: expect.any(String) });
    await moveAtGateway(refundId, "processed");
    await checkRefund(refundId);
    expect(await refundRow(refundId)).toMatchObject({ state: "DONE", checkAt: null });
    expect(await heldFor(refundId)).toEqual({ wallet: 0n, pending: 0n, quarantine: 0n });
    expect(await depositOf(reference)).toBe("REFUNDED");
  });

  test("that fails returns the money to the wallet and can be retried", async () => {
    const reference = await paidByCard(stage, ada);
    const refundId = await refundSent(efe, reference);
    await moveAtGateway(refundId, "failed");
    await checkRefund(refundId);
    expect(await refundRow(refundId)).toMatchObject({ state: "FAILED", failure: "gateway_failed" });
    expect(await heldFor(refundId)).toEqual({ wallet: 5_000_00n, pending: 0n, quarantine: 0n });
    expect(await depositOf(reference)).toBe("PAID");
    await expect(again(reference)).resolves.toMatchObject({ replayed: false });
  });

  test("is refused without permission, for the actor's own money, when open already, and when unpaid", async () => {
    const reference = await paidByCard(stage, ada);
    await expect(again(reference, ada)).rejects.toMatchObject({ reason: "not_found" });
    const chidi = await stage.makeUser("Chidi", { staffRoles: ["MODERATOR"] });
    await expect(again(reference, chidi)).rejects.toMatchObject({ reason: "not_found" });
    await expect(again(await paidByCard(stage, efe))).rejects.toMatchObject({ reason: "own_money" });
    await again(reference);
    await expect(again(reference)).rejects.toMatchObject({ reason: "already_refunding" });
    const unpaid = await initiateDeposit(ada.actor, freshKey(), { amountMinor: 500_00n, returnTo: null });
    await expect(again(unpaid.result.reference)).rejects.toMatchObject({ reason: "not_refundable" });
  });

  test("is refused when the money is spent", async () => {
    const reference = await paidByCard(stage, ada);
    const bayo = await stage.makeUser("Bayo Adeyemi");
    const { offerId } = await offerOf(bayo);
    const order = { offerId, offerVersion: 1n, priceMinor: PRICE, delivery: toPhone(PHONE) };
    await acceptOffer(ada.actor, freshKey(), order);
    await expect(again(reference)).rejects.toMatchObject({
      reason: "money_spent",
      details: { availableMinor: (5_000_00n - PRICE).toString() },
    });
    expect(await depositOf(reference)).toBe("PAID");
  });

  test("is made once when ten are requested concurrently", async () => {
    const reference = await paidByCard(stage, ada);
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => again(reference)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("a refund that needs attention", () => {
  test("goes only to an account of the payer", async () => {
    const number = await accountNumberOf(ada);
    const reference = await received(stage, number, { kobo: 7_000_00, account: "0123450603" });
    const refundId = await refundSent(efe, reference);
    await moveAtGateway(refundId, "needs-attention");
    await checkRefund(refundId);
    expect(await refundRow(refundId)).toMatchObject({ state: "NEEDS_ATTENTION" });
    const [bank] = await gatewayOf("paystack").banks(HOME);
    const to = (accountNumber: string) => ({ refundId, accountNumber, bankCode: bank?.code ?? "" });
    await expect(setRefundAccount(efe.actor, freshKey(), to("0123456702"))).rejects.toMatchObject({
      reason: "wrong_holder",
      details: { holder: expect.stringMatching(/^\S\*+( \S\*+)*$/) },
    });
    const ngozi = await stage.makeUser("Ngozi Bello", { staffRoles: ["FINANCE"] });
    const guess = () =>
      setRefundAccount(ngozi.actor, freshKey(), to("0123456702")).catch(({ reason }) => reason);
    for (let guesses = 0; guesses < 20; guesses += 1) expect(await guess()).toBe("wrong_holder");
    expect(await guess()).toBe("too_many_requests");
    await expect(setRefundAccount(efe.actor, freshKey(), to("0123450404"))).rejects.toMatchObject({
      reason: "account_unresolved",
    });
    await expect(setRefundAccount(ada.actor, freshKey(), to("0123456701"))).rejects.toMatchObject({
      reason: "not_found",
    });
    await setRefundAccount(efe.actor, freshKey(), to("0123456701"));
    expect(await refundRow(refundId)).toMatchObject({ state: "SENT" });
    await sendRefundAccount(refundId, "0123456701", bank?.id ?? "");
    await sendRefundAccount(refundId, "0123456701", bank?.id ?? "");
    await moveAtGateway(refundId, "processed");
    await checkRefund(refundId);
    expect(await depositOf(reference)).toBe("REFUNDED");
  });
});

describe("money in quarantine", () => {
  test("returns to its source without touching the wallet", async () => {
    const reference = await received(stage, await accountNumberOf(ada), {
      kobo: 30_000_00,
      from: "Musa Eve",
    });
    const refundId = await refundSent(efe, reference);
    await expect(again(reference)).rejects.toMatchObject({ reason: "already_refunding" });
    expect(await depositOf(reference)).toBe("QUARANTINED");
    expect(await heldFor(refundId)).toEqual({ wallet: 0n, pending: 0n, quarantine: 30_000_00n });
    await moveAtGateway(refundId, "processed");
    await checkRefund(refundId);
    expect(await depositOf(reference)).toBe("REFUNDED");
    expect(await heldFor(refundId)).toEqual({ wallet: 0n, pending: 0n, quarantine: 0n });
  });

  test("stays there when the refund fails, and can be refunded again", async () => {
    const reference = await received(stage, await accountNumberOf(ada), {
      kobo: 30_000_00,
      from: "Musa Eve",
    });
    const first = await refundSent(efe, reference);
    await moveAtGateway(first, "failed");
    await checkRefund(first);
    expect(await heldFor(first)).toEqual({ wallet: 0n, pending: 0n, quarantine: 30_000_00n });
    const second = await refundSent(efe, reference);
    await moveAtGateway(second, "processed");
    await checkRefund(second);
    expect(await depositOf(reference)).toBe("REFUNDED");
  });

  test("is either released or refunded, never both", async () => {
    const reference = await received(stage, await accountNumberOf(ada), { kobo: 60_000_00, from: "Ada" });
    const release = () =>
      releaseDeposit(efe.actor, freshKey(), {
        reference,
        reason: "They showed their passbook.",
        reasonCode: "other",
      });
    const tries = await Promise.allSettled([release(), again(reference), release(), again(reference)]);
    expect(tries.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(1);
    const state = await depositOf(reference);
    // Once released it can still be refunded from the wallet; once being refunded it cannot be released.
    expect(["PAID", "QUARANTINED", "REFUNDING"]).toContain(state);
    if (state === "QUARANTINED")
      await expect(release()).rejects.toMatchObject({ reason: "already_refunding" });
  });

  test("under another person's name cannot be released", async () => {
    const reference = await received(stage, await accountNumberOf(ada), {
      kobo: 60_000_00,
      from: "Musa Eve",
    });
    await expect(
      releaseDeposit(efe.actor, freshKey(), {
        reference,
        reason: "They say it is theirs.",
        reasonCode: "other",
      }),
    ).rejects.toMatchObject({ reason: "stays_in_quarantine" });
  });
});
