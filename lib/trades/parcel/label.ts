import type { CarrierName } from "@/lib/carriers/names";
import { type Plan, transfer } from "@/lib/kernel/commit";
import type { Currency } from "@/lib/money/currencies";
import { hold, wallet } from "../../ledger/accounts";
import { parcel } from "./machine";

/** The parcel of an order whose label is booked; amounts in minor units of its currency. */
export interface LabelFacts {
  /** That of its trade. */
  id: string;
  version: bigint;
  sellerId: string;
  currency: Currency;
  feeMinor: bigint;
  /** What its seller has added already. */
  extraMinor: bigint;
}

/** The part of a plan by which a seller adds what a label costs more than is held; nothing where that is enough. */
export function planExtra(facts: LabelFacts, costMinor: bigint): Partial<Plan> {
  const { id, sellerId, currency, feeMinor, extraMinor } = facts;
  const missing = costMinor - feeMinor - extraMinor;
  if (missing <= 0n) return {};
  const leg = transfer("shipping_extra", wallet(sellerId, currency), hold("parcel", id, currency), missing);
  return {
    rows: [parcel.move(facts, "add-extra", { extraMinor: extraMinor + missing })],
    transfers: [{ ...leg, subject: id }],
  };
}

/** The part of a plan by which a parcel has a label, which is paid out of what is held once its trade is completed. */
export const planLabel = (
  facts: LabelFacts,
  { carrier, costMinor }: { carrier: CarrierName; costMinor: bigint },
): Partial<Plan> => ({
  rows: [parcel.move(facts, "label", { labelMinor: costMinor, labelCarrier: carrier })],
});

/** The part of a plan by which a parcel has none any more: what its seller added goes back. */
export function planNoLabel(facts: LabelFacts): Partial<Plan> {
  const { id, sellerId, currency, extraMinor } = facts;
  const leg = transfer(
    "shipping_extra_back",
    hold("parcel", id, currency),
    wallet(sellerId, currency),
    extraMinor,
  );
  return {
    rows: [parcel.move(facts, "unlabel")],
    transfers: extraMinor > 0n ? [{ ...leg, subject: id }] : [],
  };
}
