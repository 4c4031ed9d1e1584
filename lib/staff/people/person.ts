import "server-only";
import { recordingLook } from "@/lib/audit";
import {
  formatPhone,
  limitsOf,
  maskEmail,
  maskPhone,
  type OwnLimits,
  type StaffRestriction,
} from "@/lib/identity";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { may, mustRead, type StaffRole } from "@/lib/kernel/permissions";
import { HOME } from "@/lib/money/currencies";

/** What waits for us, or is held: each with its page. */
export interface Waiting {
  what: "dispute" | "payout" | "deposit" | "approval" | "support";
  id: string;
  /** A reference or an act, as staff know it. */
  name: string;
  since: Date;
}

/** A person, as their page in Admin begins. Contact details are masked unless this member of staff has unmasked them. */
export interface InspectedPerson {
  id: string;
  name: string;
  level: string;
  pictureId: string | null;
  email: string;
  phone: string;
  emailProven: boolean;
  phoneProven: boolean;
  /** Which details are unmasked, and until when. */
  unmasked: { field: "email" | "phone"; until: Date }[];
  /** Where withdrawals go, newest first: each number masked unless `until`. */
  bankAccounts: { id: string; bankName: string; accountNumber: string; until: Date | null }[];
  roles: StaffRole[];
  joinedAt: Date;
  closedAt: Date | null;
  /** Kobo: what can be used, what they put into escrow of running trades, and withdrawals on their way. */
  walletMinor: bigint;
  escrowMinor: bigint;
  payoutMinor: bigint;
  openOffers: number;
  tradesCompleted: number;
  tradesUnfinished: number;
  purchasesCompleted: number;
  purchasesUnfinished: number;
  tradesRunning: number;
  disputes: number;
  disputesLost: number;
  restrictions: (StaffRestriction & { state: string; liftReason: string | null })[];
  waiting: Waiting[];
  now: Date;
}

type Row = Omit<InspectedPerson, "unmasked" | "bankAccounts" | "restrictions" | "waiting"> & {
  bankAccounts: { id: string; bankName: string; accountNumber: string; until: string | null }[];
  unmasked: { field: "email" | "phone"; until: string }[];
  restrictions: (Omit<InspectedPerson["restrictions"][number], "createdAt"> & { createdAt: string })[];
  waiting: (Omit<Waiting, "since"> & { since: string })[];
};

/**
 * The first view of a person, in one round trip; undefined if there is none. That it was read is recorded by the same statement,
 * and the person can see it. Throws Refusal not_found.
 */
export async function inspectPerson(by: Actor, id: string): Promise<InspectedPerson | undefined> {
  mustRead(by, "person.read");
  if (!isUuid(id)) return undefined;
  const row = await queryOne<Row>(sql`
    with looked as (${recordingLook(by, sql`select ${id}::uuid`, "person")})
    select p.id, p.name, p.level::text as level, p.picture_id, p.email, p.phone,
      p.email_verified_at is not null as email_proven, p.phone_verified_at is not null as phone_proven,
      p.created_at as joined_at, p.closed_at, app_now() as now,
      (select coalesce(jsonb_agg(jsonb_build_object('field', u.field, 'until', u.until)), '[]') from unmasking u
       where u.by_id = ${by.id}::uuid and u.user_id = p.id and u.field in ('email', 'phone') and u.until > app_now()
         and ${may(by, "person.unmask_contact")}) as unmasked,
      (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'bankName', b.bank_name, 'until', b.until,
          'accountNumber', case when b.until is null then '••' || right(b.account_number, 4) else b.account_number end) order by b.created_at desc), '[]')
       from (select *, account_shown_until(${by.id}::uuid, 'bank_account', id) as until from bank_account_record
         where user_id = p.id and removed_at is null) b) as bank_accounts,
      array(select role from staff_member where user_id = p.id order by role) as roles,
      coalesce(w.balance, 0)::bigint as wallet_minor,
      (select coalesce(sum(t.hold_minor), 0)::bigint from trade_overview t
       where p.id in (t.buyer_id, t.seller_id) and t.confirmer_id = p.id and t.ended_at is null and t.hold_currency = ${HOME}) as escrow_minor,
      (select coalesce(sum(y.amount_minor + y.fee_minor), 0)::bigint from payout_record y
       where y.user_id = p.id and y.paid_at is null and y.ended_at is null and y.currency = ${HOME}) as payout_minor,
      coalesce(a.open_offers, 0) as open_offers,
      coalesce(r.trades_completed, 0) as trades_completed, coalesce(r.trades_unfinished, 0) as trades_unfinished,
      coalesce(r.purchases_completed, 0) as purchases_completed, coalesce(r.purchases_unfinished, 0) as purchases_unfinished,
      coalesce(r.disputes_lost, 0) as disputes_lost,
      (select count(*)::int from trade_overview t where p.id in (t.buyer_id, t.seller_id) and t.ended_at is null) as trades_running,
      (select count(*)::int from dispute_overview d join trade_overview t on t.id = d.trade_id
       where p.id in (t.buyer_id, t.seller_id)) as disputes,
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'state', s.state, 'reason', s.reason, 'note', s.note,
          'until', s.until, 'subjectKind', s.subject_kind, 'subjectId', s.subject_id, 'byName', b.name, 'createdAt', s.created_at,
          'liftReason', s.lift_reason) order by s.created_at desc), '[]')
       from person_restriction s left join person b on b.id = s.by_id where s.user_id = p.id) as restrictions,
      (select coalesce(jsonb_agg(jsonb_build_object('what', q.what, 'id', q.id, 'name', q.name, 'since', q.since) order by q.since), '[]')
       from (
         select 'dispute' as what, t.id, t.id::text as name, d.created_at as since
         from dispute_overview d join trade_overview t on t.id = d.trade_id
         where p.id in (t.buyer_id, t.seller_id) and d.state <> 'CLOSED'
         union all
         select 'payout', y.id, y.reference, y.created_at from payout_record y where y.user_id = p.id and y.state = 'REVIEW'
         union all
         select 'deposit', e.id, e.reference, e.paid_at from deposit_record e where e.user_id = p.id and e.state = 'QUARANTINED'
         union all
         select 'support', c.id, c.subject_kind, c.waiting_since from support_record c where c.user_id = p.id and c.state = 'OPEN'
         union all
         select 'approval', v.id, v.act, v.created_at from approval v where v.beneficiary_id = p.id and v.state = 'ASKED') q) as waiting
    from person p left join wallet_balance w on w.user_id = p.id and w.currency = ${HOME}
      left join trading_allowance a on a.user_id = p.id left join trading_record r on r.user_id = p.id
    where p.id = ${id}::uuid`);
  return row && shown(row);
}

