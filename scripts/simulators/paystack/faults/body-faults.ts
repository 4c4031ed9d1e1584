import type { Strikes } from "./fault-modes";

export type Shape = Record<string, unknown>;

const amounts = ["amount", "refund_amount", "effective_amount"] as const;
const fees = ["fees", "fee_charged", "total_fees"] as const;

/** Applies the active faults to a record, whatever the names of its amount and fee. */
export function applyBodyFaults(shape: Shape, strikes: Strikes): Shape {
  if (strikes.size === 0) return shape;
  const changed = { ...shape };
  const amount = amounts.find((name) => name in shape);
  const fee = fees.find((name) => name in shape);
  const wrongAmount = strikes.get("wrong_amount");
  if (wrongAmount && amount) changed[amount] = wrongAmount.amount ?? Math.floor(Number(shape[amount]) / 2);
  const wrongCurrency = strikes.get("wrong_currency");
  if (wrongCurrency) changed.currency = wrongCurrency.currency ?? "GHS";
  if (strikes.has("amount_as_string") && amount) changed[amount] = String(changed[amount]);
  if (strikes.has("null_fees") && fee) changed[fee] = null;
  if (strikes.has("metadata_as_string")) changed.metadata = JSON.stringify(shape.metadata);
  return changed;
}

/** The names of a record's amount and fee. */
export function namesOf(shape: Shape): { amount: string; fee: string } {
  return {
    amount: amounts.find((name) => name in shape) ?? "difference",
    fee: fees.find((name) => name in shape) ?? "fees",
  };
}
