import type { Actor } from "@/lib/kernel/command";
import type { AccountKind, Plan, PlannedTransfer } from "@/lib/kernel/commit";
import { Refusal } from "@/lib/kernel/refusal";
import type { Currency } from "@/lib/money/format";
import { ledgerRefusals } from "../refusals";

/** The act of a reversing posting: what an approval of one names. */
export const REVERSE_ACT = "ledger.reverse_posting";

/** Refuses whoever may not touch the ledger by hand. */
export function mustBeFinance({ roles }: Actor): void {
  if (!roles.includes("FINANCE") && !roles.includes("ADMIN")) throw new Refusal(ledgerRefusals.not_staff);
}

/** A posting that may be reversed, as a decision reads it. */
export interface ReversiblePosting {
  /** Digits. */
  id: string;
  subjectKind: string | null;
  subjectId: string;
  /** It is itself a reversal. */
  isReversal: boolean;
  isReversed: boolean;
  transfers: PostedTransfer[];
}

/** One transfer of it. Amounts and ids are digits. */
export interface PostedTransfer {
  id: string;
  kind: string;
  currency: Currency;
  amount: string;
  debit: [AccountKind, string];
  credit: [AccountKind, string];
  /** What the account that was credited holds now, or null where it may go below zero. */
  creditHolds: string | null;
}

// What these hold is said by the state of a trade, a payout or a case, which a reversal would contradict.
const BOUND: ReadonlySet<AccountKind> = new Set([
  "ESCROW",
  "PAYOUT_PENDING",
  "REFUND_PENDING",
  "QUARANTINE",
  "CHARGEBACK_HOLD",
]);

/** Refuses a posting that has been reversed, is a reversal, moved nothing, or on which a machine's state rests. */
export function mustBeReversible({ isReversal, isReversed, transfers }: ReversiblePosting): void {
  if (isReversed) throw new Refusal(ledgerRefusals.already_reversed);
  const isBound = transfers.some(({ debit, credit }) => BOUND.has(debit[0]) || BOUND.has(credit[0]));
  if (isReversal || isBound || transfers.length === 0) throw new Refusal(ledgerRefusals.not_reversible);
}

/** Every transfer of the posting the other way round, naming what it takes back. Refuses where the money has moved on. */
export function mirrored({ transfers }: ReversiblePosting): NonNullable<Plan["transfers"]> {
  const mirrors = transfers.map(mirrorOf);
  for (const { from, currency } of mirrors) {
    const due = mirrors
      .filter((leg) => leg.from.join() === from.join() && leg.currency === currency)
      .reduce((sum, leg) => sum + leg.amount, 0n);
    const holder = transfers.find((leg) => leg.credit.join() === from.join() && leg.currency === currency);
    if (holder?.creditHolds && BigInt(holder.creditHolds) < due) {
      throw new Refusal(ledgerRefusals.reversal_without_funds);
    }
  }
  return mirrors;
}

const mirrorOf = ({ id, kind, currency, amount, debit, credit }: PostedTransfer): PlannedTransfer => ({
  kind,
  from: credit,
  to: debit,
  currency,
  amount: BigInt(amount),
  reverses: BigInt(id),
});

/** Whose wallet a reversal fills: they may have no part in allowing it. Null where it fills nobody's. */
export function gainerOf({ transfers }: ReversiblePosting): string | null {
  return transfers.find(({ debit }) => debit[0] === "WALLET")?.debit[1] ?? null;
}
