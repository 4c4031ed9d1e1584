import "server-only";
import { sql } from "@/lib/kernel/db";
import type { LedgerCheck } from "./run";

/** L6 and L7 within the ledger: which accounts a transfer can join, for which subjects, with which approvals. */
export const pairChecks: readonly LedgerCheck[] = [
  {
    rule: "L6",
    what: "transfer moves another subject's hold",
    find: (from) => sql`
      select t.id from transfer t join transfer_kind k on k.name = t.kind
        join account d on d.id = t.debit_account_id join account c on c.id = t.credit_account_id
      where t.posting_id >= ${from} and (
        (d.kind = 'HOLD' and k.debit_role = 'self' and (d.subject_kind, d.owner_id) is distinct from (t.subject_kind, t.subject_id))
        or (c.kind = 'HOLD' and k.credit_role = 'self' and (c.subject_kind, c.owner_id) is distinct from (t.subject_kind, t.subject_id)))`,
  },
  {
    rule: "L6",
    what: "transfer kind does not allow this kind of subject",
    find: (from) => sql`
      select t.id from transfer t left join transfer_kind k on k.name = t.kind
      where t.posting_id >= ${from} and (k.name is null or t.subject_kind <> all (k.subject_kinds))`,
  },
  {
    rule: "L7",
    what: "transfer kind does not allow these accounts",
    find: (from) => sql`
      select t.id from transfer t
        join account d on d.id = t.debit_account_id join account c on c.id = t.credit_account_id
        left join transfer_kind k on k.name = t.kind
      where t.posting_id >= ${from} and case when t.reverses is null
        then (d.kind, c.kind) is distinct from (k.debit_kind, k.credit_kind)
        else (c.kind, d.kind) is distinct from (k.debit_kind, k.credit_kind) end`,
  },
  {
    rule: "L7",
    what: "transfer without the required approval of two people",
    find: (from) => sql`
      select t.id from transfer t join posting p on p.id = t.posting_id
        join account c on c.id = t.credit_account_id left join approval a on a.id = p.approval_id
      where t.posting_id >= ${from} and t.reverses is not null and (
        a.approver_id is null or a.approver_id = a.creator_id or a.act <> p.act
        or a.subject_id is distinct from p.subject_id or a.reverses is distinct from p.reverses
        or a.beneficiary_id in (a.creator_id, a.approver_id)
        or (c.kind = 'WALLET' and c.owner_id in (a.creator_id, a.approver_id)))`,
  },
  {
    rule: "L7",
    what: "approval used more than once",
    find: (from) => sql`
      select approval_id from posting where id >= ${from} and approval_id is not null group by 1 having count(*) > 1`,
  },
];
