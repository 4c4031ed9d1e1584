import "server-only";
import type { AssetKind } from "@/lib/assets";
import { query, raw, type Sql, sql } from "@/lib/kernel/db";
import type { Currency } from "@/lib/money/currencies";
import type { FeeRule } from "@/lib/money/fees";
import type { DocumentKind, NoteContent } from "./schema";

/** A transfer `l` from the account `d` to `c` that gives a trade’s buyer something back: neither a seller’s share nor what a seller pays for the way back of goods. */
const IS_REFUND = `(c.kind = 'WALLET' and c.owner_id = t.buyer_id and l.currency = t.currency
      and l.kind not in ('escrow_release', 'price_paid', 'shipping_seller', 'return_paid'))`;

/** Who a document names: amounts as digits, as everywhere in JSON. */
export interface SellerFacts {
  name: string;
  store: string | null;
  taxNumber: string | null;
  registeredName: string | null;
}

export interface LineFacts {
  terms: object;
  units: string;
  unitMinor: string;
  vatMinor: string;
}

/** A trade that has ended, with what its documents say. Amounts in minor units. */
export interface TradeFacts {
  id: string;
  kind: AssetKind;
  buyerId: string;
  buyerName: string;
  performerId: string;
  performer: SellerFacts;
  seller: SellerFacts;
  currency: Currency;
  holdCurrency: Currency;
  feeRule: FeeRule;
  priceMinor: bigint;
  /** How it was sent; null of what is not. */
  way: string | null;
  deliveryFeeMinor: bigint;
  lines: LineFacts[];
  /** What left and what came back to the buyer’s wallet. */
  paidMinor: bigint;
  refundedMinor: bigint;
  /** Of the refunds, what came out of the price. */
  priceRefundedMinor: bigint;
  /** Of the trade’s hold. */
  commissionMinor: bigint;
  baseMinor: bigint;
  throughPosting: bigint;
  createdAt: Date;
  endedAt: Date;
  /** The checkout of several trades that it is of, once all of them have ended; null of others. */
  endedCheckoutId: string | null;
  /** The rate of VAT when it ended, in basis points, and who we are now. */
  vatBps: number;
  issuer: { name: string; address: string; taxNumber: string };
}

/** Who sold or performed, as JSON, with the tax number that was in force when it was bought. */
function sellerOf(column: string): Sql {
  const number = (
    what: string,
  ) => `(select n.${what} from tax_number_record n where n.user_id = ${column} and n.state in ('CHECKED', 'ENDED')
        and n.decided_at <= t.created_at and (n.ended_at is null or n.ended_at > t.created_at))`;
  return raw(`json_build_object('name', (select p.name from person p where p.id = ${column}),
      'store', (select s.name from store_record s where s.user_id = ${column}),
      'taxNumber', ${number("number")}, 'registeredName', ${number("name")})`);
}

/** What was posted for a trade `t` and its parcel: what its buyer’s wallet gave and got of the price’s currency, and our commission. */
const MONEY = sql`
  select coalesce(sum(l.amount_minor) filter (where d.kind = 'WALLET' and d.owner_id = t.buyer_id and l.currency = t.currency), 0)::bigint as paid_minor,
    coalesce(sum(l.amount_minor) filter (where ${raw(IS_REFUND)}), 0)::bigint as refunded_minor,
    coalesce(sum(l.amount_minor) filter (where ${raw(IS_REFUND)} and l.kind = 'escrow_refund'), 0)::bigint as price_refunded_minor,
    coalesce(sum(l.amount_minor) filter (where l.kind = 'commission'), 0)::bigint as commission_minor,
    coalesce(sum(l.amount_minor) filter (where l.kind in ('commission', 'escrow_release')), 0)::bigint as base_minor,
    coalesce(max(l.posting_id), 0) as through_posting
  from ledger_transfer l join ledger_account d on d.id = l.debit_account_id join ledger_account c on c.id = l.credit_account_id
  where l.subject_id = t.id and l.subject_kind in ('trade', 'parcel') and l.reverses is null`;

/** The trades that were bought with a trade `t`, whose parcel is `y`: parts of one offer, or parcels of one checkout. */
const TOGETHER = sql`
  select x.id, x.ended_at from trade_overview x where x.checkout_id = t.checkout_id
  union all select x.id, x.ended_at from trade_parcel z join trade_overview x on x.id = z.id where z.checkout_id = y.checkout_id`;

