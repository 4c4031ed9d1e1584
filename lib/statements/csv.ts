import "server-only";
import { limit } from "@/lib/kernel/rate-limit";
import { HOME } from "@/lib/money/currencies";
import type { StatementBook } from "./book";
import { csvFile, csvLines, decimal, lagosTime } from "./csv-file";
import type { StatementFilter } from "./filter";
import { entryReference, groupNames } from "./kinds";
import type { StatementLine } from "./lines";
import { fileLimit } from "./refusals";
import { statementBatches } from "./statement";

const columns = {
  time: "Time (Lagos)",
  entry: "Entry",
  group: "Kind",
  says: "Description",
  moneyIn: "Money in",
  moneyOut: "Money out",
  balance: "Balance",
  currency: "Currency",
  reference: "Reference",
};

/**
 * A user's own statement, filtered, newest first, as CSV. Amounts are unsigned.
 * @throws Refusal - too_many_requests
 */
export async function statementCsv(
  book: StatementBook,
  userId: string,
  filter: StatementFilter,
): Promise<ReadableStream<Uint8Array>> {
  await limit(fileLimit, userId);
  return csvFile(csvRows, statementBatches(book, userId, filter));
}

/** Lines as CSV; the first batch has the byte order mark and the header. */
export const csvRows = (lines: readonly StatementLine[], isFirst = false): string =>
  csvLines(columns, lines.map(rowOf), isFirst);

const rowOf = ({ id, at, group, says, amountMinor, balanceAfterMinor, ...line }: StatementLine) => ({
  time: lagosTime(at),
  entry: entryReference(id),
  group: groupNames[group],
  says,
  moneyIn: amountMinor > 0n ? decimal(amountMinor) : "",
  moneyOut: amountMinor < 0n ? decimal(-amountMinor) : "",
  balance: decimal(balanceAfterMinor),
  currency: HOME,
  reference: line.depositReference ?? line.payoutReference ?? line.tradeId ?? "",
});
