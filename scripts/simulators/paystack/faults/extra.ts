import type { Listed, ListedRecord } from "../listed-record";
import { textOf } from "../text-field";
import type { PaystackWorld } from "../world";
import type { Shape } from "./body-faults";
import { altered, type Plant } from "./plants";

const defaultMinor = 100_000;

/** A record of something that never happened, for the list of its kind. */
export function extraRecord(world: PaystackWorld, plant: Plant): ListedRecord {
  const id = world.nextId();
  const at = world.now();
  const [createdAt, updatedAt] = [at.toISOString(), at.toISOString()];
  const common = { id, domain: "test", currency: "NGN", createdAt, updatedAt };
  const other = { id: world.nextId(), reference: plant.id };
  const of = [String(other.id), other.reference];
  const own = ownFields[plant.in](plant.id, other);
  const actual = {
    keys: [String(id), plant.id],
    at,
    of,
    status: textOf(own.status) ?? "",
    shape: () => ({ ...common, ...own }),
  };
  return altered(actual, plant);
}

type Other = { id: bigint; reference: string };

const ownFields: Record<Listed, (reference: string, other: Other) => Shape> = {
  transactions: (reference) => ({
    status: "success",
    reference,
    amount: defaultMinor,
    fees: 1_500,
    channel: "card",
    gateway_response: "Successful",
    authorization: {},
  }),
  transfers: (reference) => ({
    status: "success",
    reference,
    amount: defaultMinor,
    fee_charged: 1_000,
    transfer_code: "TRF_extra",
    recipient: 1,
  }),
  refunds: (_, other) => ({
    status: "processed",
    amount: defaultMinor,
    transaction: other.id,
    transaction_reference: other.reference,
    merchant_note: "",
  }),
  disputes: (_, other) => ({
    status: "awaiting-merchant-feedback",
    resolution: null,
    category: "chargeback",
    refund_amount: defaultMinor,
    transaction: { ...other, amount: defaultMinor, currency: "NGN" },
  }),
  settlements: () => ({ status: "success", effective_amount: defaultMinor, total_fees: 0 }),
  ledger: (_, other) => ({
    balance: 0,
    difference: defaultMinor,
    reason: "Transaction paid",
    model_responsible: "Transaction",
    model_row: other.id,
  }),
};