function shown({ unmasked, bankAccounts, restrictions, waiting, ...row }: Row): InspectedPerson {
  const isShown = (field: "email" | "phone") => unmasked.some((one) => one.field === field);
  return {
    ...row,
    email: isShown("email") ? row.email : maskEmail(row.email),
    phone: isShown("phone") ? formatPhone(row.phone) : maskPhone(row.phone),
    unmasked: unmasked.map(({ field, until }) => ({ field, until: new Date(until) })),
    bankAccounts: bankAccounts.map(({ until, ...one }) => ({
      ...one,
      until: until ? new Date(until) : null,
    })),
    restrictions: restrictions.map((one) => ({ ...one, createdAt: new Date(one.createdAt) })),
    waiting: waiting.map((one) => ({ ...one, since: new Date(one.since) })),
  };
}

/** A line of one of a person's lists. */
export interface PersonLine {
  key: string;
  at: Date;
  what: string;
  detail: string;
  state: string | null;
  /** Minor units. */
  amountMinor: bigint | null;
  currency: string | null;
  href: string | null;
}

const lists = {
  money: (id: string) => sql`
    select 'payout ' || y.id as key, y.created_at as at, 'Withdrawal' as what, y.reference || ', ' || y.bank_name || ' ending in '
        || right(y.account_number, 4) as detail, y.state::text as state, y.amount_minor, y.currency, '/admin/payouts/' || y.id as href
    from payout_record y where y.user_id = ${id}::uuid
    union all
    select 'deposit ' || d.id, d.created_at, 'Deposit', d.reference, d.state::text, d.paid_minor, d.currency, '/admin/deposits/' || d.id
    from deposit_record d where d.user_id = ${id}::uuid
    union all
    select 'chargeback ' || c.id, c.created_at, 'Chargeback', c.gateway_record_id, c.state::text, c.amount_minor, c.currency,
      '/admin/chargebacks/' || c.id
    from chargeback_record c where c.user_id = ${id}::uuid
    union all
    select 'correction ' || k.id, k.created_at, case k.act when 'insurance.pay' then 'Insurance payment' when 'refund.credit' then 'Credit'
        else 'Adjustment' end, k.says, null, case k.direction when 'in' then k.amount_minor else -k.amount_minor end, k.currency,
      '/admin/approvals/' || k.approval_id
    from correction_record k where k.user_id = ${id}::uuid`,
  security: (id: string) => sql`
    select 'session ' || s.id as key, s.created_at as at, case s.kind when 'PROGRAM' then 'Program' else 'Browser' end as what,
      s.user_agent || ', ' || s.address as detail,
      case when s.revoked_at is not null or s.expires_at <= app_now() then 'ENDED' else 'ACTIVE' end as state,
      null::bigint as amount_minor, null as currency, null as href
    from person_session s where s.user_id = ${id}::uuid
    union all
    select 'event ' || e.id, e.created_at, 'Security event', replace(e.kind::text, '_', ' ') || coalesce(', ' || e.address, ''), null, null, null, null
    from person_security_event e where e.user_id = ${id}::uuid`,
  notes: (id: string) => sql`
    select 'note ' || n.id as key, n.created_at as at, b.name as what, n.text as detail, null as state, null::bigint as amount_minor,
      null as currency, null as href
    from staff_note n join person b on b.id = n.by_id where n.user_id = ${id}::uuid`,
};

export type PersonList = keyof typeof lists;
export const personLists = Object.keys(lists) as PersonList[];

const LISTED = 100;

/** One of a person's lists, newest first. Throws Refusal not_found. */
export async function personLines(
  by: Actor,
  id: string,
  list: PersonList,
  count = LISTED,
): Promise<PersonLine[]> {
  mustRead(by, "person.read");
  if (!isUuid(id)) return [];
  return query<PersonLine>(
    sql`select * from (${lists[list](id)}) lines order by at desc, key limit ${count}`,
  );
}

/** What limits a person, and what they have used of it today; undefined if there is none. Throws Refusal not_found. */
export async function personLimits(by: Actor, id: string): Promise<OwnLimits | undefined> {
  mustRead(by, "person.read");
  return isUuid(id) ? limitsOf(id) : undefined;
}
