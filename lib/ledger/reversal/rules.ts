import type { AccountKind, AccountRef, Plan, PlannedTransfer } from "@/lib/kernel/commit";
import { Refusal } from "@/lib/kernel/refusal";
import type { Currency } from "@/lib/money/currencies";
import { ledgerRefusals } from "../refusals";

/** What the decision reads of a posting to reverse. */
export interface ReversiblePosting {
  /** Digits. */
  id: string;
  subjectKind: string | null;
  subjectId: string;
  /** Whether it is itself a reversal. */
  isReversal: boolean;
  isReversed: boolean;
  transfers: PostedTransfer[];
}

/** Kind, subject's kind and owner. */
type StoredAccount = [AccountKind, string, string];

/** One transfer of the posting. Amounts and ids are digits. */
export interface PostedTransfer {
  id: string;
  kind: string;
  currency: Currency;
  amount: string;
  debit: StoredAccount;
  credit: StoredAccount;
  /** The owner's name, for a user's account. */
  debitName: string | null;
  creditName: string | null;
  /** The current balance of the credited account; null if it can go below zero. */
  creditHolds: string | null;
}

type Reversibility = Pick<ReversiblePosting, "isReversal" | "isReversed" | "transfers">;

/** False for a posting that is reversed, is a reversal, moved nothing, or backs a machine's state. */
export function isReversible({ isReversal, isReversed, transfers }: Reversibility): boolean {
  // A hold's balance is tied to a machine's state, which a reversal would contradict.
  const isBound = transfers.some(({ debit, credit }) => debit[0] === "HOLD" || credit[0] === "HOLD");
  return !isReversed && !isReversal && !isBound && transfers.length > 0;
}

/** @throws Refusal already_reversed, not_reversible */
export function assertReversible(posting: Reversibility): void {
  if (posting.isReversed) throw new Refusal(ledgerRefusals.already_reversed);
  if (!isReversible(posting)) throw new Refusal(ledgerRefusals.not_reversible);
}

/** The mirror of every transfer, linked to it. @throws Refusal reversal_without_funds if the money was spent */
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

/** The label of an account for staff: 'Wallet of Ada Obi', 'Gateway fees'. */
export function accountWords([kind, subject]: StoredAccount, name: string | null): string {
  const words = kind.charAt(0) + kind.slice(1).toLowerCase().replaceAll("_", " ");
  if (kind === "HOLD") return `Held for a ${subject}`;
  return name ? `${words} of ${name}` : words;
}

const isSame = (a: AccountRef, b: AccountRef) =>
  a.kind === b.kind && a.owner === b.owner && a.currency === b.currency;

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

/** The user whose wallet a reversal credits, who must not request or approve it; null if there is none. */
export function beneficiaryOf({ transfers }: ReversiblePosting): string | null {
  return transfers.find(({ debit }) => debit[0] === "WALLET")?.debit[2] ?? null;
}
