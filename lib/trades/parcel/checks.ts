import { type Sql, sql } from "@/lib/kernel/db";
import type { LedgerCheck } from "../../ledger";

/** L6 of parcels: each trade of the catalog has one, which holds its fee as long as the trade runs and ends as the trade does. */
export const parcelChecks = (tradesIn: (from: bigint) => Sql): readonly LedgerCheck[] => [
  {
    rule: "L6",
    what: "parcel missing, of other people, or not as its trade’s end says",
    find: (from) => sql`
      select t.id from (${tradesIn(from)}) t left join parcel p on p.id = t.id
      where (p.id is not null) <> in_catalog(t.kind)
        or (p.buyer_id, p.seller_id, p.currency) is distinct from (t.buyer_id, t.seller_id, t.currency) and p.id is not null
        or p.state::text <> case when t.ended_at is null then 'HELD' when t.state = 'CANCELLED' and p.return_paid_by is distinct from 'buyer' then 'RETURNED' else 'PAID' end`,
  },
  {
    rule: "L6",
    what: "delivery fee’s hold does not match its parcel’s state",
    find: (from) => sql`
      select p.id from parcel p join (${tradesIn(from)}) t on t.id = p.id
        left join account e on e.kind = 'HOLD' and e.subject_kind = 'parcel' and e.owner_id = p.id and e.currency = p.currency
      where coalesce(e.balance, 0) <> case p.state when 'HELD' then p.fee_minor + p.extra_minor + p.way_back_minor else 0 end`,
  },
  {
    rule: "L6",
    what: "delivery fee’s hold without a parcel, or in another currency",
    find: (from) => sql`
      select e.id from account e left join parcel p on p.id = e.owner_id and p.currency = e.currency
      where e.kind = 'HOLD' and e.subject_kind = 'parcel' and p.id is null
        and (${from === 0n}::boolean or e.id in (select account_id from entry where posting_id >= ${from}))`,
  },
  {
    rule: "L9",
    what: "delivery fee paid by or to another than its parcel says",
    find: (from) => sql`
      select m.id from transfer m
        join account d on d.id = m.debit_account_id join account c on c.id = m.credit_account_id
        left join parcel p on p.id = m.subject_id and m.subject_kind = 'parcel'
      where m.posting_id >= ${from} and m.kind in ('shipping_hold', 'shipping_refund', 'shipping_seller', 'shipping_carrier',
          'shipping_extra', 'shipping_extra_back', 'return_hold', 'return_paid', 'return_unused') and (
        p.id is null
        or m.kind like 'return%' and m.amount_minor <> p.way_back_minor
        or m.kind in ('shipping_hold', 'shipping_refund') and m.amount_minor <> p.fee_minor
        or m.kind = 'shipping_seller' and m.amount_minor <> p.fee_minor + p.extra_minor - coalesce(p.label_minor, 0)
        or m.kind = 'shipping_carrier' and (p.state <> 'PAID' or m.amount_minor is distinct from p.label_minor
          or c.owner_id is distinct from carrier_account(p.label_carrier))
        or m.kind = 'shipping_extra' and d.owner_id <> p.seller_id
        or m.kind = 'shipping_extra_back' and c.owner_id <> p.seller_id
        or m.kind = 'shipping_hold' and d.owner_id <> p.buyer_id
        or m.kind = 'shipping_refund' and (p.state <> 'RETURNED' or c.owner_id <> p.buyer_id)
        or m.kind = 'shipping_seller' and (p.state <> 'PAID' or c.owner_id <> p.seller_id)
        or m.kind = 'return_hold' and d.owner_id <> p.seller_id
        or m.kind = 'return_paid' and (p.state = 'HELD' or p.return_sent is null or c.owner_id <> p.buyer_id)
        or m.kind = 'return_unused' and (p.state = 'HELD' or c.owner_id <> p.seller_id))`,
  },
];
