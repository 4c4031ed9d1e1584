import "server-only";
import { stringify } from "csv-stringify/sync";
import { after, HOUR } from "@/lib/kernel/clock";
import { HOME, minorUnitsPer } from "@/lib/money/currencies";

/**
 * A file of rows as CSV by RFC 4180: comma, CRLF, UTF-8. It starts with a byte order mark, without which Excel garbles '₦'. Streamed with
 * backpressure from the client to the database. `write` is called without rows for the head.
 */
export function csvFile<Row>(
  write: (rows: readonly Row[], isFirst?: boolean) => string,
  batches: AsyncGenerator<readonly Row[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      start: (sink) => sink.enqueue(encoder.encode(write([], true))),
      async pull(sink) {
        const { value, done } = await batches.next();
        if (done) sink.close();
        else sink.enqueue(encoder.encode(write(value)));
      },
      cancel: () => void batches.return(undefined),
    },
    { highWaterMark: 1 },
  );
}

/** Rows as CSV, by the titles of their columns; cells that would start a formula are escaped. The first batch has the byte order mark and the head. */
export function csvLines<Column extends string>(
  columns: Record<Column, string>,
  rows: readonly Record<Column, string>[],
  isFirst = false,
): string {
  return stringify([...rows], {
    columns,
    header: isFirst,
    bom: isFirst,
    record_delimiter: "windows",
    escape_formulas: true,
    quoted_match: "\r",
  });
}

/** Formats kobo as `4150.50`, independent of locale. */
export function decimal(minor: bigint): string {
  const kobo = (minor % minorUnitsPer(HOME)).toString().padStart(2, "0");
  return `${minor / minorUnitsPer(HOME)}.${kobo}`;
}

/** `2026-11-21T17:04:05+01:00` */
export const lagosTime = (at: Date): string => `${after(at, HOUR).toISOString().slice(0, 19)}+01:00`;
