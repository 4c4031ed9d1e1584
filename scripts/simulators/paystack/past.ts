import { z } from "zod";

const amount = z.number().int();
const digits = z.string().regex(/^\d{1,20}$/, "The digits of an id");
const moment = z.coerce.date();
const words = z.string().max(200);

const deposit = z.strictObject({
  id: digits,
  reference: words,
  amount: amount.min(1),
  fees: amount.min(0),
  email: words,
  at: moment,
  /** For bank transfers. */
  sender: z.strictObject({ name: words, bank: words, account: words, receiverAccount: words }).optional(),
});

const payout = z.strictObject({
  id: digits.optional(),
  code: words.optional(),
  reference: words,
  amount: amount.min(1),
  fee: amount.min(0).optional(),
  status: z.enum(["pending", "success", "failed", "reversed"]),
  accountNumber: words,
  accountName: words,
  bankCode: words,
  bankName: words,
  recipientCode: words.optional(),
  at: moment,
  endedAt: moment.optional(),
});

const refund = z.strictObject({
  id: digits,
  /** The transaction's reference. */
  reference: words,
  amount: amount.min(1),
  status: z.enum(["processing", "needs-attention", "processed", "failed"]),
  note: words,
  at: moment,
});

const chargeback = z.strictObject({
  id: digits,
  reference: words,
  amount: amount.min(1),
  state: z.enum(["OPEN", "WON", "LOST"]),
  at: moment,
  dueAt: moment.optional(),
  endedAt: moment.optional(),
});

/** Positive if the money went to our bank. */
const settlement = z.strictObject({ id: digits, amount, at: moment });

const account = z.strictObject({
  id: digits,
  accountNumber: words,
  accountName: words,
  bankName: words,
  bankSlug: words,
  email: words,
  at: moment,
});

/** Past records at the provider, from a merchant's database. Amounts in kobo. */
export const PastInput = z.strictObject({
  deposits: z.array(deposit).max(20_000),
  payouts: z.array(payout).max(20_000),
  refunds: z.array(refund).max(20_000),
  chargebacks: z.array(chargeback).max(20_000),
  settlements: z.array(settlement).max(20_000),
  accounts: z.array(account).max(20_000),
});

export type Past = z.output<typeof PastInput>;
export type PastDeposit = Past["deposits"][number];
export type PastPayout = Past["payouts"][number];
export type PastRefund = Past["refunds"][number];
export type PastChargeback = Past["chargebacks"][number];
export type PastSettlement = Past["settlements"][number];
