import { REVIEW_HOURS } from "@/lib/catalog/limits";
import { disputeHours } from "@/lib/disputes/clocks";
import type { Permission } from "@/lib/kernel/permissions";

/** When a case should have been looked at and decided, as SQL over its row `q`; null where no clock runs. */
interface Clock {
  look: string | null;
  end: string | null;
}

const hours = (count: number) => `q.since + interval '${String(count)} hours'`;
const within = (look: number, end: number): Clock => ({ look: hours(look), end: hours(end) });

/** How risky a listing is that readers say something is wrong with. */
const FLAGGED_RISK = 50;

interface QueueRule {
  title: string;
  /** Holding one of these, if only to read, opens the queue. */
  opens: readonly Permission[];
  /** Whether a member of staff can work on the case `q`: SQL over their id. */
  works: (staff: string) => string;
  /** Who gives a case of another's to a colleague. */
  reassigns: (staff: string) => string;
  clock: Clock;
  /**
   * The cases that wait, from the rows that they are about: (id, place, about, since, person_id, other_id, parties, deciders, amount_minor,
   * currency, expires_at). `place` is the last part of the case's page, `deciders` those who decided about it before.
   */
  rows: string;
  /** What the queue knows beyond that: a title, how risky a case is, 0 to 100, and who is looking at it, until when. */
  also?: string;
  /** The page of a case, before its place. */
  page: string;
  /** What happens when it is late. */
  late: string;
}

/** Within a query of its own, so that for one member of staff it is asked once and not for each row. */
const holds = (permission: Permission) => (staff: string) => `(select staff_may(${staff}, '${permission}'))`;
const answers = (staff: string) =>
  `q.about in (select u.act from act_rule u where staff_may_agree(${staff}, u.act))`;
/** Those who share a browser or a bank account with a party have a part in it. */
const decides = (staff: string) =>
  `${holds("dispute.rule")(staff)} and not is_linked_to(${staff}, q.parties)`;
const worksBy = (permission: Permission) => ({ works: holds(permission), reassigns: holds(permission) });
const lateDispute = "It goes to a colleague, both parties get a new date, and our commission is given back.";

/** Disputes that wait for a decision; while the parties are still heard, it is due that much later. */
const disputeCases = (which: string, since: string) => `
      select d.id, t.id::text as place, t.kind || '.' || d.reason as about, ${since} as since, t.buyer_id as person_id, t.seller_id as other_id,
        array[t.buyer_id, t.seller_id] as parties,
        array_remove(array(select unnest(array[o.moderator_id, o.approver_id]) from dispute_ruling o where o.trade_id = d.trade_id), null) as deciders,
        t.hold_minor as amount_minor, t.hold_currency as currency,
        d.deadline_at + time_stopped(d.clock_from, app_now(), t.kind, t.listed_under)
          + case d.state when 'OPEN' then interval '${disputeHours.review} hours' else interval '0' end as expires_at
      from dispute_overview d join trade_overview t on t.id = d.trade_id where ${which}`;

const NOBODY = "array[]::uuid[]";

/** A version of a listing that the rules of risk left to a moderator, or flags of the one that is live. */
const waitsForModerator = "l.pending_version is not null and l.screened_at is not null";
const listingCases = `
      select coalesce(case when not (${waitsForModerator}) then f.id end, v.id) as id, l.id::text as place,
        case when not (${waitsForModerator}) then case when f.id is null then 'renewal' else 'flags' end when l.state = 'LIVE' then 'revision' else 'first' end as about,
        case when ${waitsForModerator} then l.submitted_at else l.flagged_at end as since, l.seller_id as person_id, null::uuid as other_id,
        array[l.seller_id] as parties, array_remove(array[case when ${waitsForModerator} then l.endorsed_by_id end], null) as deciders,
        v.content->>'title' as title, v.price_minor as amount_minor, v.currency, null::timestamptz as expires_at,
        case when ${waitsForModerator} or f.id is null then l.risk else ${String(FLAGGED_RISK)} end as risk,
        case when l.claimed_until > app_now() then l.claimed_by_id end as claimer_id, l.claimed_until
      from listing_record l
        join listing_content v on v.listing_id = l.id and v.version = case when ${waitsForModerator} then l.pending_version else l.live_version end
        left join offer_listing o on o.id = l.id
        left join lateral (select r.id from listing_flag_record r where r.listing_id = l.id and r.is_upheld is null order by r.created_at, r.id limit 1) f on true
      where l.deleted_at is null and (${waitsForModerator} or l.flagged_at is not null) and (o.state is null or o.state <> 'WITHDRAWN')`;

