import { statements } from "@/lib/composition";
import { lagosDay } from "@/lib/kernel/clock";
import { readStatementFilter, statementHref } from "@/lib/statements/filter";
import { answerFile } from "../files";

/** The filtered entries of the viewer's own statement, as CSV. */
export function GET(request: Request): Promise<Response> {
  const filter = readStatementFilter(Object.fromEntries(new URL(request.url).searchParams));
  const days = [filter.from, filter.to ?? lagosDay(new Date())].filter(Boolean).join("-to-");
  return answerFile(statementHref(filter), "text/csv; charset=utf-8; header=present", async ({ id }) => ({
    body: await statements.statementCsv(id, filter),
    name: `amana-statement-${days}.csv`,
  }));
}
