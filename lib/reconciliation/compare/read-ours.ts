import "server-only";
import { isGatewayName } from "@/lib/gateways/names";
import { query, type Sql, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { invariant } from "@/lib/kernel/refusal";
import { gatewayAccount } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import type { OurRecord, RecordKind, Stage } from "./records";

/** Which of our records to read: those that the gateway names, those of a span, and those in progress. */
export interface RecordFilter {
  gateway: string;
  /** The gateway's references and ids, of any kind. */
  names: readonly string[];
  from: Date;
  to: Date;
  /** If true, includes all records in progress, however old. */
  isUpToNow: boolean;
}

export interface OurBooks {
  records: OurRecord[];
  /** The negated balance of our gateway account, in kobo: the gateway's balance apart from records in progress. */
  ledgerMinor: bigint;
  receivers: Set<string>;
}

interface Row extends Omit<OurRecord, "stage" | "kind" | "at"> {
  kind: RecordKind | null;
  state: string;
  at: Date;
  ledgerMinor: bigint;
  receivers: string[];
}

/** Our side in one statement and thus one snapshot: the ledger's balance and the records behind it. */
export async function readOurs(filter: RecordFilter): Promise<OurBooks> {
  invariant(isGatewayName(filter.gateway), "the gateway is known");
  const { owner, currency } = gatewayAccount(filter.gateway, HOME);
  const rows = await query<Row>(sql`
    select total.ledger_minor, total.receivers, ours.* from (
      select -coalesce(sum(balance), 0)::bigint as ledger_minor,
        array(select account_number from receiving_account where account_number = any(${filter.names})) as receivers
      from account_balance where kind = 'GATEWAY' and owner_id = ${owner}::uuid and currency = ${currency}) total
    left join (${deposits(filter)} union all ${payouts(filter)} union all ${refunds(filter)}
      union all ${chargebacks(filter)} union all ${settlements(filter)}) ours on true`);
  const [first] = rows;
  return {
    records: rows.flatMap(recordOf),
    ledgerMinor: first?.ledgerMinor ?? 0n,
    receivers: new Set(first?.receivers),
  };
}

/** Without records there is still one row, with the totals. */
function recordOf({
  kind,
  state,
  id,
  reference,
  gatewayId,
  mustBeKnown,
  amountMinor,
  ...row
}: Row): OurRecord[] {
  if (!kind) return [];
  const { feeMinor, bookedMinor, at } = row;
  const stage = stages[kind][state] ?? "none";
  return [{ kind, stage, id, reference, gatewayId, mustBeKnown, amountMinor, feeMinor, bookedMinor, at }];
}

const stages: Record<RecordKind, Record<string, Stage>> = {
  deposit: {
    INITIATED: "open",
    FAILED: "open",
    EXPIRED: "open",
    PAID: "done",
    QUARANTINED: "done",
    REFUNDING: "done",
    REFUNDED: "done",
    CHARGEBACK_OPEN: "done",
    CHARGED_BACK: "done",
  },
  payout: { SENDING: "open", SENT: "open", PAID: "done", REVERSED: "undone", FAILED: "undone" },
  refund: { SENDING: "open", SENT: "open", NEEDS_ATTENTION: "open", DONE: "done", FAILED: "undone" },
  chargeback: { OPEN: "open", LOST: "done", WON: "undone" },
  settlement: { settled: "done", topped_up: "done" },
};

/** The net effect of a subject's postings on the gateway's account; reversals are subtracted. */
const booked = (increases: Sql, decreases: Sql, postings: Sql): Sql => sql`
  (select coalesce(sum(case when t.reverses is null then t.amount_minor else -t.amount_minor end
      * case when t.kind in (${increases}) then 1 when t.kind in (${decreases}) then -1 else 0 end), 0)::bigint
    from posting p join ledger_transfer t on t.posting_id = p.id where ${postings})`;

const deposits = ({ gateway, names, from, to }: RecordFilter): Sql => sql`
  select 'deposit' as kind, d.id::text as id, coalesce(d.gateway_reference, d.reference) as reference, d.gateway_record_id as gateway_id, d.state::text as state,
    d.state not in ('INITIATED', 'FAILED', 'EXPIRED') as must_be_known, d.paid_minor as amount_minor, d.gateway_fee_minor as fee_minor,
    ${booked(
      sql`'deposit_credit', 'deposit_quarantine', 'gateway_fee_return'`,
      sql`'gateway_fee'`,
      sql`p.subject_kind = 'deposit' and p.subject_id = d.id`,
    )} as booked_minor, d.created_at as at
  from deposit_record d where d.gateway = ${gateway} and d.id in (
    select id from deposit_record where reference = any(${names})
    union select id from deposit_record where gateway = ${gateway} and gateway_reference = any(${names})
    union select id from deposit_record where gateway = ${gateway} and gateway_record_id = any(${names})
    union select id from deposit_record where paid_at is not null and paid_at >= ${from} and created_at between ${from} and ${to})`;

const payouts = ({ gateway, names, from, to, isUpToNow }: RecordFilter): Sql => sql`
  select 'payout', o.id::text, o.reference, o.gateway_record_id, o.state::text, o.state in ('SENT', 'PAID', 'REVERSED'), o.amount_minor, o.gateway_fee_minor,
    ${booked(
      sql`'payout_reversal', 'gateway_fee_return'`,
      sql`'payout_paid', 'gateway_fee'`,
      sql`p.subject_kind = 'payout' and p.subject_id = o.id`,
    )}, coalesce(o.sending_at, o.created_at)
  from payout_record o where o.gateway = ${gateway} and o.id in (
    select id from payout_record where reference = any(${names})
    union select id from payout_record where gateway = ${gateway} and gateway_record_id = any(${names})
    union select id from payout_record where ${isUpToNow}::boolean and ended_at is null and state not in ('PAID') and state in ('SENDING', 'SENT')
    union select id from payout_record where sending_at between ${from} and ${to})`;

const refunds = ({ gateway, names, from, to, isUpToNow }: RecordFilter): Sql => sql`
  select 'refund', r.id::text, r.id::text, r.gateway_record_id, r.state::text, r.state in ('SENT', 'NEEDS_ATTENTION', 'DONE'), r.amount_minor, 0::bigint,
    ${booked(
      sql`'none'`,
      sql`'refund_paid', 'quarantine_return'`,
      sql`(p.subject_kind = 'refund' and p.subject_id = r.id)
        or (r.from_quarantine and r.state = 'DONE' and p.subject_kind = 'deposit' and p.subject_id = r.deposit_id)`,
    )}, coalesce(r.sending_at, r.created_at)
  from refund_record r where r.gateway = ${gateway} and r.id in (
    select id from refund_record where id = any(${names.filter(isUuid)}::uuid[])
    union select id from refund_record where gateway = ${gateway} and gateway_record_id = any(${names})
    union select id from refund_record where ${isUpToNow}::boolean and ended_at is null
    union select id from refund_record where sending_at between ${from} and ${to})`;

const chargebacks = ({ gateway, names, from, to, isUpToNow }: RecordFilter): Sql => sql`
  select 'chargeback', c.id::text, c.gateway_record_id, c.gateway_record_id, c.state::text, true, c.amount_minor, 0::bigint,
    ${booked(
      sql`'none'`,
      sql`'chargeback_lost', 'chargeback_loss', 'gateway_fee'`,
      sql`p.subject_kind = 'chargeback' and p.subject_id = c.id`,
    )}, c.created_at
  from chargeback_record c where c.gateway = ${gateway} and (gateway_record_id = any(${names}) or (${isUpToNow}::boolean and state = 'OPEN') or created_at between ${from} and ${to})`;

const settlements = ({ gateway, names, from, to }: RecordFilter): Sql => sql`
  select 'settlement', s.id::text, s.gateway_record_id, s.gateway_record_id, s.direction, true, s.amount_minor, 0::bigint,
    case s.direction when 'settled' then -s.amount_minor else s.amount_minor end, s.created_at
  from settlement s where s.gateway = ${gateway} and (gateway_record_id = any(${names}) or created_at between ${from} and ${to})`;
