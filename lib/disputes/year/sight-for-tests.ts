import { query, type Sql, sql } from "@/lib/kernel/db";
import type { Proposal } from "@/lib/trades/moves";

/** A trade with its latest dispute, as those in it see them. */
export interface Sight {
  id: string;
  state: string;
  buyerId: string;
  sellerId: string;
  holdMinor: bigint;
  begunAt: Date | null;
  deliveriesUndone: number;
  endedAt: Date | null;
  proposal: Proposal | null;
  isOverdue: boolean;
  part: number | null;
  parts: number | null;
  /** The moves so far. */
  moves: string[];
  disputeId: string | null;
  disputeState: "OPEN" | "UNDER_REVIEW" | "RULED" | "APPEALED" | "CLOSED" | null;
  isClaim: boolean;
  openedAs: string | null;
  outcome: string | null;
  timesLate: number;
  isReviewed: boolean;
  buyerAccepted: boolean;
  sellerAccepted: boolean;
  wasAppealed: boolean;
  /** 'buyer statement' of each statement and reply beside the opener's. */
  written: string[];
  /** Files of both sides. */
  files: number;
  /** Offers to settle that were ever made, and one that is open. */
  offers: number;
  openOffer: { id: string; by: string } | null;
  /** Who has its case. */
  staffId: string | null;
  /** A ruling that waits for a colleague. */
  request: { id: string; digest: string; by: string } | null;
  requests: number;
  claims: number;
}

/** What each of these trades looks like now. */
export const sightsOf = (which: Sql): Promise<Sight[]> =>
  query<Sight>(sql`
    select t.id, t.state::text as state, t.buyer_id, t.seller_id, t.hold_minor, t.begun_at, t.deliveries_undone, t.ended_at, t.proposal,
      coalesce(t.deadline_at <= app_now(), false) as is_overdue, t.part, t.parts,
      array(select m.move from timeline m where m.trade_id = t.id order by m.sequence) as moves,
      d.id as dispute_id, d.state::text as dispute_state, coalesce(d.is_claim, false) as is_claim, d.opened_as, d.outcome,
      coalesce(d.times_late, 0) as times_late, d.review_started_at is not null as is_reviewed, d.buyer_accepted_at is not null as buyer_accepted,
      d.seller_accepted_at is not null as seller_accepted, d.appealed_at is not null as was_appealed,
      array(select s.party || ' ' || s.kind from dispute_statement s where s.dispute_id = d.id) as written,
      (select count(*)::int from evidence e where e.dispute_id = d.id) as files,
      (select count(*)::int from settlement_offer o where o.dispute_id = d.id) as offers,
      (select json_build_object('id', o.id, 'by', o.offered_by_id) from settlement_offer o
        where o.dispute_id = d.id and o.state = 'OPEN' and o.expires_at > app_now() limit 1) as open_offer,
      (select a.staff_id from assignment a where a.subject_id = d.id and a.ended_at is null) as staff_id,
      (select json_build_object('id', a.id, 'digest', encode(a.digest, 'hex'), 'by', a.creator_id) from approval a
        where a.subject_id = d.id and a.state = 'ASKED' and a.expires_at > app_now()) as request,
      (select count(*)::int from approval a where a.subject_id = d.id) as requests,
      (select count(*)::int from dispute c where c.trade_id = t.id and c.is_claim) as claims
    from trade t left join lateral (select * from dispute d where d.trade_id = t.id order by d.created_at desc limit 1) d on true
    where ${which}`);

/** Whether its latest dispute is still to be decided. */
export const isDisputed = ({ disputeState }: Sight): boolean =>
  disputeState !== null && disputeState !== "CLOSED";
