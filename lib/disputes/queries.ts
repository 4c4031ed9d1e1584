import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, type Sql, sql } from "@/lib/kernel/db";
import { may, mayRead } from "@/lib/kernel/permissions";
import { clockStands } from "../trades";
import { CLAIM_DAYS } from "./clocks";
import { DUE, type Due, tooEarly } from "./due";
import type { DisputeRow } from "./rows";
import type { CaseView, DisputeView, LateMonth } from "./schema";
import { disputeView } from "./views";

const FACTS = (which: Sql): Sql => sql`
  select d.id, d.version, d.trade_id, d.state, d.is_claim, d.opened_by_id, d.opened_as, d.reason, d.statement, d.answers,
    t.buyer_id, t.seller_id, t.hold_minor, t.hold_currency, t.fee_rule, dispute_due(d, app_now()) as due_at,
    d.deadline_at is not null and ${clockStands("t")} as is_stopped, d.review_started_at, d.times_late, d.outcome,
    d.buyer_accepted_at, d.seller_accepted_at, d.appealed_by_id, d.appeal_reason, d.appealed_at, d.closed_how, d.created_at, d.closed_at,
    exists (select from approval_record a where a.act = 'dispute.rule' and a.subject_id = d.id and a.state = 'ASKED'
      and a.expires_at > app_now()) as is_asked,
    coalesce((select sum(l.amount_minor) from ledger_transfer l where l.subject_kind = 'dispute' and l.subject_id = d.id
      and l.kind = 'fee_given_back' and l.reverses is null), 0)::bigint as fee_back_minor,
    (select json_agg(json_build_object('party', s.party, 'kind', s.kind, 'body', s.body, 'at', s.created_at))
      from dispute_statement s where s.dispute_id = d.id) as said,
    (select json_agg(json_build_object('stage', g.stage, 'outcome', g.outcome, 'finding', g.finding, 'rules', g.rules, 'reason', g.reason,
      'refundMinor', g.refund_minor::text, 'returnPaidBy', g.return_paid_by, 'at', g.created_at) order by g.created_at) from ruling g where g.dispute_id = d.id) as rulings,
    (select json_agg(json_build_object('id', o.id, 'version', o.version::text, 'by', case o.offered_by_id when t.buyer_id then 'buyer' else 'seller' end,
      'state', o.state, 'refundMinor', o.refund_minor::text, 'returnPaidBy', o.return_paid_by, 'wayBackMinor', o.way_back_minor::text, 'expiresAt', o.expires_at, 'createdAt', o.created_at) order by o.created_at desc)
      from settlement_offer o where o.dispute_id = d.id) as offers,
    app_now() as now
  from dispute d join trade_overview t on t.id = d.trade_id where ${which}`;

const mayBeSeenBy = (viewer: Actor): Sql =>
  sql`(${viewer.id}::uuid in (t.buyer_id, t.seller_id) or ${mayRead(viewer, "trade.read")})`;

/** The latest dispute of a trade, for its parties and staff who may read trades. */
export async function getDisputeFor(viewer: Actor, tradeId: string): Promise<DisputeView | undefined> {
  const row = await queryOne<DisputeRow>(
    FACTS(sql`d.trade_id = ${tradeId}::uuid and ${mayBeSeenBy(viewer)} order by d.created_at desc limit 1`),
  );
  return row && disputeView(row, viewer);
}

/** All disputes of a trade in turn, the latest first. */
export async function listDisputesFor(viewer: Actor, tradeId: string): Promise<DisputeView[]> {
  const rows = await query<DisputeRow>(
    FACTS(sql`d.trade_id = ${tradeId}::uuid and ${mayBeSeenBy(viewer)} order by d.created_at desc`),
  );
  return rows.map((row) => disputeView(row, viewer));
}

