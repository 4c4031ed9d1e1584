import type { Shape } from "./faults/body-faults";
import type { ListedRecord } from "./listed-record";
import type { Settlement } from "./records";
import type { PaystackWorld } from "./world";

/** Moves part of our balance to our bank, or from it for a negative amount, as one settlement. */
export function settle(world: PaystackWorld, amountMinor: bigint): Settlement {
  const settlement = { id: world.nextId(), amountMinor, at: world.now() };
  world.settlements.set(String(settlement.id), settlement);
  world.bankMinor += amountMinor;
  const isTopUp = amountMinor < 0n;
  world.postBalance({
    currency: "NGN",
    difference: -amountMinor,
    reason: isTopUp ? "Balance topped up" : "Settled to bank account",
    model_responsible: isTopUp ? "Topup" : "Settlement",
    model_row: settlement.id,
  });
  return settlement;
}

/** Changes our balance without a reason; if silent, also without a row in the ledger. */
export function drift(world: PaystackWorld, differenceMinor: bigint, isSilent: boolean): void {
  if (isSilent) {
    world.balances.set("NGN", (world.balances.get("NGN") ?? 0n) + differenceMinor);
    return;
  }
  world.postBalance({
    currency: "NGN",
    difference: differenceMinor,
    reason: "Adjustment",
    model_responsible: "Adjustment",
    model_row: world.nextId(),
  });
}

/** A settlement for lists. */
export function settlementRecord({ id, amountMinor, at }: Settlement): ListedRecord {
  const shape = (): Shape => ({
    id,
    domain: "test",
    status: "success",
    currency: "NGN",
    integration: 100_043,
    total_amount: amountMinor,
    effective_amount: amountMinor,
    total_fees: 0,
    total_processed: amountMinor,
    deductions: null,
    settlement_date: at.toISOString(),
    settled_by: null,
    createdAt: at.toISOString(),
    updatedAt: at.toISOString(),
  });
  return { keys: [String(id)], at, status: "success", shape };
}
