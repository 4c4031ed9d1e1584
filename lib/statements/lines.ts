import "server-only";
import type { WalletEntry } from "@/lib/ledger";
import { type EntryGroup, entryKinds } from "./kinds";
import { airtimeWords, bankWords, sentenceFor } from "./sentences";
import { type Subject, subjectsOf } from "./subjects";

/** A line of the statement, ready to be shown. Amounts in kobo; `amountMinor` is below zero where money left. */
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
  /** What the platform kept of a sale, in kobo. */
  commissionMinor: bigint | null;
  /** What of a withdrawal was its fee, in kobo. */
  feeMinor: bigint | null;
}

/** Entries of a user's own wallet, with what each was about. */
export async function linesOf(userId: string, entries: readonly WalletEntry[]): Promise<StatementLine[]> {
  const subjects = await subjectsOf(userId, entries);
  return entries.map((entry) => lineOf(entry, subjects.get(entry.subjectId ?? "")));
}

function lineOf(entry: WalletEntry, subject: Subject | undefined): StatementLine {
  const { id, kind, amountMinor, balanceAfterMinor, isReversal, at, subjectKind, subjectId } = entry;
  const reference = subject?.reference ?? null;
  const isSale = kind === "escrow_release" && !isReversal && subject?.soldForMinor;
  return {
    id,
    kind,
    group: isReversal ? "corrections" : (entryKinds[kind]?.group ?? "corrections"),
    says: sayingOf(entry, subject),
    amountMinor,
    balanceAfterMinor,
    at,
    tradeId: subjectKind === "trade" ? subjectId : null,
    depositReference: reference?.startsWith("pay-") ? null : reference,
    payoutReference: reference?.startsWith("pay-") ? reference : null,
    commissionMinor: isSale ? isSale - amountMinor : null,
    feeMinor: kind === "payout_hold" && !isReversal ? (subject?.feeMinor ?? null) : null,
  };
}

function sayingOf({ kind, isReversal }: WalletEntry, subject: Subject | undefined): string {
  if (!subject) return sentenceFor({ kind, isReversal });
  const { network, faceValueMinor, channel, bankName, accountNumber } = subject;
  const goods = network && faceValueMinor !== null ? airtimeWords(network, faceValueMinor) : null;
  return sentenceFor({ kind, isReversal, goods, channel, bank: bankWords(bankName, accountNumber) });
}
