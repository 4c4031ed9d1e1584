import { createHash } from "node:crypto";
import type { Shape } from "../faults/body-faults";
import type { ListedRecord } from "../listed-record";
import { customerShape } from "./customers";
import { type Sender, statusAt, type Transaction } from "./transaction";

/** A transaction in `GET /transaction/verify/:reference`. */
export function verifyShape(transaction: Transaction, now: Date): Shape {
  const status = statusAt(transaction, now);
  return {
    ...coreShape(transaction, status),
    receipt_number: null,
    requested_amount: transaction.requestedMinor,
    message: null,
    fees_split: null,
    fees_breakdown: null,
    metadata: transaction.metadata ?? "",
    log: logShape(transaction),
    paidAt: transaction.paid?.at.toISOString() ?? null,
    createdAt: transaction.createdAt.toISOString(),
    transaction_date: (transaction.paid?.at ?? transaction.createdAt).toISOString(),
    plan: null,
    split: {},
    subaccount: {},
    order_id: null,
    pos_transaction_data: null,
    source: null,
    connect: null,
    plan_object: {},
  };
}

/** A transaction in the `charge.success` webhook. */
export function chargeShape(transaction: Transaction): Shape {
  return {
    ...coreShape(transaction, "success"),
    requested_amount: transaction.requestedMinor,
    message: null,
    metadata: transaction.metadata ?? 0,
    log: null,
    plan: {},
    split: {},
    subaccount: {},
    source: { type: "api", source: "merchant_api", entry_point: "transaction_initialize", identifier: null },
  };
}

/** A transaction for lists and lookups. */
export function transactionRecord(transaction: Transaction, now: Date): ListedRecord {
  const { id, reference, createdAt } = transaction;
  return {
    keys: [String(id), reference],
    at: createdAt,
    status: statusAt(transaction, now),
    shape: () => verifyShape(transaction, now),
  };
}

function coreShape(transaction: Transaction, status: string): Shape {
  const { paid } = transaction;
  return {
    id: transaction.id,
    domain: "test",
    status,
    reference: transaction.reference,
    amount: paid?.amountMinor ?? transaction.requestedMinor,
    currency: paid?.currency ?? transaction.currency,
    gateway_response: transaction.gatewayResponse,
    paid_at: paid?.at.toISOString() ?? null,
    created_at: transaction.createdAt.toISOString(),
    channel: transaction.channel,
    ip_address: "197.210.0.1",
    fees: paid?.feesMinor ?? null,
    authorization: authorizationShape(transaction),
    customer: customerShape(transaction.customer),
  };
}

function authorizationShape({ paid, sender }: Transaction): Shape {
  if (paid && sender) return bankTransferShape(paid.code, sender);
  if (!paid?.used) return {};
  const { card, expMonth, expYear } = paid.used;
  return {
    authorization_code: `AUTH_${paid.code}`,
    bin: card.number.slice(0, 6),
    last4: card.number.slice(-4),
    exp_month: expMonth,
    exp_year: expYear,
    channel: "card",
    // The trailing space is the provider's own.
    card_type: `${card.brand} `,
    bank: "TEST BANK",
    country_code: "NG",
    brand: card.brand,
    reusable: true,
    signature: `SIG_${createHash("sha256").update(card.number).digest("hex").slice(0, 20)}`,
    account_name: null,
  };
}

/** A bank transfer: its sender and the receiving account. */
function bankTransferShape(code: string, sender: Sender): Shape {
  return {
    authorization_code: `AUTH_${code}`,
    bin: `${sender.account.slice(0, 3)}XXX`,
    last4: `X${sender.account.slice(-3)}`,
    exp_month: "12",
    exp_year: "2030",
    channel: "dedicated_nuban",
    card_type: "transfer",
    bank: sender.bank,
    country_code: "NG",
    brand: "Managed Account",
    reusable: false,
    signature: null,
    account_name: null,
    sender_country: "NG",
    sender_bank: sender.bank,
    sender_bank_account_number: `XXXXXX${sender.account.slice(-4)}`,
    sender_name: sender.name,
    narration: sender.narration,
    receiver_bank_account_number: sender.receiverAccount,
    receiver_bank: sender.receiverBank,
  };
}

function logShape(transaction: Transaction): Shape {
  const startMs = transaction.createdAt.getTime();
  const seconds = (at: Date) => Math.max(0, Math.round((at.getTime() - startMs) / 1000));
  return {
    start_time: Math.floor(startMs / 1000),
    time_spent: seconds(transaction.touchedAt),
    attempts: transaction.attempts.length,
    errors: transaction.attempts.filter((attempt) => attempt.outcome === "failed").length,
    success: transaction.paid !== undefined,
    mobile: false,
    input: [],
    history: transaction.attempts.map(({ at, outcome, says }) => ({
      type: outcome === "success" ? "success" : "error",
      message: says,
      time: seconds(at),
    })),
  };
}
