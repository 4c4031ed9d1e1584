import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { invariant } from "@/lib/kernel/refusal";
import type { SettingName } from "@/lib/kernel/settings";
import { mustBeStaff } from "../staff";
import { settingForms } from "./forms";
import type { JsonObject } from "./typed";

export interface SettingState {
  name: SettingName;
  /** In force now, and since when. */
  value: JsonObject;
  since: Date;
  /** Agreed to, for later. */
  upcoming: { value: JsonObject; from: Date }[];
  /** Ever, before the one in force. */
  earlier: number;
}

export interface OpenRequest {
  id: string;
  name: SettingName;
  value: JsonObject;
  from: Date;
  reason: string;
  creatorId: string;
  creatorName: string;
  createdAt: Date;
}

/** All settings and the requests that wait for a second person. For staff. Throws Refusal not_found for everybody else. */
export async function settingsFor(
  by: Actor,
): Promise<{ settings: SettingState[]; requests: OpenRequest[]; now: Date }> {
  mustBeStaff(by, "FINANCE", "ADMIN");
  const [rows, requests, clock] = await Promise.all([
    query<SettingState>(stateOf(Object.keys(settingForms))),
    query<OpenRequest>(openRequests),
    queryOne<{ now: Date }>(sql`select app_now() as now`),
  ]);
  invariant(clock, "there is a time");
  const settings = rows.map((row) => ({
    ...row,
    upcoming: row.upcoming.map(({ value, from }) => ({ value, from: new Date(from) })),
  }));
  return { settings, requests, now: clock.now };
}

const stateOf = (names: string[]) => sql`
  select s.name, s.value, s.effective_from as since,
    coalesce((select jsonb_agg(jsonb_build_object('value', n.value, 'from', n.effective_from) order by n.effective_from)
      from setting n where n.name = s.name and n.effective_from > app_now()), '[]') as upcoming,
    (select count(*)::int from setting e where e.name = s.name and e.effective_from < s.effective_from) as earlier
  from unnest(${names}::text[]) with ordinality wanted (name, place)
    join lateral (select * from setting i where i.name = wanted.name and i.effective_from <= app_now()
      order by i.effective_from desc limit 1) s on true
  order by wanted.place`;

const openRequests = sql`
  select a.id, a.detail->>'name' as name, a.detail->'value' as value, (a.detail->>'effectiveFrom')::timestamptz as "from", a.reason,
    a.creator_id, u.name as creator_name, a.created_at
  from approval a join person u on u.id = a.creator_id
  where a.act = 'admin.change_setting' and a.approver_id is null and a.ended_at is null order by a.created_at`;
