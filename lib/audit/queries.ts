import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { empty, join, query, type Sql, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { mayRead, refusalFor } from "@/lib/kernel/permissions";

/** What an audit page shows: those acts that match all that is given. */
export interface AuditSearch {
  /** The actor's id. */
  actor?: string | undefined;
  /** An act, or its beginning: 'role' finds 'role.grant' and 'role.end'. */
  act?: string | undefined;
  /** The id of what it was about. */
  subject?: string | undefined;
  /** Lines before this one. */
  before?: string | undefined;
}

/** An entry of the audit log. */
export interface AuditLine {
  id: string;
  at: Date;
  act: string;
  actorId: string;
  /** Null for the system. */
  actorName: string | null;
  subjectKind: string;
  subjectId: string;
  reason: string | null;
  detail: Record<string, unknown> | null;
  postingId: string | null;
}

const PAGE = 50;

/** A page of the audit log, newest first; own acts only without the permission for all. Throws Refusal not_found unless staff. */
export async function auditFor(
  by: Actor,
  search: AuditSearch,
): Promise<{ lines: AuditLine[]; next: string | null; readsAll: boolean }> {
  if (by.roles.length === 0) throw refusalFor(by);
  const readsAll = mayRead(by, "audit.read");
  const lines = await query<AuditLine>(linesOf(readsAll ? search : { ...search, actor: by.id }, PAGE + 1));
  const shown = lines.slice(0, PAGE);
  return { lines: shown, next: lines.length > PAGE ? (shown.at(-1)?.id ?? null) : null, readsAll };
}

const linesOf = (search: AuditSearch, limit: number): Sql => sql`
  select a.id::text as id, a.at, a.act, a.actor_id, p.name as actor_name, a.subject_kind, a.subject_id, a.reason, a.detail,
    a.posting_id::text as posting_id
  from audit a left join person p on p.id = a.actor_id ${matching(search)} order by a.id desc limit ${limit}`;

/** The condition on rows of `audit a`. */
export function matching({ actor, act, subject, before }: AuditSearch): Sql {
  const wanted = [
    actor === undefined ? undefined : isUuid(actor) ? sql`a.actor_id = ${actor}::uuid` : sql`false`,
    act === undefined ? undefined : sql`(a.act = ${act} or starts_with(a.act, ${`${act}.`}))`,
    subject === undefined ? undefined : sql`a.subject_id = ${subject}`,
    before === undefined ? undefined : /^\d{1,18}$/.test(before) ? sql`a.id < ${before}::bigint` : sql`false`,
  ].filter((one) => one !== undefined);
  return wanted.length > 0 ? sql`where ${join(wanted, " and ")}` : empty;
}
