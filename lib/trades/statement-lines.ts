import { sql } from "@/lib/kernel/db";
import type { EntryFacts, StatementLines } from "@/lib/kernel/slice";
import { naira } from "@/lib/money/format";

const networks: Record<string, string> = { MTN: "MTN", AIRTEL: "Airtel", GLO: "Glo", T2: "T2" };

/** '₦5,000 MTN airtime'. */
function goodsIn({ network, faceValueMinor }: EntryFacts): string | null {
  if (!network || !faceValueMinor) return null;
  return `${naira(faceValueMinor)} ${networks[network] ?? network} airtime`;
}

const place = ({ partner }: EntryFacts) => (partner ? `Escrow for your trade with ${partner}` : "Escrow");

/** What trades say in a wallet's statement. */
export const tradeLines: StatementLines = {
  kinds: {
    escrow_hold: {
      group: "purchases",
      side: "out",
      says: (about) => ["Paid into escrow", goodsIn(about)].filter(Boolean).join(" for "),
      place,
    },
    escrow_release: {
      group: "sales",
      side: "in",
      says(about) {
        const goods = goodsIn(about);
        return goods ? `Sold ${goods}` : "Paid from escrow";
      },
      place,
      commission: ({ soldForMinor }, amountMinor) =>
        soldForMinor ? BigInt(soldForMinor) - amountMinor : null,
    },
    escrow_refund: {
      group: "refunds",
      side: "in",
      says: (about) => ["Returned from escrow", goodsIn(about)].filter(Boolean).join(": "),
      place,
    },
  },
  subjects: (userId, ids) => sql`
    select t.id, 'trade' as link, t.id::text as reference, jsonb_build_object(
      'network', t.network, 'faceValueMinor', t.face_value_minor::text, 'partner', p.name,
      'soldForMinor', case when t.state = 'COMPLETED' then t.price_minor::text end) as facts
    from trade t
    left join person p on p.id = case when t.buyer_id = ${userId}::uuid then t.seller_id else t.buyer_id end
    where t.id = any(${ids}::uuid[]) and ${userId}::uuid in (t.buyer_id, t.seller_id)`,
  named: (userId, name) =>
    "tradeId" in name
      ? sql`
        select id, null::timestamptz as paid_at from trade
        where id = ${name.tradeId}::uuid and ${userId}::uuid in (buyer_id, seller_id)`
      : undefined,
};