/**
 * The queues of staff. Each is a query over what waits, so that nothing has to be kept in step. Queues of appeals, verification, risk and
 * offers come with what they are about.
 */
export const queues = {
  disputes: {
    title: "Disputes",
    opens: ["trade.read", "dispute.reassign"],
    works: decides,
    reassigns: holds("dispute.reassign"),
    clock: { look: hours(24), end: "q.expires_at" },
    page: "/admin/trades/",
    rows: disputeCases("d.state in ('OPEN', 'UNDER_REVIEW')", "d.created_at"),
    late: lateDispute,
  },
  appeals: {
    title: "Appeals",
    opens: ["trade.read", "dispute.reassign"],
    works: decides,
    reassigns: holds("dispute.reassign"),
    clock: { look: hours(24), end: "q.expires_at" },
    page: "/admin/trades/",
    rows: disputeCases("d.state = 'APPEALED'", "d.appealed_at"),
    late: lateDispute,
  },
  payouts: {
    title: "Payouts to approve",
    opens: ["payout.agree"],
    ...worksBy("payout.agree"),
    clock: within(2, 24),
    page: "/admin/payouts/",
    rows: `select y.id, y.id::text as place, 'payout' as about, greatest(y.created_at, y.hold_until) as since, y.user_id as person_id, null::uuid as other_id,
        array[y.user_id] as parties,
        array(select a.ended_by_id from approval a where a.subject_id = y.id and a.state = 'DECLINED') as deciders,
        y.amount_minor, y.currency, null::timestamptz as expires_at
      from payout_record y where y.state = 'REVIEW' and y.ended_at is null`,
    late: "All of finance is notified.",
  },
  deposits: {
    title: "Deposits in quarantine",
    opens: ["deposit.release"],
    ...worksBy("deposit.release"),
    clock: within(24, 72),
    page: "/admin/deposits/",
    rows: `select d.id, d.reference as place, 'deposit' as about, coalesce(d.paid_at, d.created_at) as since, d.user_id as person_id, null::uuid as other_id,
        array[d.user_id] as parties, ${NOBODY} as deciders, d.paid_minor as amount_minor, d.currency, null::timestamptz as expires_at
      from deposit_record d where d.state = 'QUARANTINED'`,
    late: "It goes back to its source by itself.",
  },
  support: {
    title: "Support",
    opens: ["support.answer"],
    works: (staff) => `answers_support(${staff}, q.about)`,
    reassigns: (staff) => `answers_support(${staff}, q.about)`,
    clock: within(4, 24),
    page: "/admin/support/",
    rows: `select s.id, s.id::text as place, s.subject_kind as about, s.waiting_since as since, s.user_id as person_id, null::uuid as other_id,
        array[s.user_id] as parties, ${NOBODY} as deciders, null::bigint as amount_minor, null::text as currency, null::timestamptz as expires_at
      from support_record s where s.state = 'OPEN'`,
    late: "It is shown as late.",
  },
  refunds: {
    title: "Refunds to repair",
    opens: ["refund.source"],
    ...worksBy("refund.source"),
    clock: within(24, 72),
    page: "/admin/deposits/",
    rows: `select r.id, d.reference as place, 'refund' as about, r.created_at as since, d.user_id as person_id, null::uuid as other_id,
        array[d.user_id] as parties, ${NOBODY} as deciders, r.amount_minor, r.currency, null::timestamptz as expires_at
      from refund_record r join deposit_record d on d.id = r.deposit_id where r.state = 'NEEDS_ATTENTION' and r.ended_at is null`,
    late: "It is shown as late.",
  },
  chargebacks: {
    title: "Chargebacks to answer",
    opens: ["chargeback.answer"],
    ...worksBy("chargeback.answer"),
    clock: { look: hours(2), end: "q.expires_at - interval '4 hours'" },
    page: "/admin/chargebacks/",
    rows: `select c.id, c.id::text as place, 'chargeback' as about, c.created_at as since, c.user_id as person_id, null::uuid as other_id,
        array[c.user_id] as parties, ${NOBODY} as deciders, c.amount_minor, c.currency, c.due_at as expires_at
      from chargeback_record c where c.state = 'OPEN' and c.response is null`,
    late: "All of finance is notified.",
  },
  listing: {
    title: "Listings to review",
    opens: ["offer.moderate"],
    ...worksBy("offer.moderate"),
    clock: { look: null, end: `lagos_hours_after(q.since, ${String(REVIEW_HOURS)})` },
    page: "/admin/listings/",
    rows: listingCases,
    also: "q.title, q.risk, q.claimer_id, q.claimed_until",
    late: "It goes to a colleague, counts among the late ones, and its seller gets a new date.",
  },
  tax: {
    title: "Tax numbers to check",
    opens: ["verification.decide"],
    ...worksBy("verification.decide"),
    clock: within(24, 48),
    page: "/admin/tax-numbers/",
    rows: `select n.id, n.id::text as place, 'tax_number' as about, n.created_at as since, n.user_id as person_id, null::uuid as other_id,
        array[n.user_id] as parties, ${NOBODY} as deciders, null::bigint as amount_minor, null::text as currency, null::timestamptz as expires_at
      from tax_number_record n where n.state = 'CHECKING'`,
    late: "It is shown as late.",
  },
  approvals: {
    title: "Approvals",
    opens: ["approval.read"],
    works: (staff) => `${answers(staff)} and are_independent(${staff}, q.deciders[1], app_now())`,
    reassigns: answers,
    clock: { look: null, end: "q.expires_at" },
    page: "/admin/approvals/",
    rows: `select v.id, v.id::text as place, v.act as about, v.created_at as since, v.beneficiary_id as person_id, v.creator_id as other_id,
        array_remove(array[v.beneficiary_id], null) as parties, array[v.creator_id] as deciders, v.amount_minor, v.currency, v.expires_at
      from approval v where v.state = 'ASKED' and v.expires_at > app_now()`,
    late: "The request ends.",
  },
} as const satisfies Record<string, QueueRule>;

