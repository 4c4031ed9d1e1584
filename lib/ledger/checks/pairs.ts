import "server-only";
import { sql } from "@/lib/kernel/db";
import type { LedgerCheck } from "./run";

/** L6 and L7, as far as the ledger knows by itself: which accounts may meet, in whose postings, by whose leave. */
export const pairChecks: readonly LedgerCheck[] = [
  {
    rule: "L6",
    what: "this transfer touches the account of another trade, payout, refund, deposit or case",
    find: (from) => sql`
      select t.id from transfer t join account a on a.id in (t.debit_account_id, t.credit_account_id)
      where t.posting_id >= ${from} and t.subject_id is distinct from a.owner_id
        and a.kind in ('ESCROW', 'PAYOUT_PENDING', 'REFUND_PENDING', 'QUARANTINE', 'CHARGEBACK_HOLD')`,
  },
  {
    rule: "L6",
    what: "this transfer is not about what its posting is about",
    find: (from) => sql`
      select t.id from transfer t join posting p on p.id = t.posting_id
      where t.posting_id >= ${from} and t.subject_id is distinct from p.subject_id`,
  },
  {
    rule: "L7",
    what: "this transfer is between accounts that its kind does not join",
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
    what: "this transfer needs two people and has not got them",
    find: (from) => sql`
      select t.id from transfer t join posting p on p.id = t.posting_id join transfer_kind k on k.name = t.kind
        join account c on c.id = t.credit_account_id left join approval a on a.id = p.approval_id
      where t.posting_id >= ${from} and (k.two_people or t.reverses is not null) and (
        a.approver_id is null or a.approver_id = a.creator_id or a.act <> p.act
        or a.subject_id is distinct from p.subject_id or a.reverses is distinct from p.reverses
        or a.beneficiary_id in (a.creator_id, a.approver_id)
        or (c.kind = 'WALLET' and c.owner_id in (a.creator_id, a.approver_id)))`,
  },
  {
    rule: "L7",
    what: "this approval has been used more than once",
    find: (from) => sql`
      select approval_id from posting where id >= ${from} and approval_id is not null group by 1 having count(*) > 1`,
  },
];
