import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";
import type { LedgerCheck } from "@/lib/kernel/slice";

/** The documents about trades whose money postings from this id on have moved, and the credit notes of those postings. */
const documentsIn = (from: bigint): Sql =>
  from === 0n
    ? sql`select * from document`
    : sql`
      select * from document where id in (
        select o.id from ledger_transfer l join document o on o.subject_id = l.subject_id where l.posting_id >= ${from}
        union all select o.id from document o where o.posting_id >= ${from})`;

/** So many numbers of a kind are looked at each minute, the last ones of this year and the one before. */
const LAST = 1_000;

const gaps = (from: bigint): Sql =>
  from === 0n
    ? sql`
      select kind || ' ' || year from document group by kind, year having count(*) <> max(number) or min(number) <> 1`
    : sql`
      select k.kind || ' ' || y.year from unnest(enum_range(null::document_kind)) k (kind)
        cross join (select extract(year from lagos_day(app_now()))::int - before as year from generate_series(0, 1) before) y
        cross join lateral (select count(*) <> max(number) - min(number) + 1 as has_gap from (
          select number from document o where o.kind = k.kind and o.year = y.year order by number desc limit ${LAST}) latest) c
      where c.has_gap`;

/** L2 and L9 of documents: their numbers have no gap, and what they say was posted. */
export const documentChecks: readonly LedgerCheck[] = [
  {
    rule: "L2",
    what: "documents of a kind and year whose numbers have a gap",
    find: gaps,
  },
  {
    rule: "L9",
    what: "receipt that does not say what its buyer paid and got back",
    find: (from) => sql`
      select o.id from (${documentsIn(from)}) o
        cross join lateral jsonb_array_elements(o.content->'sales') s (sale)
        left join trade_overview t on t.id = (s.sale->>'tradeId')::uuid
        cross join lateral (
          select coalesce(sum(l.amount_minor) filter (where d.kind = 'WALLET' and d.owner_id = t.buyer_id), 0) as paid,
            coalesce(sum(l.amount_minor) filter (where c.kind = 'WALLET' and c.owner_id = t.buyer_id
              and l.kind not in ('escrow_release', 'price_paid', 'shipping_seller', 'return_paid')), 0) as refunded
          from ledger_transfer l join ledger_account d on d.id = l.debit_account_id join ledger_account c on c.id = l.credit_account_id
          where l.subject_id = t.id and l.subject_kind in ('trade', 'parcel') and l.currency = t.currency and l.reverses is null
            and l.posting_id <= (s.sale->>'throughPosting')::bigint) m
      where o.kind = 'RECEIPT' and (o.user_id is distinct from t.buyer_id
        or (m.paid, m.refunded) is distinct from ((s.sale->>'paidMinor')::bigint, (s.sale->>'refundedMinor')::bigint)
        or (s.sale->>'vatMinor')::bigint not between 0 and (select sum(b.vat_minor) from bought_line b where b.trade_id = t.id))`,
  },
  {
    rule: "L9",
    what: "receipt whose sums are not those of its trades",
    find: (from) => sql`
      select o.id from (${documentsIn(from)}) o where o.kind = 'RECEIPT' and (
        select (sum((s.sale->>'paidMinor')::bigint), sum((s.sale->>'refundedMinor')::bigint), sum((s.sale->>'vatMinor')::bigint))
        from jsonb_array_elements(o.content->'sales') s (sale))
        is distinct from ((o.content->>'paidMinor')::numeric, (o.content->>'refundedMinor')::numeric, (o.content->>'vatMinor')::numeric)`,
  },
  {
    rule: "L9",
    what: "commission invoice that is not what we took",
    find: (from) => sql`
      select o.id from (${documentsIn(from)}) o left join trade_overview t on t.id = o.subject_id
      where o.kind = 'COMMISSION_INVOICE' and (o.user_id is distinct from t.performer_id
        or (o.content->>'vatMinor')::bigint <> vat_within((o.content->>'commissionMinor')::bigint, (o.content->>'vatBps')::int)
        or (o.content->>'commissionMinor')::bigint is distinct from (
          select sum(l.amount_minor) from ledger_transfer l
          where l.subject_id = t.id and l.subject_kind = 'trade' and l.kind = 'commission' and l.reverses is null))`,
  },
  {
    rule: "L9",
    what: "credit note that does not say what its posting changed, or leaves more than its document had",
    find: (from) => sql`
      select n.id from (${documentsIn(from)}) n left join document o on o.id = n.corrects
      where n.kind = 'CREDIT_NOTE' and (o.kind = 'CREDIT_NOTE' or (n.user_id, n.subject_id) is distinct from (o.user_id, o.subject_id)
        or (n.content->>'afterMinor')::bigint <> (n.content->>'beforeMinor')::bigint + (n.content->>'differenceMinor')::bigint
        or (n.content->>'differenceMinor')::bigint is distinct from (
          select sum(case when d.kind = 'WALLET' and d.owner_id = o.user_id then l.amount_minor else -l.amount_minor end)
          from ledger_transfer l join ledger_account d on d.id = l.debit_account_id join ledger_account c on c.id = l.credit_account_id
          where l.posting_id = n.posting_id and case when o.kind = 'RECEIPT'
            then o.user_id in (d.owner_id, c.owner_id) and (l.subject_id = o.subject_id or l.subject_kind = 'correction')
            else l.kind = 'fee_given_back' end))`,
  },
];
