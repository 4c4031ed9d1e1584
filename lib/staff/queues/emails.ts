import "server-only";
import type { Email } from "@/lib/identity";
import { queryOne, raw, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { Currency } from "@/lib/money/currencies";
import { formatMinor } from "@/lib/money/format";
import { casesOf, type QueueKind, queueRule } from "./registry";

interface Late {
  kind: string;
  subjectId: string;
  stage: "look" | "end";
}

/** Queues about whose late cases all of finance is notified. */
const notified: readonly QueueKind[] = ["payouts", "chargebacks"];

/** To finance, where a case is late and still waits. That the end of a chargeback is near has an email of its own. */
export async function lateEmail({ kind, subjectId, stage }: Late): Promise<Email | undefined> {
  const queue = notified.find((one) => one === kind);
  if (!queue || (queue === "chargebacks" && stage === "end")) return undefined;
  const found = await queryOne<{ amountMinor: bigint; currency: Currency; since: Date }>(sql`
    select q.amount_minor, q.currency, q.since from ${raw(casesOf(queue))} q where q.id = ${subjectId}::uuid`);
  if (!found) return undefined;
  const amount = formatMinor(found.amountMinor, found.currency);
  const { title } = queueRule(queue);
  return {
    subject: `Late: ${amount} in ${title}`,
    heading: stage === "look" ? "Nobody has looked at this yet" : "This should have been decided by now",
    paragraphs: [`${title}: ${amount}, waiting since ${formatDateTime(found.since)}, Lagos time.`],
    button: { label: "Open the queue", url: new URL(`/admin/queues/${queue}?sort=due`, env().APP_URL).href },
  };
}
