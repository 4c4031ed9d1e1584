import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { armFailpoints } from "@/lib/kernel/failpoint";
import { checkLedger } from "@/lib/ledger";
import { checkDeposit } from "../check-deposit";
import { initiateDeposit } from "../commands/initiate-deposit";
import {
  checkDueDeposits,
  creditsOf,
  type DepositStage,
  depositRow,
  freshKey,
  handleWaitingEvents,
  openDepositStage,
  type TestUser,
} from "../gateway-for-tests";
import { PaymentMismatchError } from "../payment-mismatch";
import { creditTransfer } from "./credit-transfer";
import { handleRejection } from "./event-handlers";
import { findTransfersOf } from "./find-transfers";
import { accountNumberOf, ourReferenceOf, quarantined, received, transfer } from "./transfers-for-tests";

let stage: DepositStage;
let ada: TestUser;

beforeAll(async () => {
  stage = await openDepositStage();
});
afterAll(() => stage.close());
afterEach(() => armFailpoints(""));
beforeEach(async () => {
  ada = await stage.makeUser("Ada Obi");
});

const expectLedgerHolds = async () => expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]);

describe("a transfer from the owner", () => {
  test("is credited with the gateway's fee and the sender recorded", async () => {
    const reference = await received(stage, await accountNumberOf(ada), {
      kobo: 20_000_00,
      from: "OBI, ADA NKECHI",
    });
    expect(await depositRow(reference)).toMatchObject({
      state: "PAID",
      paidMinor: 20_000_00n,
      gatewayFeeMinor: 200_00n,
      nameMatch: "match",
      senderName: "OBI, ADA NKECHI",
    });
    expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 20_000_00n });
    await expectLedgerHolds();
  });

  test("is credited once when reported concurrently in several ways", async () => {
    const { reference } = await transfer(stage, await accountNumberOf(ada), { kobo: 5_000_00 });
    const viaWebhook = async () => {
      await stage.control("webhooks/replay", { reference, copies: 20, parallel: 10 });
      expect(await handleWaitingEvents()).toEqual([]);
    };
    const reports = [
      viaWebhook(),
      findTransfersOf(ada.id),
      ...Array.from({ length: 20 }, () => creditTransfer("paystack", reference)),
    ];
    await Promise.all(reports);
    await creditTransfer("paystack", reference);
    await checkDeposit(await ourReferenceOf(reference));
    expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 5_000_00n });
  });

  test("is credited once when one report did not know the fee yet", async () => {
    const { reference } = await transfer(stage, await accountNumberOf(ada), { kobo: 5_000_00 });
    await stage.control("modes", { mode: "null_fees", on: "verify", reference, times: 1 });
    await Promise.all([creditTransfer("paystack", reference), creditTransfer("paystack", reference)]);
    expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 5_000_00n });
  });

  test("is found by the scheduled check when its webhook was lost or the gateway missed it", async () => {
    const number = await accountNumberOf(ada);
    await stage.control("modes", { mode: "loss", on: "webhook", times: 1 });
    await transfer(stage, number, { kobo: 3_000_00 });
    await stage.control("paystack/send-money", {
      accountNumber: number,
      amount: 4_000_00,
      overlooked: true,
    });
    expect(await creditsOf(ada.id)).toMatchObject({ credits: 0 });
    await stage.app.asOwner("update virtual_account set check_at = app_now() where user_id = $1", [ada.id]);
    await checkDueDeposits();
    await handleWaitingEvents();
    expect(await creditsOf(ada.id)).toEqual({ credits: 2, balance: 7_000_00n });
  });

  test.each(["wallet.verify.before", "wallet.verify.after", "commit.before", "commit.after"])(
    "is credited once when the process dies at %s",
    async (point) => {
      const { reference } = await transfer(stage, await accountNumberOf(ada), { kobo: 5_000_00 });
      armFailpoints(`${point}=throw`);
      await expect(creditTransfer("paystack", reference)).rejects.toThrow("interrupted");
      expect(await creditTransfer("paystack", reference)).toMatchObject({ state: "PAID" });
      expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 5_000_00n });
    },
  );
});

