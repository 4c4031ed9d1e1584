import { type Sql, sql } from "@/lib/kernel/db";
import { HOME } from "@/lib/money/currencies";
import type { CaseKind } from "./kinds";

/** What a correction is decided on. Amounts in kobo. */
export interface CorrectionFacts {
  name: string;
  allowanceVersion: bigint;
  isClosed: boolean;
  walletMinor: bigint;
  /** The case is this person's. */
  isTheirs: boolean;
  isInDispute: boolean;
  /** Of a dispute its trade. */
  caseKey: string;
  /** How many corrections of this act and case the person has had. */
  earlier: string;
  /** What the insurance fund holds, and may still pay for this case and this month, in kobo as digits. */
  room: { fund: string; ofCase: string; ofMonth: string };
}

/** Facts about a correction of this person and case. No row if there is no such person. */
export const readCorrection = (act: string, userId: string, kind: CaseKind, caseId: string): Sql => sql`
  select u.name, a.version as allowance_version, a.closed_at is not null as is_closed,
    coalesce((select balance from wallet_balance w where w.user_id = u.id and w.currency = ${HOME}), 0)::bigint as wallet_minor,
    is_case_of(${kind}, ${caseId}::uuid, u.id) as is_theirs, is_in_dispute(c.root) as is_in_dispute, c.root::text as case_key,
    (select count(*)::text from correction e where e.user_id = u.id and e.case_key = c.root and e.act = ${act}) as earlier,
    insurance_room(${HOME}, c.root) as room
  from person u join trading_allowance a on a.user_id = u.id
    cross join lateral (select case_key(${kind}, ${caseId}::uuid) as root) c
  where u.id = ${userId}::uuid and u.erased_at is null`;
