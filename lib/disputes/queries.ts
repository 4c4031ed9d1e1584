import "server-only";
import type { AssetKind } from "@/lib/assets";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { mayRead } from "@/lib/kernel/permissions";

export interface DisputeView {
  id: string;
  state: "OPEN" | "CLOSED";
  openedBy: "buyer" | "seller" | "clock";
  reason: string;
  statement: string;
  ruling: "refund" | "release" | null;
  rulingReason: string | null;
  createdAt: Date;
  /** When a moderator took it up; null while it waits for one. */
  reviewStartedAt: Date | null;
  closedAt: Date | null;
}

/** The latest case of a trade, for its parties and staff who may read trades. */
export function getDisputeFor(viewer: Actor, tradeId: string): Promise<DisputeView | undefined> {
  return queryOne<DisputeView>(sql`
    select d.id, d.state, d.reason, d.statement, d.ruling, d.ruling_reason, d.created_at, d.review_started_at, d.closed_at,
      case d.opened_by_id when t.buyer_id then 'buyer' when t.seller_id then 'seller' else 'clock' end as opened_by
    from dispute d join trade_overview t on t.id = d.trade_id
    where d.trade_id = ${tradeId}::uuid
      and (${viewer.id}::uuid in (t.buyer_id, t.seller_id) or ${mayRead(viewer, "trade.read")})
    order by d.created_at desc limit 1`);
}

export interface OpenCase {
  tradeId: string;
  kind: AssetKind;
  reason: string;
  priceMinor: bigint;
  buyerName: string;
  sellerName: string;
  openedBy: "buyer" | "seller" | "clock";
  createdAt: Date;
  reviewStartedAt: Date | null;
}

/** Cases waiting for a ruling, oldest first. The caller checks that the viewer is staff. */
export function listOpenCases(limit = 100): Promise<OpenCase[]> {
  return query<OpenCase>(sql`
    select d.trade_id, t.kind, d.reason, t.price_minor, b.name as buyer_name, s.name as seller_name, d.created_at, d.review_started_at,
      case d.opened_by_id when t.buyer_id then 'buyer' when t.seller_id then 'seller' else 'clock' end as opened_by
    from dispute d join trade_overview t on t.id = d.trade_id join person b on b.id = t.buyer_id join person s on s.id = t.seller_id
    where d.state = 'OPEN' order by d.created_at limit ${limit}`);
}
