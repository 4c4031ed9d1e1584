import { lagosDay } from "@/lib/kernel/clock";
import { ordersCsv } from "@/lib/sales";
import { readStatementFilter } from "@/lib/statements/filter";
import { answerFile } from "../../../wallet/statement/files";

/** The viewer's own orders as a seller of goods, of all days or from one day to another, as CSV. */
export function GET(request: Request): Promise<Response> {
  const { from, to } = readStatementFilter(Object.fromEntries(new URL(request.url).searchParams));
  const days = [from, to ?? lagosDay(new Date())].filter(Boolean).join("-to-");
  return answerFile("/sell/dashboard", "text/csv; charset=utf-8; header=present", async (viewer) => ({
    body: await ordersCsv(viewer, { from, to }),
    name: `amana-orders-${days}.csv`,
  }));
}
