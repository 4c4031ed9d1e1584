import "server-only";
import { limit } from "@/lib/kernel/rate-limit";
import { Refusal } from "@/lib/kernel/refusal";
import { balanceBefore, firstEntrySince } from "@/lib/ledger";
import { balancesOf } from "./balances";
import type { StatementBook } from "./book";
import { dayStart } from "./filter";
import type { StatementLine } from "./lines";
import { writeReceipt } from "./pdf/receipt-paper";
import { type PaperStatement, writeStatement } from "./pdf/statement-paper";
import { type Period, statementPeriod } from "./periods";
import { receiptFor } from "./receipt";
import { fileLimit, LONGEST_PAPER, statementRefusals } from "./refusals";
import { statementBatches } from "./statement";

interface Holder {
  id: string;
  name: string;
  email: string;
}

interface AskedPeriod {
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * A user's own statement of a period as a PDF; where no period is asked for, of the month.
 * @throws Refusal - paper_too_long, too_many_requests
 */
export async function statementPdf(
  book: StatementBook,
  holder: Holder,
  asked: AskedPeriod,
): Promise<{ pdf: Uint8Array<ArrayBuffer>; period: Period }> {
  await limit(fileLimit, holder.id);
  const statement = await readPaperStatement(book, holder, asked);
  return { pdf: await writeStatement(statement), period: statement.period };
}

/**
 * What the paper says, from the same entries as the page.
 * @throws Refusal - paper_too_long, where there are more than `most`
 */
export async function readPaperStatement(
  book: StatementBook,
  holder: Holder,
  asked: AskedPeriod,
  most = LONGEST_PAPER,
): Promise<PaperStatement> {
  const { now } = await balancesOf(holder.id);
  const period = statementPeriod(asked, now);
  const lines: StatementLine[] = [];
  for await (const batch of statementBatches(book, holder.id, period)) {
    lines.push(...batch);
    if (lines.length > most) throw new Refusal(statementRefusals.paper_too_long);
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

/** What the wallet had before the first entry of the period, or where there is none, before the first one after it. */
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
 * A receipt of a user's own entry as a PDF; undefined for another's, as for none.
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
