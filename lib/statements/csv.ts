import "server-only";
import { stringify } from "csv-stringify/sync";
import { after, HOUR } from "@/lib/kernel/clock";
import { limit } from "@/lib/kernel/rate-limit";
import { HOME, minorUnitsPer } from "@/lib/money/currencies";
import type { StatementBook } from "./book";
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
 * A user's own statement, filtered, newest first, as CSV by RFC 4180: comma, CRLF, UTF-8. It starts with a byte order mark,
 * without which Excel garbles '₦'. Amounts are unsigned, and cells that would start a formula are escaped. Streamed with
 * backpressure from the client to the database.
 * @throws Refusal - too_many_requests
 */
export async function statementCsv(
  book: StatementBook,
  userId: string,
  filter: StatementFilter,
): Promise<ReadableStream<Uint8Array>> {
  await limit(fileLimit, userId);
  const batches = statementBatches(book, userId, filter);
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      start: (sink) => sink.enqueue(encoder.encode(csvRows([], true))),
      async pull(sink) {
        const { value, done } = await batches.next();
        if (done) sink.close();
        else sink.enqueue(encoder.encode(csvRows(value)));
      },
      cancel: () => void batches.return(undefined),
    },
    { highWaterMark: 1 },
  );
}

/** Lines as CSV; the first batch has the byte order mark and the header. */
export function csvRows(lines: readonly StatementLine[], isFirst = false): string {
  return stringify(lines.map(rowOf), {
    columns,
    header: isFirst,
    bom: isFirst,
    record_delimiter: "windows",
    escape_formulas: true,
    quoted_match: "\r",
  });
}

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

/** Formats kobo as `4150.50`, independent of locale. */
function decimal(minor: bigint): string {
  const kobo = (minor % minorUnitsPer(HOME)).toString().padStart(2, "0");
  return `${minor / minorUnitsPer(HOME)}.${kobo}`;
}

/** `2026-11-21T17:04:05+01:00` */
const lagosTime = (at: Date): string => `${after(at, HOUR).toISOString().slice(0, 19)}+01:00`;
