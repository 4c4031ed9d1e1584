import "server-only";
import { type AssetKind, assetOf, titleOf } from "@/lib/assets";
import { query, type Sql, sql } from "@/lib/kernel/db";
import type { Currency } from "@/lib/money/currencies";
import {
  type ParcelProgress,
  type Proposal,
  performerOf,
  type TradeState,
  whoseTurn,
} from "@/lib/trades/moves";
import { firstName } from "@/lib/trades/naming";
import type { Meeting, Sent } from "@/lib/trades/parcel/schema";
import type { Arguments } from "../arguments";
import type { About } from "./source";

export interface TradeFacts {
  id: string;
  version: bigint;
  buyerId: string;
  sellerId: string;
  buyerName: string;
  sellerName: string;
  kind: AssetKind;
  terms: object;
  /** Lines after the first, whose terms these are. */
  moreLines: number;
  state: TradeState;
  currency: Currency;
  priceMinor: bigint;
  begunAt: Date | null;
  /** When the clock that runs was started. */
  since: Date;
  deadlineAt: Date | null;
  /** An outage stops its clock. */
  stands: boolean;
  /** Which part of a checkout it is, of how many; how many of those from it on have been refunded, if the one before was not stopped. */
  part: number | null;
  parts: number | null;
  firstStopped: number | null;
  /** What the end has paid out, with the delivery fee, in minor units. */
  paidMinor: bigint;
  backMinor: bigint;
  deliveryFeeMinor: bigint;
  /** Of what the seller put up for the way back: what the buyer has, and what the seller has again. */
  returnPaidMinor: bigint;
  returnUnusedMinor: bigint;
  cancelReason: string | null;
  proposal: Proposal | null;
  /** Of what comes in a parcel. */
  isPickUp: boolean | null;
  sent: Sent | null;
  proof: ParcelProgress["proof"];
  meeting: Meeting | null;
  /** Of what goes back: who pays for both ways, what the seller puts up for it, how it was sent, and whether it was. */
  returnPaidBy: "buyer" | "seller" | null;
  wayBackMinor: bigint;
  returnSent: Sent | null;
  isSentBack: boolean | null;
  /** Its carrier proves that its seller has it back. */
  isBack: boolean | null;
}

/** Goods are bought in orders, which have notices of their own. */
export const isOrder = ({ kind }: Pick<TradeFacts, "kind">): boolean => assetOf(kind).inCatalog === true;

/** Trades as notices tell of them, by a condition on `t`. */
export const readTrades = (condition: Sql): Promise<TradeFacts[]> =>
  query<TradeFacts>(sql`
    select t.id, t.version, t.buyer_id, t.seller_id, b.name as buyer_name, s.name as seller_name, t.kind, t.terms, t.more_lines, t.state, t.hold_currency as currency,
      t.price_minor, t.begun_at, t.deadline_at, case when t.state = 'RETURNING' then coalesce(p.return_arrived_at, p.return_sent_at, p.bounced_at, (
          select max(m.at) from trade_move m where m.trade_id = t.id and m.move in ('agree-return', 'settle', 'rule')), t.created_at)
        else coalesce(t.delivered_at, p.sent_at, case when p.id is not null then t.begun_at end, t.started_at, t.created_at) end as since, c.stands, t.part, t.parts,
      case when t.checkout_id is not null and not exists (
        select from trade_overview p join trade_move m on m.trade_id = p.id and m.sequence = p.moves
        where p.checkout_id = t.checkout_id and p.part = t.part - 1 and m.move = 'stop') then (
        select count(*)::int from trade_overview n where n.checkout_id = t.checkout_id and n.part >= t.part and n.state = 'CANCELLED') end as first_stopped,
      coalesce(ended.paid, 0)::bigint as paid_minor, coalesce(ended.back, 0)::bigint as back_minor,
      t.delivery_fee_minor, t.cancel_reason, t.proposal, (p.way->>'isPickUp')::boolean as is_pick_up, p.sent, p.proof, t.meeting,
      coalesce(ended.return_paid, 0)::bigint as return_paid_minor, coalesce(ended.return_unused, 0)::bigint as return_unused_minor,
      p.return_paid_by, coalesce(p.way_back_minor, 0)::bigint as way_back_minor, p.return_sent,
      p.return_sent_at is not null or p.bounced_at is not null as is_sent_back, p.return_arrived_at is not null as is_back
    from trade_overview t left join trade_parcel p on p.id = t.id join trade_clock c on c.trade_id = t.id join person b on b.id = t.buyer_id join person s on s.id = t.seller_id
      left join lateral (
        select sum(l.amount_minor) filter (where l.kind in ('escrow_release', 'shipping_seller')) as paid,
          sum(l.amount_minor) filter (where l.kind in ('escrow_refund', 'hold_return', 'shipping_refund', 'return_paid')) as back,
          sum(l.amount_minor) filter (where l.kind = 'return_paid') as return_paid,
          sum(l.amount_minor) filter (where l.kind = 'return_unused') as return_unused
        from ledger_transfer l where t.ended_at is not null and l.subject_kind in ('trade', 'parcel') and l.subject_id = t.id) ended on true
    where ${condition}`);

/** A trade as both parties are notified of it, by the role of each, of whose turn it is (`turn`), and of who waits (`waiting`). */
export function tellOf(trade: TradeFacts, more: (role: "buyer" | "seller") => Arguments = () => ({})): About {
  const { id, buyerId, sellerId, currency, kind } = trade;
  const money = (minor: bigint) => ({ minor: minor.toString(), currency });
  const reader = (role: "buyer" | "seller") => ({
    userId: role === "buyer" ? buyerId : sellerId,
    args: {
      other: firstName(role === "buyer" ? trade.sellerName : trade.buyerName),
      title: titleOf(trade),
      amount: money(trade.priceMinor),
      total: money(trade.priceMinor + trade.deliveryFeeMinor),
      deadline: trade.deadlineAt?.toISOString() ?? null,
      part: String(trade.part ?? 1),
      parts: String(trade.parts ?? 1),
      role,
      paid: money(trade.paidMinor),
      back: money(trade.backMinor),
      ...more(role),
    },
  });
  const parties = { buyer: reader("buyer"), seller: reader("seller") };
  const performer = performerOf({ kind });
  const turn = whoseTurn({ kind, state: trade.state, parcel: { isSentBack: trade.isSentBack === true } });
  const other = { buyer: "seller", seller: "buyer" } as const;
  return {
    group: `trade:${id}`,
    link: `/trades/${id}`,
    readers: {
      ...parties,
      performer: parties[performer],
      confirmer: parties[other[performer]],
      ...(turn === "buyer" || turn === "seller"
        ? { turn: parties[turn], waiting: parties[other[turn]] }
        : {}),
    },
  };
}

export async function aboutTrade({ tradeId }: { tradeId: string }): Promise<About | undefined> {
  const [trade] = await readTrades(sql`t.id = ${tradeId}::uuid`);
  return trade && tellOf(trade);
}
