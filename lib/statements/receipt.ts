import "server-only";
import { type WalletEntry, walletEntry } from "@/lib/ledger";
import type { StatementBook } from "./book";
import { lineOf, type StatementLine } from "./lines";
import { type Subject, subjectsOf } from "./subjects";

/** All details of one entry. Amounts in kobo. */
export interface Receipt extends StatementLine {
  postingId: bigint;
  isReversal: boolean;
  /** The source of the money, in words. */
  from: string;
  /** The destination of the money, in words. */
  to: string;
}

/** A receipt of a user's own entry; undefined if it does not exist or is another user's. */
export async function receiptFor(
  book: StatementBook,
  userId: string,
  entryId: string,
): Promise<Receipt | undefined> {
  if (!/^[1-9]\d{0,17}$/.test(entryId)) return undefined;
  const entry = await walletEntry(userId, BigInt(entryId));
  if (!entry) return undefined;
  const subjects = await subjectsOf(book, userId, [entry]);
  const subject = subjects.get(entry.subjectId ?? "");
  return { ...lineOf(book, entry, subject), ...entry, ...endsOf(book, entry, subject) };
}

const WALLET = "Your wallet";

function endsOf({ kinds }: StatementBook, { kind, amountMinor }: WalletEntry, subject: Subject | undefined) {
  const other = kinds[kind]?.place(subject?.facts ?? {}) ?? "Amana";
  return amountMinor > 0n ? { from: other, to: WALLET } : { from: WALLET, to: other };
}
