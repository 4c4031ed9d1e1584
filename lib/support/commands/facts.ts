import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { type Sql, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { MESSAGES_A_CASE, MESSAGES_AN_HOUR } from "../limits";
import type { SupportState } from "../machine";
import { supportRefusals } from "../refusals";
import type { SubjectKind } from "../subjects";

/** What its person's next message depends on. */
export interface OwnCase {
  id: string;
  version: bigint;
  state: SupportState;
  subjectKind: SubjectKind;
  messages: number;
  closedAt: Date | null;
  ratedAt: Date | null;
  open: number;
  written: number;
  isBlocked: boolean;
}

/** About a person who writes: what they have open, what they wrote in an hour, and whether they are blocked. */
export const writerColumns = (by: Actor): Sql => sql`
  (select count(*)::int from support_case o where o.user_id = ${by.id}::uuid and o.state <> 'CLOSED') as open,
  (select count(*)::int from support_message m where m.author_id = ${by.id}::uuid and m.role is null
    and m.created_at > app_now() - interval '1 hour') as written,
  restrictions_now(${by.id}::uuid) & restriction_bits('blocked', null) <> 0 as is_blocked`;

export const readOwn = ({ caseId }: { caseId: string }, by: Actor): Sql => sql`
  select c.id, c.version, c.state::text as state, c.subject_kind, c.messages, c.closed_at, c.rated_at, ${writerColumns(by)}
  from support_case c where c.id = ${caseId}::uuid and c.user_id = ${by.id}::uuid`;

/** Throws Refusal block_only, too_much, too_long. */
export function mustWrite(facts: Pick<OwnCase, "subjectKind" | "isBlocked" | "written" | "messages">): void {
  if (facts.isBlocked && facts.subjectKind !== "block") throw new Refusal(supportRefusals.block_only);
  if (facts.written >= MESSAGES_AN_HOUR) throw new Refusal(supportRefusals.too_much);
  if (facts.messages >= MESSAGES_A_CASE) throw new Refusal(supportRefusals.too_long);
}