/** Those of these trades that have ended, in the order in which they did. */
export const readTrades = (ids: readonly string[]): Promise<TradeFacts[]> =>
  query<TradeFacts>(sql`
    select t.id, t.kind, t.buyer_id, b.name as buyer_name, t.performer_id, ${sellerOf("t.performer_id")} as performer,
      ${sellerOf("t.seller_id")} as seller, t.currency, t.hold_currency, t.fee_rule, t.price_minor, y.way->>'name' as way,
      t.delivery_fee_minor, m.*, t.created_at, t.ended_at,
      (select json_agg(json_build_object('terms', coalesce(v.terms, o.terms), 'units', l.units::text, 'unitMinor', l.unit_price_minor::text,
          'vatMinor', l.vat_minor::text) order by l.line)
        from bought_line l join offer_listing o on o.id = l.offer_id
          left join listing_terms v on v.listing_id = l.offer_id and v.version = l.terms_version where l.trade_id = t.id) as lines,
      (select case when count(*) > 1 and bool_and(w.ended_at is not null) then coalesce(y.checkout_id, t.checkout_id) end
        from (${TOGETHER}) w) as ended_checkout_id,
      (setting_at('vat', t.ended_at)->>'rateBps')::int as vat_bps, setting_in_force('company') as issuer
    from trade_overview t join person b on b.id = t.buyer_id left join trade_parcel y on y.id = t.id
      cross join lateral (${MONEY}) m
    where t.id = any(${[...ids]}::uuid[]) and t.ended_at is not null
    order by t.ended_at, t.id`);

/** The trades of a checkout of several. */
export async function tradesOfCheckout(checkoutId: string): Promise<TradeFacts[]> {
  const rows = await query<{ id: string }>(sql`
    select id from trade_overview where checkout_id = ${checkoutId}::uuid
    union select id from trade_parcel where checkout_id = ${checkoutId}::uuid`);
  return readTrades(rows.map(({ id }) => id));
}

/** What changed a document after it was issued. */
export interface ChangeFacts {
  tradeId: string;
  postingId: bigint;
  documentId: string;
  kind: DocumentKind;
  year: number;
  number: number;
  userId: string;
  issuedAt: Date;
  /** Negative for what is given back. */
  differenceMinor: bigint;
  reason: NoteContent["reason"];
  /** What the document came to, and by how much earlier notes changed that. */
  totalMinor: bigint;
  notedMinor: bigint;
  /** Of the document’s total, what is VAT. */
  totalVatMinor: bigint;
}

/**
 * What was given back of the documents of these trades, or taken again, and has no credit note yet: our commission after a late decision, a
 * credit to the buyer, what else came back to them, and reversals of those. In the order in which it was posted.
 */
export const readChanges = (ids: readonly string[]): Promise<ChangeFacts[]> =>
  query<ChangeFacts>(sql`
    with given as (
      select d.trade_id, l.posting_id, 'COMMISSION_INVOICE' as of, case when l.reverses is null then -l.amount_minor else l.amount_minor end as minor,
        case when l.reverses is null then 'late_decision' else 'reversal' end as reason
      from dispute_overview d join ledger_transfer l on l.subject_kind = 'dispute' and l.subject_id = d.id and l.kind = 'fee_given_back'
      where d.trade_id = any(${[...ids]}::uuid[])
      union all
      select t.id, p.posting_id, 'RECEIPT', p.minor, p.reason
      from trade_overview t
        join correction_record c on c.act = 'refund.credit' and c.user_id = t.buyer_id and c.currency = t.currency
          and (c.case_kind = 'trade' and c.case_id = t.id
            or c.case_kind = 'dispute' and c.case_id in (select d.id from dispute_overview d where d.trade_id = t.id))
        cross join lateral (select c.posting_id, -c.amount_minor as minor, 'credit' as reason
          union all select r.by_id, c.amount_minor, 'reversal' from reversed_posting r where r.id = c.posting_id) p
      where t.id = any(${[...ids]}::uuid[])
      union all
      select t.id, l.posting_id, 'RECEIPT', case when ${raw(IS_REFUND)} then -l.amount_minor else l.amount_minor end, 'refund'
      from trade_overview t join document o on o.subject_id = t.id and o.kind = 'RECEIPT'
        join ledger_transfer l on l.subject_id = t.id and l.subject_kind in ('trade', 'parcel') and l.currency = t.currency
          and l.posting_id > (o.content->'sales'->0->>'throughPosting')::bigint
        join ledger_account d on d.id = l.debit_account_id join ledger_account c on c.id = l.credit_account_id
      where t.id = any(${[...ids]}::uuid[]) and (${raw(IS_REFUND)} or d.kind = 'WALLET' and d.owner_id = t.buyer_id))
    select g.trade_id, g.posting_id, o.id as document_id, o.kind::text as kind, o.year, o.number, o.user_id, o.issued_at,
      sum(g.minor)::bigint as difference_minor, min(g.reason) as reason,
      case o.kind when 'RECEIPT' then (o.content->>'paidMinor')::bigint - (o.content->>'refundedMinor')::bigint
        else (o.content->>'commissionMinor')::bigint end as total_minor, (o.content->>'vatMinor')::bigint as total_vat_minor,
      (select coalesce(sum((n.content->>'differenceMinor')::bigint), 0) from document n where n.corrects = o.id)::bigint as noted_minor
    from given g join document o on o.subject_id = g.trade_id and o.kind::text = g.of
    where not exists (select from document n where n.corrects = o.id and n.posting_id = g.posting_id)
    group by g.trade_id, g.posting_id, o.id
    having sum(g.minor) <> 0
    order by g.posting_id, o.id`);