describe("a transfer from another person", () => {
  test("goes to quarantine, not to the wallet", async () => {
    const reference = await received(stage, await accountNumberOf(ada), {
      kobo: 30_000_00,
      from: "Musa Eve",
    });
    expect(await depositRow(reference)).toMatchObject({ state: "QUARANTINED", nameMatch: "mismatch" });
    expect(await creditsOf(ada.id)).toMatchObject({ credits: 0 });
    expect(await quarantined(reference)).toBe(30_000_00n);
    await expectLedgerHolds();
  });

  test("under an unclear name is credited when small and quarantined when large", async () => {
    const number = await accountNumberOf(ada);
    const small = await received(stage, number, { kobo: 49_999_99, from: "Ada" });
    const large = await received(stage, number, { kobo: 50_000_00, from: "Ada" });
    expect(await depositRow(small)).toMatchObject({ state: "PAID", nameMatch: "unknown" });
    expect(await depositRow(large)).toMatchObject({ state: "QUARANTINED", nameMatch: "unknown" });
    expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 49_999_99n });
  });

  test("to a user who has just closed their account is quarantined", async () => {
    const number = await accountNumberOf(ada);
    await stage.app.asOwner("update app_user set closed_at = app_now() where id = $1", [ada.id]);
    const reference = await received(stage, number, { kobo: 5_000_00 });
    expect(await depositRow(reference)).toMatchObject({ state: "QUARANTINED", nameMatch: "match" });
  });
});

test("a transfer to an unknown account is left to staff and not booked", async () => {
  const number = await accountNumberOf(ada);
  await stage.app.asOwner("update virtual_account set account_number = '0000000000' where user_id = $1", [
    ada.id,
  ]);
  const { reference } = await transfer(stage, number, { kobo: 5_000_00 });
  await stage.control("webhooks/replay", { reference });
  expect(await handleWaitingEvents()).toEqual([expect.any(PaymentMismatchError)]);
  expect(await creditsOf(ada.id)).toMatchObject({ credits: 0 });
  await stage.app.asOwner("delete from virtual_account where user_id = $1", [ada.id]);
});

test("a transfer of a different customer than the account's is left to staff", async () => {
  const { reference } = await transfer(stage, await accountNumberOf(ada), { kobo: 5_000_00 });
  await stage.app.asOwner("update virtual_account set customer_code = 'CUS_another' where user_id = $1", [
    ada.id,
  ]);
  await expect(creditTransfer("paystack", reference)).rejects.toBeInstanceOf(PaymentMismatchError);
});

test("a different currency, or a different amount in a second report, is left to staff", async () => {
  const number = await accountNumberOf(ada);
  const foreign = await transfer(stage, number, { kobo: 5_000_00 });
  await stage.control("modes", {
    mode: "wrong_currency",
    on: "verify",
    reference: foreign.reference,
    times: 1,
  });
  await expect(creditTransfer("paystack", foreign.reference)).rejects.toBeInstanceOf(PaymentMismatchError);
  const reported = await transfer(stage, number, { kobo: 5_000_00 });
  await stage.control("modes", {
    mode: "wrong_amount",
    on: "verify",
    reference: reported.reference,
    times: 1,
  });
  const reports = await Promise.allSettled([
    creditTransfer("paystack", reported.reference),
    creditTransfer("paystack", reported.reference),
  ]);
  expect(reports.filter(({ status }) => status === "rejected").length).toBeLessThanOrEqual(1);
  expect(await creditsOf(ada.id)).toMatchObject({ credits: 1 });
});

test("a bank transfer that the gateway returned is recorded on its deposit", async () => {
  const { result } = await initiateDeposit(ada.actor, freshKey(), { amountMinor: 5_000_00n, returnTo: null });
  const transactions = await fetch(`${stage.controlUrl}/transactions`).then((response) => response.json());
  const { id } = (transactions as { id: string; reference: string }[]).find(
    ({ reference }) => reference === result.reference,
  ) ?? { id: "" };
  const kind = "bank_transfer_rejected";
  await handleRejection({ kind, paymentId: id, reason: "INCORRECT_AMOUNT" }, "paystack");
  await handleRejection({ kind, paymentId: "1", reason: null }, "paystack");
  expect(await depositRow(result.reference)).toMatchObject({
    state: "INITIATED",
    failure: "bank_transfer_rejected",
  });
});
