import { statements } from "@/lib/composition";
import { readStatementFilter, statementHref } from "@/lib/statements/filter";
import { answerFile } from "../files";

/** The viewer's own statement of a period as PDF; by default the current month. */
export function GET(request: Request): Promise<Response> {
  const { from, to } = readStatementFilter(Object.fromEntries(new URL(request.url).searchParams));
  return answerFile(statementHref({ from, to }), "application/pdf", async (viewer) => {
    const { pdf, period } = await statements.statementPdf(viewer, { from, to });
    return { body: pdf, name: `amana-statement-${period.from}-to-${period.to}.pdf` };
  });
}
