import { titleOf } from "@/lib/assets";
import { sql } from "@/lib/kernel/db";
import type { EntryFacts, StatementLines } from "@/lib/kernel/slice";
import { MORE_LINES } from "./lists/more-lines";

/** '₦5,000 MTN airtime', '₦10,000 MTN airtime, part 2 of 5', or 'iPhone 12 and 2 more'. */
const titleIn = ({ kind, terms, part, moreLines }: EntryFacts): string | null => {
  if (!kind || !terms) return null;
  const title = titleOf({ kind, terms: JSON.parse(terms) as object, moreLines: Number(moreLines ?? 0) });
  return part ? `${title}, part ${part}` : title;
};

const place = ({ partner }: EntryFacts) => (partner ? `Escrow for your trade with ${partner}` : "Escrow");

/** The lines of trades in a wallet's statement. */
export const tradeLines: StatementLines = {
  kinds: {
    escrow_hold: {
      group: "purchases",
      side: "out",
      says: (about) => ["Into escrow", titleIn(about)].filter(Boolean).join(": "),
      place,
    },
    escrow_release: {
      group: "sales",
      side: "in",
      says(about) {
        const title = titleIn(about);
        return title ? `Sold ${title}` : "Paid from escrow";
      },
      place,
      commission: ({ soldForMinor }, amountMinor) =>
        soldForMinor ? BigInt(soldForMinor) - amountMinor : null,
    },
    price_paid: {
      group: "purchases",
      side: "out",
      says: (about) => ["Paid", titleIn(about)].filter(Boolean).join(" for "),
      place: ({ partner }) => (partner ? `Paid to ${partner}` : "Paid to the seller"),
    },
    escrow_refund: {
      group: "refunds",
      side: "in",
      says: (about) => ["Returned from escrow", titleIn(about)].filter(Boolean).join(": "),
      place,
    },
    shipping_hold: {
      group: "purchases",
      side: "out",
      says: (about) => ["Delivery fee, held", titleIn(about)].filter(Boolean).join(": "),
      place,
    },
    shipping_seller: {
      group: "sales",
      side: "in",
      says: (about) => ["Delivery fee", titleIn(about)].filter(Boolean).join(": "),
      place,
    },
    shipping_extra: {
      group: "sales",
      side: "out",
      says: (about) => ["Added for a carrier’s label", titleIn(about)].filter(Boolean).join(": "),
      place,
    },
    shipping_extra_back: {
      group: "refunds",
      side: "in",
      says: (about) => ["Added for a label, returned", titleIn(about)].filter(Boolean).join(": "),
      place,
    },
    shipping_refund: {
      group: "refunds",
      side: "in",
      says: (about) => ["Delivery fee returned", titleIn(about)].filter(Boolean).join(": "),
      place,
    },
    return_hold: {
      group: "refunds",
      side: "out",
      says: (about) => ["Way back, held", titleIn(about)].filter(Boolean).join(": "),
      place,
    },
    return_paid: {
      group: "refunds",
      side: "in",
      says: (about) => ["Way back paid", titleIn(about)].filter(Boolean).join(": "),
      place,
    },
    return_unused: {
      group: "refunds",
      side: "in",
      says: (about) => ["Way back, not needed", titleIn(about)].filter(Boolean).join(": "),
      place,
    },
  },
  subjects: (userId, ids) => sql`
    select t.id, 'trade' as link, t.id::text as reference, jsonb_build_object(
      'kind', t.kind, 'terms', t.terms::text, 'partner', p.name, 'part', t.part || ' of ' || t.parts, 'moreLines', ${MORE_LINES}::text,
      'soldForMinor', case when t.state = 'COMPLETED' then t.hold_minor::text end) as facts
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
