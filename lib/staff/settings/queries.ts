import "server-only";
import { mayReadSettings } from "@/lib/kernel/approvals/setting-acts";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { refusalFor } from "@/lib/kernel/permissions";
import { invariant } from "@/lib/kernel/refusal";
import type { SettingName } from "@/lib/kernel/settings";
import { settingForms } from "./forms";
import type { JsonObject } from "./typed";

export interface SettingState {
  name: SettingName;
  /** The value in force, and since when. */
  value: JsonObject;
  since: Date;
  /** Approved changes that take effect later. */
  upcoming: { value: JsonObject; from: Date }[];
  /** The number of values before the one in force. */
  earlier: number;
}

/** A change that waits for a second person. */
export interface OpenRequest {
  id: string;
  name: SettingName;
  creatorName: string;
  createdAt: Date;
}

/** All settings, and the requests that wait for a second person. Throws Refusal not_found without the permission. */
export async function settingsFor(
  by: Actor,
): Promise<{ settings: SettingState[]; requests: OpenRequest[]; now: Date }> {
  if (!mayReadSettings(by)) throw refusalFor(by);
  const [rows, requests, clock] = await Promise.all([
    query<SettingState>(stateOf(Object.keys(settingForms))),
    query<OpenRequest>(openRequests),
    queryOne<{ now: Date }>(sql`select app_now() as now`),
  ]);
  invariant(clock, "app_now() returns a time");
  const settings = rows.map((row) => ({
    ...row,
    upcoming: row.upcoming.map(({ value, from }) => ({ value, from: new Date(from) })),
  }));
  return { settings, requests, now: clock.now };
}

const stateOf = (names: string[]) => sql`
  select s.name, s.value, s.effective_from as since,
    coalesce((select jsonb_agg(jsonb_build_object('value', n.value, 'from', n.effective_from) order by n.effective_from)
      from setting n where n.name = s.name and n.effective_from > app_now() and n.effective_from < 'infinity'), '[]') as upcoming,
    (select count(*)::int from setting e where e.name = s.name and e.effective_from < s.effective_from) as earlier
  from unnest(${names}::text[]) with ordinality wanted (name, place)
    join lateral (select * from setting i where i.name = wanted.name and i.effective_from <= app_now()
      order by i.effective_from desc limit 1) s on true
  order by wanted.place`;

const openRequests = sql`
  select a.id, a.detail->>'name' as name, u.name as creator_name, a.created_at
  from approval a join person u on u.id = a.creator_id
  where a.subject_kind = 'setting' and a.state = 'ASKED' order by a.created_at`;

/** A value that a setting has had or will have. */
export interface SettingVersion {
  id: string;
  value: JsonObject;
  /** Since when, in force or not; null if it was vetoed. */
  from: Date | null;
  /** Who asked and who agreed; null for what the product came with. */
  creatorName: string | null;
  approverName: string | null;
  reason: string | null;
  approvalId: string | null;
}

const SHOWN = 100;

/** The values of a setting, the latest first. Throws Refusal not_found. */
export async function settingHistory(by: Actor, name: SettingName): Promise<SettingVersion[]> {
  if (!mayReadSettings(by)) throw refusalFor(by);
  return query<SettingVersion>(sql`
    select s.id, s.value, case when isfinite(s.effective_from) then s.effective_from end as from, c.name as creator_name,
      g.name as approver_name, a.reason, a.id as approval_id
    from setting s left join approval a on a.id = s.approval_id
      left join person c on c.id = a.creator_id left join person g on g.id = a.approver_id
    where s.name = ${name} order by s.effective_from desc, s.created_at desc limit ${SHOWN}`);
}

/** The value that was in force when a day ended in Lagos; undefined before the first. Throws Refusal not_found. */
export async function settingOn(by: Actor, name: SettingName, day: string): Promise<JsonObject | undefined> {
  if (!mayReadSettings(by)) throw refusalFor(by);
  const row = await queryOne<{ value: JsonObject }>(sql`
    select value from setting
    where name = ${name} and effective_from < (${day}::date + 1)::timestamp at time zone 'Africa/Lagos'
    order by effective_from desc limit 1`);
  return row?.value;
}
