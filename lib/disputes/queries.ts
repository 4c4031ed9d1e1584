import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
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
