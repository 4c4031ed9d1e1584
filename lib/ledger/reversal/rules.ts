import type { AccountKind, AccountRef, Plan, PlannedTransfer } from "@/lib/kernel/commit";
import { Refusal } from "@/lib/kernel/refusal";
import type { Currency } from "@/lib/money/currencies";
import { ledgerRefusals } from "../refusals";

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

/** Kind, subject's kind and owner. */
type StoredAccount = [AccountKind, string, string];

/** One transfer of it. Amounts and ids are digits. */
export interface PostedTransfer {
  id: string;
  kind: string;
  currency: Currency;
  amount: string;
  debit: StoredAccount;
  credit: StoredAccount;
  /** Whose account each is, where a person's. */
  debitName: string | null;
  creditName: string | null;
  /** What the account that was credited holds now, or null where it may go below zero. */
  creditHolds: string | null;
}

type Reversibility = Pick<ReversiblePosting, "isReversal" | "isReversed" | "transfers">;

/** False for a posting that has been reversed, is a reversal, moved nothing, or on which a machine's state rests. */
export function isReversible({ isReversal, isReversed, transfers }: Reversibility): boolean {
  // What a hold holds is said by the state of a machine, which a reversal would contradict.
  const isBound = transfers.some(({ debit, credit }) => debit[0] === "HOLD" || credit[0] === "HOLD");
  return !isReversed && !isReversal && !isBound && transfers.length > 0;
}

/** Throws Refusal already_reversed, not_reversible. */
export function mustBeReversible(posting: Reversibility): void {
  if (posting.isReversed) throw new Refusal(ledgerRefusals.already_reversed);
  if (!isReversible(posting)) throw new Refusal(ledgerRefusals.not_reversible);
}

/** Every transfer of the posting the other way round, naming what it takes back. Refuses where the money has moved on. */
export function mirrored({ transfers }: ReversiblePosting): NonNullable<Plan["transfers"]> {
  const mirrors = transfers.map(mirrorOf);
  for (const { from } of mirrors) {
    const due = mirrors.filter((leg) => isSame(leg.from, from)).reduce((sum, leg) => sum + leg.amount, 0n);
    const holder = transfers.find((leg) => isSame(accountOf(leg.credit, leg.currency), from));
    if (holder?.creditHolds && BigInt(holder.creditHolds) < due) {
      throw new Refusal(ledgerRefusals.reversal_without_funds);
    }
  }
  return mirrors;
}

/** An account as staff read it: 'Wallet of Ada Obi', 'Gateway fees'. */
export function accountWords([kind, subject]: StoredAccount, name: string | null): string {
  const words = kind.charAt(0) + kind.slice(1).toLowerCase().replaceAll("_", " ");
  if (kind === "HOLD") return `Held for a ${subject}`;
  return name ? `${words} of ${name}` : words;
}

const isSame = (one: AccountRef, other: AccountRef) =>
  one.kind === other.kind && one.owner === other.owner && one.currency === other.currency;

const accountOf = ([kind, subject, owner]: StoredAccount, currency: Currency): AccountRef => ({
  kind,
  subject,
  owner,
  currency,
});

const mirrorOf = ({ id, kind, currency, amount, debit, credit }: PostedTransfer): PlannedTransfer => ({
  kind,
  from: accountOf(credit, currency),
  to: accountOf(debit, currency),
  amount: BigInt(amount),
  reverses: BigInt(id),
});

/** Whose wallet a reversal fills: they may have no part in allowing it. Null where it fills nobody's. */
export function gainerOf({ transfers }: ReversiblePosting): string | null {
  return transfers.find(({ debit }) => debit[0] === "WALLET")?.debit[2] ?? null;
}