export type QueueKind = keyof typeof queues;
export const queueKinds = Object.keys(queues) as QueueKind[];
/** Each queue's rule, without what makes it differ. */
export const queueRule: (kind: QueueKind) => QueueRule = (kind) => queues[kind];

const COLUMNS =
  "q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at";

/** The cases of one queue, with when they should be looked at and decided. SQL for a table. */
export function casesOf(kind: QueueKind): string {
  const {
    rows,
    clock,
    also = "null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until",
  } = queueRule(kind);
  return `(select '${kind}'::text as kind, ${COLUMNS}, ${also}, ${clock.look ?? "null::timestamptz"} as look_at, ${clock.end ?? "null::timestamptz"} as due_at
      from (${rows}) q)`;
}

/** The cases of all queues. */
export const allCases = `(${queueKinds.map(casesOf).join("\n    union all\n    ")})`;

/** Whether the case of an assignment waits for staff, or for an answer after which it will again. SQL over the row's name. */
export const goesOn = (row: string): string =>
  `(exists (select from ${allCases} q where q.kind = ${row}.kind and q.id = ${row}.subject_id)
      or ${row}.kind = 'support' and exists (select from support_record s where s.id = ${row}.subject_id and s.state = 'ANSWERED'))`;

/** Who works on the case `q`: their assignment, as `a`. */
export const joinedAssignment =
  "left join assignment a on a.kind = q.kind and a.subject_id = q.id and a.ended_at is null";

/** Whether the case `q`, assigned as `a`, was not decided in time, or nobody has looked at it in time. */
export const isLate = "(q.due_at <= app_now() or a.id is null and q.look_at <= app_now())";

const byKind = (sqlOf: (rule: QueueRule) => string): string =>
  `case q.kind ${queueKinds.map((kind) => `when '${kind}' then ${sqlOf(queueRule(kind))}`).join("\n          ")} end`;

/**
 * Whether a member of staff can be given the case `q`: they can work on it, have no part in it, and no colleague is looking at it. SQL
 * over their id.
 */
export const canTake = (staff: string): string =>
  `((${byKind(({ works }) => works(staff))}) and not ${staff} = any(q.parties || q.deciders) and coalesce(q.claimer_id = ${staff}, true))`;

/** Whether a member of staff gives cases like `q` to colleagues. SQL over their id. */
export const canGive = (staff: string): string => `(${byKind(({ reassigns }) => reassigns(staff))})`;

/** Whether a person is party to a case that is assigned to this member of staff, who is not. SQL over both ids. */
export const hasCase = (person: string, staff: string): string =>
  `exists (select from assignment a join ${allCases} q on q.kind = a.kind and q.id = a.subject_id
            where a.ended_at is null and a.staff_id = ${staff} and ${person} = any(q.parties) and not ${staff} = any(q.parties))`;
