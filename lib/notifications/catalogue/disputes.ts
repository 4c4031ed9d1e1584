import { titleOf } from "@/lib/assets";
import { disputeEvents } from "@/lib/disputes/events";
import { queryOne, sql } from "@/lib/kernel/db";
import type { Payload } from "@/lib/kernel/events/declare";
import type { Currency } from "@/lib/money/currencies";
import { type FeeRule, feeOf } from "@/lib/money/fees";
import { tradeEvents } from "@/lib/trades/events";
import { money } from "../arguments";
import { aboutTrade, readTrades, tellOf } from "./about-trade";
import { backAfterReturn, costOf } from "./return-costs";
import { type About, when } from "./source";

const both = ["buyer", "seller"];

interface Moved extends Payload {
  disputeId: string;
  tradeId: string;
  move: string;
  by: "buyer" | "seller" | null;
}

const moved =
  (...moves: string[]) =>
  ({ move }: { move: string }) =>
    moves.includes(move);

interface DisputeFacts {
  isClaim: boolean;
  openedAs: string;
  outcome: string | null;
  dueAt: Date | null;
  /** What goes back, by the ruling or by the newest open offer, in minor units. */
  refundMinor: bigint;
  offerUntil: Date | null;
  /** Who pays for both ways where it goes back, and what the seller puts up for it, in minor units. */
  returnPaidBy: "buyer" | "seller" | null;
  wayBackMinor: bigint;
  holdMinor: bigint;
  currency: Currency;
  feeRule: FeeRule;
  feeBackMinor: bigint;
}

const readDispute = (disputeId: string, offers: boolean) =>
  queryOne<DisputeFacts>(sql`
    select d.is_claim, d.opened_as, d.outcome, d.deadline_at + time_stopped(d.clock_from, app_now(), t.kind, t.listed_under) as due_at,
      coalesce(case when ${offers}::boolean then o.refund_minor else d.refund_minor end, 0)::bigint as refund_minor, o.expires_at as offer_until,
      case when ${offers}::boolean then o.return_paid_by else d.return_paid_by end as return_paid_by,
      coalesce(case when ${offers}::boolean then o.way_back_minor else d.way_back_minor end, 0)::bigint as way_back_minor,
      t.hold_minor, t.hold_currency as currency, t.fee_rule,
      coalesce((select sum(l.amount_minor) from ledger_transfer l where l.subject_kind = 'dispute' and l.subject_id = d.id
        and l.kind = 'fee_given_back' and l.reverses is null), 0)::bigint as fee_back_minor
    from dispute_overview d join trade_overview t on t.id = d.trade_id
      left join lateral (select o.refund_minor, o.expires_at, o.return_paid_by, o.way_back_minor from settlement_record o where o.dispute_id = d.id and o.state = 'OPEN'
        order by o.created_at desc limit 1) o on true
    where d.id = ${disputeId}::uuid`);

/** A dispute as both parties are notified of it, and the `other` party of who acted. */
async function aboutDispute(
  payload: Moved,
): Promise<(About & { isClaim: boolean; feeBack: bigint }) | undefined> {
  const offers = payload.move === "offer";
  const [[trade], dispute] = await Promise.all([
    readTrades(sql`t.id = ${payload.tradeId}::uuid`),
    readDispute(payload.disputeId, offers),
  ]);
  if (!trade || !dispute) return undefined;
  const { refundMinor, holdMinor, currency, feeRule, openedAs, returnPaidBy } = dispute;
  const gross = holdMinor - refundMinor;
  const back = returnPaidBy ? backAfterReturn(trade, dispute) : refundMinor;
  const about = tellOf(trade, (role) => ({
    by:
      (payload.move === "claim" ? openedAs : payload.by) === role
        ? "you"
        : openedAs === "staff"
          ? "clock"
          : "them",
    ruling: returnPaidBy ? "return" : (dispute.outcome ?? "refund"),
    cost: costOf(dispute),
    back: money(back, currency),
    adds: money(dispute.wayBackMinor, currency),
    paid: money(offers ? gross : gross - feeOf(gross, feeRule), currency),
    fee: money(dispute.feeBackMinor, currency),
    until: (offers ? dispute.offerUntil : dispute.dueAt)?.toISOString() ?? null,
  }));
  const { buyer, seller } = about.readers;
  return {
    ...about,
    readers: { ...about.readers, other: payload.by === "buyer" ? seller : buyer },
    isClaim: dispute.isClaim,
    feeBack: dispute.feeBackMinor,
  };
}

/** The end of a claim; where the dispute ended its trade, the notice of the trade says so. */
async function aboutClosedClaim(payload: Moved): Promise<About | undefined> {
  const about = await aboutDispute(payload);
  return about?.isClaim ? about : undefined;
}

