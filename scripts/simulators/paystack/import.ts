import { receive, successCard } from "./charges/charge";
import { openTransaction } from "./charges/initialize";
import type { Transaction } from "./charges/transaction";
import { transferFee } from "./fees";
import type { Past, PastChargeback, PastDeposit, PastPayout, PastRefund, PastSettlement } from "./past";
import type { DedicatedAccount, Dispute } from "./records";
import { type Transfer } from "./records";
import { moveTransfer } from "./transfers/transfer";
import { type BalanceEntry, type PaystackWorld, randomCode } from "./world";

type Posted = Pick<BalanceEntry, "difference" | "model_responsible" | "model_row" | "reason"> & { at: Date };

/**
 * Imports past payments, transfers, refunds, chargebacks and settlements into an empty world, with the resulting balance. Sends
 * no webhooks. Returns the number of records.
 */
export function importPast(world: PaystackWorld, past: Past): number {
  const deposits = past.deposits.filter(({ reference }) => !world.transactions.has(reference));
  const payments = deposits.map((deposit) => ({ at: deposit.at, post: () => importDeposit(world, deposit) }));
  const others = [
    ...past.payouts
      .filter(({ reference }) => !world.transfers.has(reference))
      .flatMap((payout) => importPayout(world, payout)),
    ...past.settlements
      .filter(({ id }) => !world.settlements.has(id))
      .map((settlement) => importSettlement(world, settlement)),
  ];
  for (const account of past.accounts) importAccount(world, account);
  const inTime = (rows: { at: Date; post: () => void }[]) => {
    for (const { post } of rows.toSorted((a, b) => a.at.getTime() - b.at.getTime())) post();
  };
  const posting = (posted: Posted) => ({
    at: posted.at,
    post: () => world.postBalance({ ...posted, currency: "NGN" }),
  });
  // Refunds and chargebacks need their transactions, so they come last.
  inTime([...payments, ...others.map(posting)]);
  const returned = [
    ...past.refunds.flatMap((refund) => importRefund(world, refund)),
    ...past.chargebacks.flatMap((chargeback) => importChargeback(world, chargeback)),
  ];
  inTime(returned.map(posting));
  return deposits.length + others.length + returned.length + past.accounts.length;
}

function importDeposit(
  world: PaystackWorld,
  { id, reference, amount, fees, email, at, sender }: PastDeposit,
): void {
  const transaction = openTransaction(world, {
    email,
    amountMinor: amount,
    reference,
    id: BigInt(id),
    at,
    sender: sender ? { ...sender, narration: "Transfer", receiverBank: "" } : undefined,
  });
  receive(world, transaction, {
    amountMinor: amount,
    currency: "NGN",
    feesMinor: fees,
    used: successCard,
    at,
  });
}

function importPayout(world: PaystackWorld, past: PastPayout): Posted[] {
  const { reference, amount, at, status } = past;
  const isReturned = status === "failed" || status === "reversed";
  const fee = past.fee ?? transferFee(amount);
  const transfer: Transfer = {
    id: past.id ? BigInt(past.id) : world.nextId(),
    code: past.code ?? `TRF_${randomCode(15)}`,
    reference,
    amountMinor: amount,
    feeMinor: isReturned ? 0 : fee,
    recipient: recipientOf(world, past),
    reason: "Amana",
    status,
    failure: isReturned ? "The receiving bank could not take the money" : undefined,
    createdAt: at,
    updatedAt: past.endedAt ?? at,
    settledAt: status === "success" ? (past.endedAt ?? at) : undefined,
  };
  world.transfers.set(reference, transfer);
  if (status === "pending" && !world.settings.byHand) {
    world.later.after(world.settings.settleMs, () => moveTransfer(world, transfer, "success"));
  }
  const made = { model_responsible: "Transfer", model_row: transfer.id } as const;
  const left = { ...made, difference: -BigInt(amount + fee), reason: "Transfer made", at };
  const back = {
    ...made,
    difference: BigInt(amount + fee),
    reason: `Transfer ${status}`,
    at: past.endedAt ?? at,
  };
  return isReturned ? [left, back] : [left];
}

function recipientOf(
  world: PaystackWorld,
  { accountNumber, accountName, bankCode, bankName, recipientCode, at }: PastPayout,
) {
  return world.recipient(`${bankCode}:${accountNumber}`, () => ({
    id: world.nextId(),
    code: recipientCode ?? `RCP_${randomCode(15)}`,
    name: accountName,
    accountNumber,
    bankCode,
    bankName,
    accountName,
    createdAt: at,
  }));
}

function importSettlement(world: PaystackWorld, { id, amount, at }: PastSettlement): Posted {
  const settlement = { id: BigInt(id), amountMinor: BigInt(amount), at };
  world.settlements.set(id, settlement);
  world.bankMinor += settlement.amountMinor;
  return {
    difference: -settlement.amountMinor,
    model_responsible: amount < 0 ? "Topup" : "Settlement",
    model_row: settlement.id,
    reason: amount < 0 ? "Balance topped up" : "Settled to bank account",
    at,
  };
}

function importAccount(
  world: PaystackWorld,
  { id, accountNumber, accountName, bankName, bankSlug, email, at }: Past["accounts"][number],
): void {
  const account: DedicatedAccount = {
    id: BigInt(id),
    accountNumber,
    accountName,
    bank: { id: 0, name: bankName, slug: bankSlug },
    customer: world.customer(email),
    isActive: true,
    createdAt: at,
  };
  world.accounts.set(accountNumber, account);
}

function importRefund(
  world: PaystackWorld,
  { id, reference, amount, status, note, at }: PastRefund,
): Posted[] {
  const transaction = world.transactions.get(reference);
  if (!transaction || world.refunds.has(id)) return [];
  const refund = {
    id: BigInt(id),
    transaction,
    amountMinor: amount,
    status,
    merchantNote: note,
    customerNote: "",
    createdAt: at,
    updatedAt: at,
  };
  world.refunds.set(id, refund);
  const others = world.refundsByTransaction.get(reference) ?? [];
  world.refundsByTransaction.set(reference, [refund, ...others]);
  if (status === "processed" && isWhole(transaction, amount)) transaction.status = "reversed";
  if (status === "failed") return [];
  const made = { model_responsible: "Refund", model_row: refund.id } as const;
  return [{ ...made, difference: -BigInt(amount), reason: "Refund made", at }];
}

function importChargeback(world: PaystackWorld, past: PastChargeback): Posted[] {
  const transaction = world.transactions.get(past.reference);
  if (!transaction || world.disputes.has(past.id)) return [];
  const { amount, at, endedAt, dueAt } = past;
  const dispute: Dispute = {
    id: BigInt(past.id),
    transaction,
    amountMinor: amount,
    status: past.state === "OPEN" ? "awaiting-merchant-feedback" : "resolved",
    resolution: past.state === "OPEN" ? null : past.state === "WON" ? "declined" : "merchant-accepted",
    message: undefined,
    evidence: undefined,
    uploads: [],
    attachment: undefined,
    dueAt: dueAt ?? at,
    resolvedAt: endedAt,
    createdAt: at,
  };
  world.disputes.set(past.id, dispute);
  if (past.state !== "LOST") return [];
  if (isWhole(transaction, amount)) transaction.status = "reversed";
  const lost = { model_responsible: "Dispute", model_row: dispute.id, reason: "Chargeback lost" } as const;
  return [{ ...lost, difference: -BigInt(amount), at: endedAt ?? at }];
}

const isWhole = ({ paid }: Transaction, amount: number): boolean => amount >= (paid?.amountMinor ?? 0);
