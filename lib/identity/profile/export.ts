import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, type Sql, sql } from "@/lib/kernel/db";
import { limit } from "@/lib/kernel/rate-limit";
import { invariant } from "@/lib/kernel/refusal";
import type { Contribution } from "@/lib/kernel/slice";
import { exportsByAccount } from "../limits/limited-acts";

/** Maximum rows per list, newest first. Longer lists are named in `cutOff`. */
const MAX_ROWS = 10_000;

type Row = Record<string, unknown>;

/** A user's data: one list for each name that a slice contributes. Amounts in kobo, as digits. */
export interface OwnRecords {
  madeAt: Date;
  profile: Row;
  lists: Record<string, Row[]>;
  /** Names of truncated lists. */
  cutOff: string[];
}

/**
 * Exports a user's data: no secrets, and of other users only what the trades with them contain.
 * @throws Refusal - too_many_requests
 */
export async function exportOwn(
  by: Actor,
  exportRows: NonNullable<Contribution["exportRows"]>,
): Promise<OwnRecords> {
  await limit(exportsByAccount, by.id);
  const profile = await queryOne<Row & { madeAt: Date }>(profileOf(by.id));
  invariant(profile, "a signed-in user has an account");
  const { madeAt, ...own } = profile;
  const cutOff: string[] = [];
  const lists: Record<string, Row[]> = {};
  // Sequential, so that one export does not take several connections.
  for (const [name, rowsOf] of Object.entries(exportRows)) {
    const rows = await query<Row>(sql`${rowsOf(by.id)} limit ${MAX_ROWS + 1}`);
    if (rows.length > MAX_ROWS) cutOff.push(name);
    lists[name] = rows.slice(0, MAX_ROWS);
  }
  return { madeAt, profile: own, lists, cutOff };
}

const profileOf = (userId: string): Sql => sql`
  select app_now() as made_at, id, name, email, email_verified_at, phone, phone_verified_at, level::text as level, bio, address, links,
    picture_id, google_subject is not null as signs_in_with_google, created_at
  from app_user where id = ${userId}::uuid`;

/** The slice's lists in the export. */
export const identityRows: NonNullable<Contribution["exportRows"]> = {
  sessions: (userId) => sql`
    select kind::text as kind, user_agent, address, created_at, last_seen_at, revoked_at, expires_at
    from session where user_id = ${userId}::uuid order by created_at desc, id desc`,
  securityEvents: (userId) => sql`
    select kind, detail, address, user_agent, created_at
    from security_event where user_id = ${userId}::uuid order by id desc`,
  appeals: (userId) => sql`
    select state::text as state, text, created_at, due_at, answer, answered_at
    from block_appeal where user_id = ${userId}::uuid order by created_at desc, id desc`,
  taxNumbers: (userId) => sql`
    select number, name, state::text as state, created_at, decided_at, reason, ended_at
    from tax_number where user_id = ${userId}::uuid order by created_at desc, id desc`,
  restrictions: (userId) => sql`
    select kind::text as kind, state::text as state, reason, until, subject_kind, created_at, lifted_at
    from restriction where user_id = ${userId}::uuid order by created_at desc, id desc`,
};
