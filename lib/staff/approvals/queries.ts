import "server-only";
import { type TwoPersonAct } from "@/lib/kernel/approvals/act-rules";
import type { RequestDocument } from "@/lib/kernel/approvals/document";
import type { ApprovalState } from "@/lib/kernel/approvals/machine";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { mustRead } from "@/lib/kernel/permissions";

/** A request for the queue, as a member of staff sees it. */
export interface ListedRequest extends Pick<RequestDocument, "act" | "subject" | "effectText" | "currency"> {
  id: string;
  /** Null for requests made before codes were asked for. */
  reasonCode: string | null;
  state: ApprovalState;
  /** Minor units. */
  amountMinor: bigint | null;
  creatorId: string;
  creatorName: string;
  createdAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  endedBy: string | null;
  endReason: string | null;
  /** The viewer has the permission, and no part in the request. */
  mayAgree: boolean;
  /** Neither the viewer nor who requested it granted the other a role in the last 72 hours. */
  isIndependent: boolean;
}

export interface InspectedRequest extends ListedRequest {
  reason: string;
  /** SHA-256 of the request, in hex. */
  digest: string;
  /** The rows it was decided from are unchanged. */
  isAsAsked: boolean;
  /** When what was agreed to takes effect, while that is still to come; it can be vetoed until then. */
  takesEffectAt: Date | null;
  /** The viewer has a staff passkey, and signs with it. */
  signs: boolean;
  /** The viewer has held the role for so long that nothing is approved without a signature. */
  mustSign: boolean;
  /** Who approved it signed it. */
  isSigned: boolean;
  /** When the worker verified the approval, and why it is false. */
  verifiedAt: Date | null;
  finding: string | null;
  now: Date;
}

/** Shown as expired even before the worker has ended it. */
const listed = (by: Actor) => sql`
  a.id, a.act, case when a.state = 'ASKED' and a.expires_at <= app_now() then 'EXPIRED' else a.state::text end as state,
  a.document::jsonb->'subject' as subject, a.document::jsonb->'effectText' as effect_text, a.document::jsonb->>'reasonCode' as reason_code, a.amount_minor, a.currency, a.creator_id,
  c.name as creator_name, a.created_at, a.expires_at, a.ended_at, e.name as ended_by, a.end_reason,
  staff_may_agree(${by.id}::uuid, a.act) and a.creator_id <> ${by.id}::uuid
    and a.beneficiary_id is distinct from ${by.id}::uuid as may_agree,
  are_independent(${by.id}::uuid, a.creator_id, app_now()) as is_independent`;
const people = sql`join person c on c.id = a.creator_id left join person e on e.id = a.ended_by_id`;

const RECENT = 20;

/** Requests that ended, newest first. Those that wait are a queue. Throws Refusal not_found. */
export async function endedRequests(by: Actor): Promise<{ ended: ListedRequest[]; now: Date }> {
  mustRead(by, "approval.read");
  const [ended, clock] = await Promise.all([
    query<ListedRequest>(sql`
      select ${listed(by)} from approval a ${people}
      where a.state <> 'ASKED' order by a.ended_at desc limit ${RECENT}`),
    queryOne<{ now: Date }>(sql`select app_now() as now`),
  ]);
  return { ended, now: clock?.now ?? new Date() };
}

/** Open requests by expiry, and those that ended. Throws Refusal not_found. */
export async function requestsFor(
  by: Actor,
): Promise<{ open: ListedRequest[]; ended: ListedRequest[]; now: Date }> {
  const [open, rest] = await Promise.all([
    query<ListedRequest>(sql`
      select ${listed(by)} from approval a ${people}
      where a.state = 'ASKED' and a.expires_at > app_now() order by a.expires_at`),
    endedRequests(by),
  ]);
  return { open, ...rest };
}

/** One request with everything its approver needs to see; undefined if it does not exist. Throws Refusal not_found. */
export async function inspectRequest(by: Actor, id: string): Promise<InspectedRequest | undefined> {
  mustRead(by, "approval.read");
  if (!isUuid(id)) return undefined;
  return queryOne<InspectedRequest>(sql`
    select ${listed(by)}, a.reason, encode(a.digest, 'hex') as digest, app_now() as now,
      exists (select from staff_credential c where c.user_id = ${by.id}::uuid and c.state = 'ENROLLED') as signs,
      agreement_needs_signature(${by.id}::uuid, a.act, app_now()) as must_sign,
      a.assertion is not null as is_signed, a.verified_at, a.finding,
      a.state <> 'ASKED' or is_as_asked(a.document) as is_as_asked,
      (select s.effective_from from setting s
       where s.approval_id = a.id and s.effective_from > app_now() and s.effective_from < 'infinity') as takes_effect_at
    from approval a ${people} where a.id = ${id}::uuid`);
}

/** Permissions, two-person acts and role conflicts, from the rows that the database enforces. Throws Refusal not_found. */
export async function staffRules(by: Actor): Promise<StaffRules> {
  mustRead(by, "approval.read");
  const [permissions, acts, conflicts] = await Promise.all([
    query<StaffRules["permissions"][number]>(sql`
      select p.name, p.says, coalesce(jsonb_object_agg(r.role, r.grades) filter (where r.role is not null), '{}') as held_by
      from permission p left join role_permission r on r.permission = p.name group by p.name, p.says order by p.name`),
    query<StaffRules["acts"][number]>(sql`select act, permission, expires_hours from act_rule order by act`),
    query<StaffRules["conflicts"][number]>(sql`
      select role, array_agg(other order by other) as others from role_conflict group by role order by role`),
  ]);
  return { permissions, acts, conflicts };
}

export interface StaffRules {
  permissions: { name: string; says: string; heldBy: Record<string, string> }[];
  acts: { act: TwoPersonAct; permission: string; expiresHours: number }[];
  conflicts: { role: string; others: string[] }[];
}
