import "server-only";
import { limit } from "@/lib/kernel/rate-limit";
import { Refusal } from "@/lib/kernel/refusal";
import { balanceBefore, firstEntrySince } from "@/lib/ledger";
import { balancesOf } from "./balances";
import type { StatementBook } from "./book";
import { dayStart } from "./filter";
import type { StatementLine } from "./lines";
import { writeReceipt } from "./pdf/receipt-pdf";
import { type PdfStatement, writeStatement } from "./pdf/statement-pdf";
import { type Period, statementPeriod } from "./periods";
import { receiptFor } from "./receipt";
import { fileLimit, MAX_PDF_ENTRIES, statementRefusals } from "./refusals";
import { statementBatches } from "./statement";

interface Holder {
  id: string;
  name: string;
  email: string;
}

interface RequestedPeriod {
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * A user's own statement of a period as a PDF, by default of the current month.
 * @throws Refusal - paper_too_long, too_many_requests
 */
export async function statementPdf(
  book: StatementBook,
  holder: Holder,
  requested: RequestedPeriod,
): Promise<{ pdf: Uint8Array<ArrayBuffer>; period: Period }> {
  await limit(fileLimit, holder.id);
  const statement = await readPdfStatement(book, holder, requested);
  return { pdf: await writeStatement(statement), period: statement.period };
}

/**
 * The contents of the PDF, from the same entries as the page.
 * @throws Refusal - paper_too_long for more than `maxEntries`
 */
export async function readPdfStatement(
  book: StatementBook,
  holder: Holder,
  requested: RequestedPeriod,
  maxEntries = MAX_PDF_ENTRIES,
): Promise<PdfStatement> {
  const { now } = await balancesOf(holder.id);
  const period = statementPeriod(requested, now);
  const lines: StatementLine[] = [];
  for await (const batch of statementBatches(book, holder.id, period)) {
    lines.push(...batch);
    if (lines.length > maxEntries) throw new Refusal(statementRefusals.paper_too_long);
  }
  lines.reverse();
  const openingMinor = await openingOf(holder.id, period, lines[0]);
  return {
    holder,
    period,
    lines,
    openingMinor,
    closingMinor: lines.at(-1)?.balanceAfterMinor ?? openingMinor,
    at: now,
  };
}

/** The balance before the first entry of the period, or if it has none, before the next entry. */
async function openingOf(
  userId: string,
  { from }: Period,
  first: StatementLine | undefined,
): Promise<bigint> {
  if (first) return first.balanceAfterMinor - first.amountMinor;
  const next = await firstEntrySince(userId, dayStart(from));
  return balanceBefore(userId, next);
}

/**
 * A receipt of a user's own entry as a PDF; undefined if it does not exist or is another user's.
 * @throws Refusal - too_many_requests
 */
export async function receiptPdf(
  book: StatementBook,
  holder: Holder,
  entryId: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const receipt = await receiptFor(book, holder.id, entryId);
  if (!receipt) return undefined;
  await limit(fileLimit, holder.id);
  const { now } = await balancesOf(holder.id);
  return writeReceipt(receipt, holder.name, now);
}
