import "server-only";
import { sql } from "@/lib/kernel/db";
import type { LedgerCheck } from "@/lib/kernel/slice";

/** The open requests, and those that postings from this id on have used. */
const requestsIn = (from: bigint) =>
  from === 0n
    ? sql`select * from approval`
    : sql`
      select * from approval where state = 'ASKED'
        or id in (select approval_id from posting where id >= ${from} and approval_id is not null)`;

/** L7: an agreed request is the one that was stored when it was made. */
export const approvalChecks: readonly LedgerCheck[] = [
  {
    rule: "L7",
    what: "approval request does not match its digest",
    find: (from) => sql`
      select a.id from (${requestsIn(from)}) a cross join lateral (select a.document::jsonb as d) stored
      where a.digest <> digest_of(a.document) or a.act is distinct from d->>'act'
        or a.subject_id is distinct from (d->'subject'->>'id')::uuid or a.beneficiary_id is distinct from (d->>'beneficiary')::uuid
        or a.amount_minor is distinct from (d->>'amountMinor')::bigint or a.currency is distinct from d->>'currency'
        or a.detail is distinct from d->'detail' or a.reverses is distinct from (d->'detail'->>'reverses')::bigint
        or not exists (select from audit u
          where u.subject_kind = a.subject_kind and u.subject_id = coalesce(d->'subject'->>'auditId', a.subject_id::text)
            and u.act = a.act || '.ask' and u.actor_id = a.creator_id and u.detail->>'approval' = a.id::text
            and u.detail->>'digest' = encode(a.digest, 'hex'))`,
  },
  {
    rule: "L7",
    what: "approval without two people, or without effect",
    find: (from) => sql`
      select a.id from (${requestsIn(from)}) a
      where a.state = 'AGREED' and (a.approver_id = a.creator_id or a.beneficiary_id in (a.creator_id, a.approver_id)
        or not exists (select from approval_use u join posting p on p.id = u.posting_id
          where u.approval_id = a.id and p.approval_id = a.id and p.act = a.act and p.subject_id = a.subject_id
            and p.principal_id = a.approver_id))`,
  },
  {
    rule: "L7",
    what: "agreement whose signature or document is false",
    find: () => sql`select id from approval where finding is not null`,
  },
  {
    rule: "L7",
    what: "setting that was vetoed and is in force, or the reverse",
    find: () => sql`
      select s.id from setting s join approval a on a.id = s.approval_id
      where (s.effective_from = 'infinity') <> (a.state = 'VETOED')`,
  },
];
