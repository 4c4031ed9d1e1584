import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { mustRead } from "@/lib/kernel/permissions";
import type { TaxNumberState } from "./machine";
import type { OwnTaxNumber } from "./schema";

interface Row {
  id: string;
  number: string;
  name: string;
  state: TaxNumberState;
  createdAt: Date;
  decidedAt: Date | null;
  reason: string | null;
}

const SHOWN = 20;

/** A person’s tax numbers, the newest first. */
export async function ownTaxNumbers(userId: string): Promise<OwnTaxNumber[]> {
  const rows = await query<Row>(sql`
    select id, number, name, state::text as state, created_at, decided_at, reason from tax_number
    where user_id = ${userId}::uuid order by created_at desc, id desc limit ${SHOWN}`);
  return rows.map(({ createdAt, decidedAt, ...row }) => ({
    ...row,
    sentAt: createdAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }));
}

/** A tax number as staff compare it with the register. */
export interface TaxNumberCase extends Row {
  version: bigint;
  userId: string;
  userName: string;
  level: string;
  storeName: string | null;
  decidedByName: string | null;
  endedAt: Date | null;
  reasonCode: string | null;
  /** Accounts that have the same number checked, or waiting. */
  others: { id: string; name: string; state: TaxNumberState }[];
  /** What the person had before it. */
  earlier: { id: string; number: string; state: TaxNumberState; createdAt: string }[];
  now: Date;
}

/** One tax number for staff, with who else has sent it; undefined if there is none. @throws Refusal - not_found */
export async function taxNumberCase(by: Actor, id: string): Promise<TaxNumberCase | undefined> {
  mustRead(by, "verification.decide");
  if (!isUuid(id)) return undefined;
  return queryOne<TaxNumberCase>(sql`
    select n.id, n.version, n.number, n.name, n.state::text as state, n.created_at, n.decided_at, n.ended_at, n.reason, n.reason_code,
      n.user_id, u.name as user_name, u.level::text as level, s.name as store_name, d.name as decided_by_name, app_now() as now,
      (select coalesce(json_agg(json_build_object('id', x.user_id, 'name', p.name, 'state', x.state)), '[]')
        from tax_number x join app_user p on p.id = x.user_id
        where x.number = n.number and x.user_id <> n.user_id and x.state in ('CHECKING', 'CHECKED')) as others,
      (select coalesce(json_agg(json_build_object('id', e.id, 'number', e.number, 'state', e.state, 'createdAt', e.created_at)
          order by e.created_at desc), '[]')
        from tax_number e where e.user_id = n.user_id and e.id <> n.id) as earlier
    from tax_number n join app_user u on u.id = n.user_id left join store_record s on s.user_id = n.user_id
      left join app_user d on d.id = n.decided_by_id
    where n.id = ${id}::uuid`);
}
