import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import type { FlagRules } from "@/lib/kernel/flags/evaluate";
import type { FlagKey, FlagKind } from "@/lib/kernel/flags/flags";
import { mustRead } from "@/lib/kernel/permissions";

export interface FlagOverview {
  key: FlagKey;
  kind: FlagKind;
  isMoney: boolean;
  defaultOn: boolean;
  /** Basis points of people. */
  rollout: number;
  rules: FlagRules;
  killedAt: Date | null;
  changedAt: Date;
  /** A release that has answered everyone alike for 90 days: its flag can go from the code. */
  isSettled: boolean;
  /** The open request to change it. */
  requestId: string | null;
  now: Date;
}

/** A version of a flag. */
export interface FlagVersion {
  version: bigint;
  rollout: number;
  rules: FlagRules;
  isKilled: boolean;
  /** The member of staff, by name; null for what the product came with. */
  byName: string | null;
  reason: string;
  approvalId: string | null;
  at: Date;
}

const SETTLED_DAYS = 90;
const SHOWN = 100;

/** All flags by key. Throws Refusal not_found. */
export async function flagsForStaff(by: Actor): Promise<FlagOverview[]> {
  mustRead(by, "flag.kill");
  return query<FlagOverview>(sql`
    select f.key, f.kind, f.is_money, f.default_on, f.rollout, f.rules, f.killed_at, f.changed_at,
      f.kind = 'release' and (f.rollout in (0, 10000) or f.killed_at is not null)
        and f.changed_at <= app_now() - make_interval(days => ${SETTLED_DAYS}::int) as is_settled,
      (select a.id from approval_record a where a.subject_id = f.id and a.state = 'ASKED' and a.expires_at > app_now()) as request_id,
      app_now() as now
    from flag f order by f.key`);
}

/** The versions of a flag, newest first. Throws Refusal not_found. */
export async function flagHistory(by: Actor, key: string): Promise<FlagVersion[]> {
  mustRead(by, "flag.kill");
  return query<FlagVersion>(sql`
    select c.version, c.rollout, c.rules, c.killed_at is not null as is_killed, p.name as by_name, c.reason, c.approval_id, c.at
    from flag_change c left join person p on p.id = c.by_id and p.name <> ''
    where c.key = ${key} order by c.version desc limit ${SHOWN}`);
}
