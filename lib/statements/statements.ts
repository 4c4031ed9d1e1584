import "server-only";
import type { StatementLines } from "@/lib/kernel/slice";
import { bookOf } from "./book";
import { statementCsv } from "./csv";
import { receiptPdf, statementPdf } from "./pdf";
import { receiptFor } from "./receipt";
import { statementFor } from "./statement";

/** A function with its first parameter, the book, bound. */
type Bound<Call> = Call extends (book: never, ...rest: infer Rest) => infer Result
  ? (...rest: Rest) => Result
  : never;

/** Statements, receipts and their files, described by the slices' contributions. */
export function statementsFrom(parts: readonly StatementLines[]) {
  const book = bookOf(parts);
  const bind = <Call extends (first: typeof book, ...rest: never[]) => unknown>(call: Call) =>
    call.bind(undefined, book) as unknown as Bound<Call>;
  return {
    book,
    statementFor: bind(statementFor),
    receiptFor: bind(receiptFor),
    statementCsv: bind(statementCsv),
    statementPdf: bind(statementPdf),
    receiptPdf: bind(receiptPdf),
  };
}
