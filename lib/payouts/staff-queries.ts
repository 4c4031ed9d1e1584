import "server-only";
import { restrictionsForStaff, type StaffRestriction } from "@/lib/identity";
import type { Actor } from "@/lib/kernel/command";
import type { Payout } from "@/lib/kernel/db";
import { empty, query, queryOne, raw, type Sql, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { decodePlace, pageOf } from "@/lib/kernel/page";
import { mustRead } from "@/lib/kernel/permissions";
import type { Currency } from "@/lib/money/currencies";
import { payoutTimes } from "./limits";
import type { PayoutState } from "./machine";
import type { PayoutSummary } from "./payout-row";

/** The lists that staff can filter by. */
export const payoutQueues = ["review", "held", "late", "underway", "ended", "all"] as const;
export type PayoutQueue = (typeof payoutQueues)[number];

/** On its way for too long, or in need of a decision by staff. */
const isLate = sql`(p.ended_at is null and p.state <> 'PAID' and p.state in ('QUEUED', 'SENDING', 'SENT')
  and (p.failure is not null or coalesce(p.sending_at, p.created_at) < app_now() - make_interval(secs => ${payoutTimes.tooLong / 1000}::int)))`;

/** Its end is enough to recognise it. */
const maskedAccount = sql`'••' || right(p.account_number, 4) as account_number`;

const queues: Record<PayoutQueue, Sql> = {
  review: sql`p.state = 'REVIEW' and p.ended_at is null`,
  held: sql`p.state = 'HELD' and p.ended_at is null`,
  late: isLate,
  underway: sql`p.state in ('REQUESTED', 'QUEUED', 'SENDING', 'SENT') and p.ended_at is null and p.state <> 'PAID'`,
  ended: sql`p.state in ('PAID', 'REVERSED', 'CANCELLED', 'REJECTED', 'FAILED')`,
  all: sql`true`,
};

/** A payout in a list for staff. Amounts in kobo. */
export interface ListedPayout
  extends Pick<
    Payout,
    "id" | "reference" | "state" | "amountMinor" | "bankName" | "accountNumber" | "holdUntil" | "createdAt"
  > {
  currency: Currency;
  userName: string;
  /** Why it is delayed, as a code or the recorded text. */
  failure: string | null;
  /** The member of staff who requested its approval. */
  askedBy: string | null;
}

export interface PayoutList {
  items: ListedPayout[];
  nextCursor: string | null;
  /** The size of each queue that staff work on. */
  counts: { review: number; held: number; late: number };
  stoppedSince: Date | null;
  now: Date;
}

const PAGE = 30;

/** Payouts of all users, paginated: waiting ones oldest first, ended ones newest first. Throws Refusal not_found. */
export async function payoutsForStaff(
  by: Actor,
  { queue, cursor }: { queue: PayoutQueue; cursor?: string | undefined },
): Promise<PayoutList> {
  mustRead(by, "payout.agree");
  const isPast = queue === "ended" || queue === "all";
  const from = decodePlace(cursor);
  const [rows, state] = await Promise.all([
    query<ListedPayout & { place: string }>(sql`
      select p.id, p.reference, p.state::text as state, p.currency, p.amount_minor, u.name as user_name, p.bank_name, ${maskedAccount}, p.failure,
        p.hold_until, p.created_at, p.created_at::text as place, (
          select c.name from approval_record a join person c on c.id = a.creator_id
          where a.act = 'payout.pay' and a.subject_id = p.id and a.state = 'ASKED') as asked_by
      from payout p join person u on u.id = p.user_id
      where ${queues[queue]}
        ${from ? sql`and (p.created_at, p.id) ${raw(isPast ? "<" : ">")} (${from.at}::timestamptz, ${from.id}::uuid)` : empty}
      order by p.created_at ${raw(isPast ? "desc" : "asc")}, p.id ${raw(isPast ? "desc" : "asc")} limit ${PAGE + 1}`),
    queryOne<{ review: number; held: number; late: number; stoppedSince: Date | null; now: Date }>(sql`
      select count(*) filter (where p.state = 'REVIEW')::int as review, count(*) filter (where p.state = 'HELD')::int as held,
        count(*) filter (where ${isLate})::int as late, app_now() as now,
        (select min(stopped_at) from payout_switch_state) as stopped_since
      from payout p where p.ended_at is null and p.state not in ('PAID')`),
  ]);
  const { review = 0, held = 0, late = 0, stoppedSince = null, now = new Date() } = state ?? {};
  return {
    ...pageOf(rows, PAGE, ({ place, id }) => [place, id]),
    counts: { review, held, late },
    stoppedSince,
    now,
  };
}

/** One posting of a payout, with the reason that staff gave. */
export interface PayoutEvent {
  id: string;
  act: string;
  state: PayoutState;
  by: string | null;
  reason: string | null;
  at: Date;
}

/** A payout with all details for staff. Amounts in kobo. */
export interface InspectedPayout
  extends PayoutSummary,
    Pick<
      Payout,
      | "id"
      | "version"
      | "gatewayFeeMinor"
      | "gatewayRecordId"
      | "transferCode"
      | "bankAccountId"
      | "accountName"
      | "createdAt"
      | "sendingAt"
      | "paidAt"
      | "checkAt"
    > {
  user: {
    id: string;
    name: string;
    level: string;
    walletMinor: string;
    paidBefore: number;
  };
  /** Until when the viewer sees the whole account number; null where it is masked. */
  accountUntil: Date | null;
  /** How many approvals were requested: identifies the next request. */
  askedBefore: number;
  request: { id: string; creatorName: string; reason: string } | null;
  events: PayoutEvent[];
  /** Of its owner. */
  restrictions: StaffRestriction[];
  now: Date;
}

/** A payout as staff see it; undefined if there is none. Throws Refusal not_found without the permission. */
export async function inspectPayout(by: Actor, id: string): Promise<InspectedPayout | undefined> {
  mustRead(by, "payout.agree");
  if (!isUuid(id)) return undefined;
  const [payout, events] = await Promise.all([
    queryOne<Omit<InspectedPayout, "events" | "restrictions">>(readInspected(by, id)),
    query<PayoutEvent>(sql`
      select p.id::text as id, p.act, p.result->>'state' as state, u.name as by, a.reason, p.created_at as at
      from posting p left join person u on u.id = p.principal_id left join audit a on a.posting_id = p.id
      where p.subject_kind = 'payout' and p.subject_id = ${id}::uuid and p.act <> 'wallet.wait_for_payout' order by p.id`),
  ]);
  return payout && { ...payout, events, restrictions: await restrictionsForStaff(payout.user.id) };
}

const readInspected = (by: Actor, id: string): Sql => sql`
  select p.id, p.version, p.reference, p.state::text as state, p.currency, p.amount_minor, p.fee_minor, p.gateway_fee_minor, p.gateway_record_id,
    p.transfer_code, p.bank_name, p.account_name, p.two_people, p.hold_until, p.hold_reason, p.failure,
    p.bank_account_id, shown.until as account_until, case when shown.until is null then '••' || right(p.account_number, 4) else p.account_number end as account_number,
    p.created_at, p.sending_at, p.paid_at, p.check_at, app_now() as now,
    jsonb_build_object('id', u.id, 'name', u.name, 'level', u.level, 'walletMinor', coalesce(w.balance, 0)::text,
      'paidBefore', (select count(*) from payout o where o.user_id = u.id and o.state = 'PAID')) as user,
    (select count(*)::int from approval_record a where a.act = 'payout.pay' and a.subject_id = p.id) as asked_before,
    (select jsonb_build_object('id', a.id, 'creatorName', c.name, 'reason', a.reason)
      from approval_record a join person c on c.id = a.creator_id
      where a.act = 'payout.pay' and a.subject_id = p.id and a.state = 'ASKED') as request
  from payout p join person u on u.id = p.user_id
    left join wallet_balance w on w.user_id = u.id and w.currency = p.currency
    cross join (select account_shown_until(${by.id}::uuid, 'bank_account', (select bank_account_id from payout where id = ${id}::uuid)) as until) shown
  where p.id = ${id}::uuid`;
