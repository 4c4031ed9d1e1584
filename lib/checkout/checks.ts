import { sql } from "@/lib/kernel/db";
import type { LedgerCheck } from "@/lib/kernel/slice";

/** L2 and L11 of checkouts: what one cost is what its parcels and their trades were opened with, in one posting. */
export const checkoutChecks: readonly LedgerCheck[] = [
  {
    rule: "L11",
    what: "checkout whose parcels do not cost what it says, are another’s, or were made apart from it",
    find: (from) => sql`
      select c.id from checkout c left join trade_parcel p on p.checkout_id = c.id left join trade_overview t on t.id = p.id
      where ${from === 0n}::boolean or exists (select from posting k where k.id >= ${from} and k.subject_id = c.id)
      group by c.id
      having case c.state when 'PAID' then count(p.id) <> jsonb_array_length(c.quote->'parcels') or sum(t.price_minor + p.fee_minor) <> c.total_minor
          or not bool_and((t.buyer_id, t.currency, p.created_at) = (c.buyer_id, c.currency, c.ended_at))
        else count(p.id) > 0 end`,
  },
  {
    rule: "L2",
    what: "posting about a checkout with transfers of other trades than its own",
    find: (from) => sql`
      select k.id from posting k join ledger_transfer m on m.posting_id = k.id left join trade_parcel p on p.id = m.subject_id
      where k.id >= ${from} and k.subject_kind = 'checkout' and p.checkout_id is distinct from k.subject_id`,
  },
];
