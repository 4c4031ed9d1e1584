import "server-only";
import type { EntryGroup } from "@/lib/kernel/slice";
import type { WalletEntry } from "@/lib/ledger";
import { type StatementBook, sentenceFor } from "./book";
import { type Subject, subjectsOf } from "./subjects";

/** A line of the statement, ready to show. Amounts in kobo; `amountMinor` is negative for money out. */
export interface StatementLine {
  id: bigint;
  kind: string;
  group: EntryGroup;
  says: string;
  amountMinor: bigint;
  balanceAfterMinor: bigint;
  at: Date;
  tradeId: string | null;
  depositReference: string | null;
  payoutReference: string | null;
  /** The name of the other party of a trade. */
  partner: string | null;
  /** The platform's commission on a sale, in kobo. */
  commissionMinor: bigint | null;
  /** The fee of a withdrawal, in kobo. */
  feeMinor: bigint | null;
}

/** The lines of wallet entries, with their subjects. */
export async function linesOf(
  book: StatementBook,
  userId: string,
  entries: readonly WalletEntry[],
): Promise<StatementLine[]> {
  const subjects = await subjectsOf(book, userId, entries);
  return entries.map((entry) => lineOf(book, entry, subjects.get(entry.subjectId ?? "")));
}

export function lineOf(book: StatementBook, entry: WalletEntry, subject: Subject | undefined): StatementLine {
  const { id, kind, amountMinor, balanceAfterMinor, isReversal, at, subjectKind, subjectId } = entry;
  const known = isReversal ? undefined : book.kinds[kind];
  const { link, reference, facts = {} } = subject ?? {};
  const referenceOf = (type: Subject["link"]) => (link === type ? (reference ?? null) : null);
  return {
    id,
    kind,
    group: known?.group ?? "corrections",
    says: sentenceFor(book, entry, facts),
    amountMinor,
    balanceAfterMinor,
    at,
    tradeId: subjectKind === "trade" ? subjectId : null,
    depositReference: referenceOf("deposit"),
    payoutReference: referenceOf("payout"),
    partner: facts["partner"] ?? null,
    commissionMinor: known?.commission?.(facts, amountMinor) ?? null,
    feeMinor: known?.fee?.(facts) ?? null,
  };
}
