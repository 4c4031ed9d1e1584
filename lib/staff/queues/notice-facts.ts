import "server-only";
import { queryOne, raw, sql } from "@/lib/kernel/db";
import type { Currency } from "@/lib/money/currencies";
import { casesOf, type QueueKind, queueKinds, queueRule } from "./registry";

export interface CaseNoticeFacts {
  queue: QueueKind;
  /** Its name on screen. */
  title: string;
  /** The page of the case. */
  page: string;
  amountMinor: bigint | null;
  currency: Currency | null;
  since: Date;
  /** Who has it, and who gave it to them. */
  holderId: string | null;
  giverId: string | null;
  giverName: string | null;
}

/** A case that still waits, by the name of its queue. */
export async function readCaseFacts(kind: string, subjectId: string): Promise<CaseNoticeFacts | undefined> {
  const queue = queueKinds.find((one) => one === kind);
  if (!queue) return undefined;
  const found = await queryOne<Omit<CaseNoticeFacts, "queue" | "title" | "page"> & { place: string }>(sql`
    select q.place, q.amount_minor, q.currency, q.since, a.staff_id as holder_id, a.given_by_id as giver_id, g.name as giver_name
    from ${raw(casesOf(queue))} q left join assignment a on a.kind = q.kind and a.subject_id = q.id and a.ended_at is null
      left join person g on g.id = a.given_by_id
    where q.id = ${subjectId}::uuid`);
  const { title, page } = queueRule(queue);
  return found && { ...found, queue, title, page: `${page}${found.place}` };
}