async function aboutFeeBack(payload: Moved): Promise<About | undefined> {
  const about = await aboutDispute(payload);
  return about && about.feeBack > 0n ? about : undefined;
}

const ends = moved("finish:accepted", "finish:over", "rule-appeal", "concede", "settle", "withdraw");

/** Who put it up, who performs, and by what it ended. */
async function aboutEnded({ tradeId }: { tradeId: string }): Promise<About | undefined> {
  const [trade] = await readTrades(sql`t.id = ${tradeId}::uuid`);
  if (!trade) return undefined;
  const { paidMinor: paid, backMinor: back } = trade;
  return tellOf(trade, () => ({ ruling: paid > 0n ? (back > 0n ? "split" : "release") : "refund" }));
}

/** Files that a side adds within so many minutes of each other are one notice. */
const TOGETHER_MINUTES = 10;

interface EvidenceAdded extends Payload {
  disputeId: string;
  tradeId: string;
  evidenceId: string;
  side: "buyer" | "seller" | "staff";
}

interface EvidenceFacts {
  /** The file with which those of its side that came one after the other began. */
  firstId: string;
  /** Who has the case, or reviews it. */
  holderId: string | null;
}

/** Of a dispute that goes on. */
const readEvidence = ({ evidenceId }: EvidenceAdded) =>
  queryOne<EvidenceFacts>(sql`
    select coalesce(a.staff_id, d.moderator_id) as holder_id, (
        select f.id from evidence_record f
        where f.dispute_id = e.dispute_id and f.side = e.side and (f.created_at, f.id) <= (e.created_at, e.id)
          and not exists (select from evidence_record p where p.dispute_id = f.dispute_id and p.side = f.side
            and (p.created_at, p.id) < (f.created_at, f.id) and p.created_at > f.created_at - make_interval(mins => ${TOGETHER_MINUTES}::int))
        order by f.created_at desc, f.id desc limit 1) as first_id
    from evidence_record e join dispute_overview d on d.id = e.dispute_id and d.state <> 'CLOSED'
      left join open_assignment a on a.subject_id = d.id and a.kind in ('disputes', 'appeals')
    where e.id = ${evidenceId}::uuid`);

/** Evidence as those on one page of it are notified: the parties, or who decides. */
const aboutEvidence =
  (whom: "parties" | "staff") =>
  async (payload: EvidenceAdded): Promise<About | undefined> => {
    const [[trade], evidence] = await Promise.all([
      readTrades(sql`t.id = ${payload.tradeId}::uuid`),
      readEvidence(payload),
    ]);
    if (!trade || !evidence) return undefined;
    const { side: by } = payload;
    const about = tellOf(trade, () => ({ by }));
    const fact = `evidence:${evidence.firstId}`;
    if (whom === "parties") return { ...about, fact };
    const link = `/admin/trades/${trade.id}`;
    const { holderId: userId } = evidence;
    const args = { by, title: titleOf(trade) };
    return { fact, group: `staff:${link}`, link, readers: { holder: userId ? { userId, args } : undefined } };
  };

const otherSides = ({ side }: EvidenceAdded) => both.filter((party) => party !== side);

/** Notices of disputes. */
export const disputeNotices = [
  when(disputeEvents.review_started, aboutTrade, { "dispute.review_started": { to: both } }),
  when(disputeEvents.moved, aboutDispute, {
    "dispute.opened": { to: both, if: moved("claim") },
    "dispute.answered": { to: ["other"], if: moved("write", "answer") },
    "dispute.ruled": { to: both, if: moved("rule") },
    "dispute.appealed": { to: both, if: moved("appeal") },
    "dispute.late": { to: both, if: moved("late") },
    "dispute.offered": { to: ["other"], if: moved("offer") },
  }),
  when(disputeEvents.moved, aboutClosedClaim, { "dispute.claim_closed": { to: both, if: ends } }, "claims"),
  when(
    disputeEvents.moved,
    aboutFeeBack,
    { "dispute.fee_returned": { to: ["performer"], if: ends } },
    "fees",
  ),
  when(disputeEvents.evidence_added, aboutEvidence("parties"), { "dispute.evidence": { to: otherSides } }),
  when(
    disputeEvents.evidence_added,
    aboutEvidence("staff"),
    { "staff.evidence": { to: ["holder"], if: ({ side }) => side !== "staff" } },
    "staff",
  ),
  when(
    tradeEvents.ended,
    aboutEnded,
    {
      "dispute.final": { to: both, if: moved("rule") },
      "dispute.settled": { to: both, if: moved("concede", "settle") },
    },
    "disputes",
  ),
];
