import type { Strikes } from "./fault-modes";

export type Shape = Record<string, unknown>;

const amounts = ["amount", "refund_amount", "effective_amount"] as const;
const fees = ["fees", "fee_charged", "total_fees"] as const;

/** A record as the faults in force make Paystack tell it: under whichever names its amount and fee have. */
export function lie(shape: Shape, strikes: Strikes): Shape {
  if (strikes.size === 0) return shape;
  const told = { ...shape };
  const amount = amounts.find((name) => name in shape);
  const fee = fees.find((name) => name in shape);
  const wrongAmount = strikes.get("wrong_amount");
  if (wrongAmount && amount) told[amount] = wrongAmount.amount ?? Math.floor(Number(shape[amount]) / 2);
  const wrongCurrency = strikes.get("wrong_currency");
  if (wrongCurrency) told.currency = wrongCurrency.currency ?? "GHS";
  if (strikes.has("amount_as_string") && amount) told[amount] = String(told[amount]);
  if (strikes.has("null_fees") && fee) told[fee] = null;
  if (strikes.has("metadata_as_string")) told.metadata = JSON.stringify(shape.metadata);
  return told;
}

/** The names under which a record tells its amount and its fee. */
export function namesOf(shape: Shape): { amount: string; fee: string } {
  return {
    amount: amounts.find((name) => name in shape) ?? "difference",
    fee: fees.find((name) => name in shape) ?? "fees",
  };
}
