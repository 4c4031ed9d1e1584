import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { query, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { expectKilledAt } from "@/lib/testing/kill";
import { releaseAloneBelow } from "@/lib/testing/quarantine";
import { checkDeposit } from "./check-deposit";
import { initiateDeposit } from "./commands/initiate-deposit";
import { releaseDeposit } from "./commands/release-deposit";
import {
  creditsOf,
  type DepositStage,
  depositRow,
  freshKey,
  openDepositStage,
  type TestUser,
} from "./gateway-for-tests";
import { checkRefund } from "./refunds/check-refund";
import { refundDeposit } from "./refunds/commands/refund-deposit";
import {
  heldFor,
  paidByCard,
  refundRequested,
  refundRow,
  refundSent,
  refundsAtGateway,
} from "./refunds/refunds-for-tests";
import { sendRefund } from "./refunds/send-refund";
import { requestAccount } from "./virtual-accounts/commands/request-account";
import { creditTransfer } from "./virtual-accounts/credit-transfer";
import { accountNumberOf, quarantined, received, transfer } from "./virtual-accounts/transfers-for-tests";

let stage: DepositStage;
let efe: TestUser;

beforeAll(async () => {
  stage = await openDepositStage();
  await releaseAloneBelow(stage.app, 100_000_00n);
  efe = await stage.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
  await stage.control("settings", { byHand: true });
  await stage.control("paystack/top-up", { amount: 1_000_000_00 });
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await stage.close();
  expect(findings).toEqual([]);
});

const program = new URL("./one-money-act-for-tests.ts", import.meta.url);

/** Runs the act in a process that kills itself at the failpoint. */
const killedAt = (point: string, act: string, subject: string) =>
  expectKilledAt(point, program, act, subject, efe.id);

const TIMEOUT_MS = 60_000;

test.each(["wallet.verify.after", "commit.after"])(
  "a server killed at %s while crediting a card payment: credits once",
  async (point) => {
    const ada = await stage.makeUser("Ada Obi");
    const request = { amountMinor: 5_000_00n, returnTo: null };
    const { reference } = (await initiateDeposit(ada.actor, freshKey(), request)).result;
    await stage.control("paystack/pay", { reference });
    await killedAt(point, "check", reference);
    expect(await creditsOf(ada.id)).toMatchObject({ credits: point === "commit.after" ? 1 : 0 });
    expect(await checkDeposit(reference)).toMatchObject({ state: "PAID" });
    expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 5_000_00n });
  },
  TIMEOUT_MS,
);

test.each([
  ["wallet.verify.after", "Ada Obi", 5_000_00n, 0n],
  ["commit.after", "Musa Eve", 0n, 5_000_00n],
] as const)(
  "a server killed at %s while recording a transfer from %s: records it once",
  async (point, from, inWallet, inQuarantine) => {
    const ada = await stage.makeUser("Ada Obi");
    const { reference } = await transfer(stage, await accountNumberOf(ada), { kobo: 5_000_00, from });
    await killedAt(point, "credit", reference);
    const credited = await creditTransfer("paystack", reference);
    expect(await creditsOf(ada.id)).toMatchObject({ balance: inWallet });
    expect(await quarantined(credited.reference)).toBe(inQuarantine);
  },
  TIMEOUT_MS,
);

test(
  "a server killed after the gateway created an account: finds the same account",
  async () => {
    const ada = await stage.makeUser("Ada Obi");
    await requestAccount(ada.actor);
    await killedAt("wallet.account.made", "open account", ada.id);
    const number = await accountNumberOf(ada);
    const answer = await fetch(`${stage.controlUrl}/dedicated-accounts`);
    const all = (await answer.json()) as { accountNumber: string }[];
    expect(all.filter(({ accountNumber }) => accountNumber === number)).toHaveLength(1);
  },
  TIMEOUT_MS,
);

test(
  "a server killed during a release: the money is in quarantine or in the wallet, never in both",
  async () => {
    const ada = await stage.makeUser("Ada Obi");
    const reference = await received(stage, await accountNumberOf(ada), { kobo: 60_000_00, from: "Ada" });
    await killedAt("commit.before", "release", reference);
    expect(await quarantined(reference)).toBe(60_000_00n);
    await killedAt("commit.after", "release", reference);
    expect([await quarantined(reference), (await creditsOf(ada.id)).balance]).toEqual([0n, 60_000_00n]);
    const again = releaseDeposit(efe.actor, freshKey(), {
      reference,
      reason: "They asked us to.",
      reasonCode: "other",
    });
    await expect(again).rejects.toMatchObject({ reason: "moved_on" });
  },
  TIMEOUT_MS,
);

test(
  "a server killed during a refund request: the money is held once or not at all",
  async () => {
    const ada = await stage.makeUser("Ada Obi");
    const reference = await paidByCard(stage, ada);
    await killedAt("commit.before", "refund", reference);
    expect(await depositRow(reference)).toMatchObject({ state: "PAID" });
    await killedAt("commit.after", "refund", reference);
    expect(await creditsOf(ada.id)).toMatchObject({ balance: 0n });
    const again = refundDeposit(efe.actor, freshKey(), { reference, reason: "They asked us to." });
    await expect(again).rejects.toMatchObject({ reason: "already_refunding" });
    const [refund] = await query<{ id: string }>(sql`
      select r.id from refund r join deposit d on d.id = r.deposit_id where d.reference = ${reference}`);
    expect(await heldFor(refund?.id ?? "")).toEqual({ wallet: 0n, pending: 5_000_00n, quarantine: 0n });
  },
  TIMEOUT_MS,
);

test.each(["wallet.send_refund.committed", "wallet.refund.before", "wallet.refund.after"])(
  "a server killed at %s while sending a refund: the gateway sends it once",
  async (point) => {
    const ada = await stage.makeUser("Ada Obi");
    const refundId = await refundRequested(efe, await paidByCard(stage, ada));
    await killedAt(point, "send refund", refundId);
    await sendRefund(refundId);
    await stage.app.moveTime("11 minutes");
    await checkRefund(refundId);
    expect(await refundRow(refundId)).toMatchObject({ state: "SENT" });
    expect(await refundsAtGateway(stage, refundId)).toHaveLength(1);
  },
  TIMEOUT_MS,
);

test.each([
  ["processed", "commit.before", { wallet: 0n, pending: 0n, quarantine: 0n }],
  ["failed", "commit.after", { wallet: 5_000_00n, pending: 0n, quarantine: 0n }],
] as const)(
  "a server killed while a refund ends as %s, at %s: ends it once",
  async (to, point, held) => {
    const ada = await stage.makeUser("Ada Obi");
    const refundId = await refundSent(efe, await paidByCard(stage, ada));
    const [refund] = await refundsAtGateway(stage, refundId);
    await stage.control("paystack/refunds/move", { id: refund?.id, to });
    await killedAt(point, "check refund", refundId);
    await checkRefund(refundId);
    await checkRefund(refundId);
    expect(await heldFor(refundId)).toEqual(held);
  },
  TIMEOUT_MS,
);
