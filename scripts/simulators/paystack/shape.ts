import { createHash } from "node:crypto";
import type { Strikes } from "./faults";
import { statusAt, type Transaction } from "./transaction";

type Shape = Record<string, unknown>;

/** A transaction as `GET /transaction/verify/:reference` tells it. */
export function verifyShape(transaction: Transaction, strikes: Strikes, now: Date): Shape {
  const status = statusAt(transaction, now);
  const shape = {
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
  return lie(shape, strikes);
}

/** A transaction as the `charge.success` webhook tells it. */
export function chargeShape(transaction: Transaction, strikes: Strikes): Shape {
  const shape = {
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
  return lie(shape, strikes);
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
    channel: "card",
    ip_address: "197.210.0.1",
    fees: paid?.feesMinor ?? null,
    authorization: authorizationShape(transaction),
    customer: customerShape(transaction),
  };
}

function customerShape({ customer }: Transaction): Shape {
  return {
    id: customer.id,
    email: customer.email,
    customer_code: customer.code,
    first_name: null,
    last_name: null,
    phone: null,
    metadata: null,
    risk_action: "default",
    international_format_phone: null,
  };
}

function authorizationShape({ paid }: Transaction): Shape {
  if (!paid) return {};
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

function lie(shape: Shape, strikes: Strikes): Shape {
  const told = { ...shape };
  const amount = Number(shape.amount);
  const wrongAmount = strikes.get("wrong_amount");
  if (wrongAmount) told.amount = wrongAmount.amount ?? Math.floor(amount / 2);
  const wrongCurrency = strikes.get("wrong_currency");
  if (wrongCurrency) told.currency = wrongCurrency.currency ?? "GHS";
  if (strikes.has("amount_as_string")) told.amount = String(Number(told.amount));
  if (strikes.has("null_fees")) told.fees = null;
  if (strikes.has("metadata_as_string")) told.metadata = JSON.stringify(shape.metadata);
  return told;
}