/** Until when a party can make a claim about their ended trade; null where they cannot. */
export async function claimUntil(viewer: Actor, tradeId: string): Promise<Date | null> {
  const row = await queryOne<{ until: Date }>(sql`
    select t.ended_at + make_interval(days => ${CLAIM_DAYS}::int) as until from trade_overview t
    where t.id = ${tradeId}::uuid and ${viewer.id}::uuid in (t.buyer_id, t.seller_id)
      and t.ended_at > app_now() - make_interval(days => ${CLAIM_DAYS}::int)
      and not exists (select from dispute d where d.trade_id = t.id and (d.state <> 'CLOSED' or d.is_claim))`);
  return row?.until ?? null;
}

/** Why this party can’t yet say that it has not arrived; null where they can. */
export async function whyTooEarly(viewer: Actor, tradeId: string): Promise<string | null> {
  const row = await queryOne<{ due: Due | null; now: Date }>(sql`
    select ${DUE} as due, app_now() as now from trade_overview o
    where o.id = ${tradeId}::uuid and ${viewer.id}::uuid in (o.buyer_id, o.seller_id)`);
  return (row && tooEarly(row.due, row.now)?.message) ?? null;
}

/** How late we were, by month, the latest first: for everyone to read. */
export function lateMonths(months = 12): Promise<LateMonth[]> {
  return query<LateMonth>(sql`
    select to_char(d.closed_at at time zone 'Africa/Lagos', 'YYYY-MM') as month, count(*)::int as closed,
      (count(*) filter (where d.times_late > 0))::int as late,
      coalesce(sum(f.minor), 0)::text as fees_given_back_minor
    from dispute d left join lateral (
      select sum(l.amount_minor) as minor from ledger_transfer l
      where d.times_late > 0 and l.subject_kind = 'dispute' and l.subject_id = d.id and l.kind = 'fee_given_back' and l.reverses is null) f on true
    where d.closed_at >= date_trunc('month', app_now() at time zone 'Africa/Lagos') at time zone 'Africa/Lagos'
      - make_interval(months => ${months - 1}::int)
    group by 1 order by 1 desc`);
}

interface CaseRow {
  moderatorName: string | null;
  requestId: string | null;
  requestCreatorId: string | null;
  requestCreatorName: string | null;
  needsTwoPeople: boolean;
  hasRuled: boolean;
  isLinked: boolean;
}

/** The latest dispute of a trade for staff, and whether they decide it; undefined for those who may not read trades. */
export async function getCaseFor(by: Actor, tradeId: string): Promise<CaseView | undefined> {
  if (!mayRead(by, "trade.read")) return undefined;
  const dispute = await getDisputeFor(by, tradeId);
  if (!dispute) return undefined;
  const row = await queryOne<CaseRow>(sql`
    select m.name as moderator_name, a.id as request_id, a.creator_id as request_creator_id, c.name as request_creator_name,
      coalesce(ruling_needs_two_people(d.id), false) as needs_two_people, has_ruled(${by.id}::uuid, d.trade_id) as has_ruled,
      is_linked_to_trade(${by.id}::uuid, d.trade_id) as is_linked
    from dispute d left join person m on m.id = d.moderator_id
      left join approval_record a on a.act = 'dispute.rule' and a.subject_id = d.id and a.state = 'ASKED' and a.expires_at > app_now()
      left join person c on c.id = a.creator_id
    where d.id = ${dispute.id}::uuid`);
  if (!row) return undefined;
  const { requestId, requestCreatorName, requestCreatorId, needsTwoPeople, moderatorName } = row;
  return {
    dispute,
    moderatorName,
    needsTwoPeople,
    request:
      (requestId && {
        id: requestId,
        creatorName: requestCreatorName ?? "",
        isOwn: requestCreatorId === by.id,
      }) ||
      null,
    barredBy: barredBy(by, dispute, row),
  };
}

function barredBy(
  by: Actor,
  { own, stage }: DisputeView,
  { hasRuled, isLinked, requestId }: CaseRow,
): CaseView["barredBy"] {
  if (!may(by, "dispute.rule")) return "not_permitted";
  if (own) return "party";
  if (isLinked) return "linked";
  if (hasRuled) return "ruled_before";
  if (requestId) return "asked";
  return stage === "UNDER_REVIEW" || stage === "APPEALED" ? null : "not_due";
}
