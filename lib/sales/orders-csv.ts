import "server-only";
import { titleOf } from "@/lib/assets";
import type { Actor } from "@/lib/kernel/command";
import { empty, query, sql } from "@/lib/kernel/db";
import { limit } from "@/lib/kernel/rate-limit";
import { type FeeRule, feeOf } from "@/lib/money/fees";
import { csvFile, csvLines, decimal, fileLimit, lagosTime } from "@/lib/statements";
import { stateNames } from "@/lib/trades/list-filter";
import type { TradeState } from "@/lib/trades/moves";

interface OrderRow {
  id: string;
  createdAt: Date;
  /** With microseconds, where the next batch begins. */
  place: string;
  endedAt: Date | null;
  state: TradeState;
  kind: string;
  terms: object;
  moreLines: number;
  units: bigint;
  buyer: string;
  way: string;
  priceMinor: bigint;
  feeRule: FeeRule;
  deliveryFeeMinor: bigint;
  /** Of a split order: what the seller got, and what was taken off. */
  sharedMinor: bigint;
  sharedFeeMinor: bigint;
  currency: string;
}

/** Days in Lagos, inclusive: '2026-11-21'. */
interface OrderDays {
  from?: string | undefined;
  to?: string | undefined;
}

const BATCH = 1_000;

const columns = {
  time: "Time (Lagos)",
  order: "Order",
  status: "Status",
  item: "Item",
  units: "Units",
  buyer: "Buyer",
  delivery: "Delivery",
  price: "Price",
  commission: "Commission",
  deliveryFee: "Delivery fee",
  received: "You receive",
  currency: "Currency",
  ended: "Ended (Lagos)",
};

/**
 * A seller's own orders of goods, newest first, as CSV. Addresses are not in it. Of an order that has not ended `You receive` is what they get
 * if it is completed.
 * @throws Refusal - too_many_requests
 */
export async function ordersCsv(
  seller: Pick<Actor, "id">,
  days: OrderDays,
): Promise<ReadableStream<Uint8Array>> {
  await limit(fileLimit, seller.id);
  return csvFile(orderLines, batchesOf(seller.id, days));
}

/** Orders as CSV; the first batch has the byte order mark and the head. */
export const orderLines = (rows: readonly OrderRow[], isFirst = false): string =>
  csvLines(columns, rows.map(lineOf), isFirst);

/** What a split order `t` paid of a kind of transfer, in SQL. */
const paidOut = (kind: "escrow_release" | "commission") => sql`case when t.state = 'SPLIT' then (
  select coalesce(sum(x.amount_minor), 0)::bigint from ledger_transfer x where x.subject_id = t.id and x.kind = ${kind}) else 0 end`;

async function* batchesOf(sellerId: string, { from, to }: OrderDays): AsyncGenerator<OrderRow[]> {
  let last: OrderRow | undefined;
  do {
    const rows = await query<OrderRow>(sql`
      select t.id, t.created_at, t.created_at::text as place, t.ended_at, t.state, t.kind, t.terms, t.more_lines, b.name as buyer, p.way->>'name' as way,
        t.price_minor, t.fee_rule, t.delivery_fee_minor, t.currency,
        (select sum(l.units)::bigint from bought_line l where l.trade_id = t.id) as units,
        ${paidOut("escrow_release")} as shared_minor, ${paidOut("commission")} as shared_fee_minor
      from trade_overview t join trade_parcel p on p.id = t.id join person b on b.id = t.buyer_id
      where t.seller_id = ${sellerId}::uuid
        ${from ? sql`and t.created_at >= ${from}::timestamp at time zone 'Africa/Lagos'` : empty}
        ${to ? sql`and t.created_at < (${to}::date + 1)::timestamp at time zone 'Africa/Lagos'` : empty}
        ${last ? sql`and (t.created_at, t.id) < (${last.place}::timestamptz, ${last.id}::uuid)` : empty}
      order by t.created_at desc, t.id desc limit ${BATCH}`);
    if (rows.length > 0) yield rows;
    last = rows.length === BATCH ? rows.at(-1) : undefined;
  } while (last);
}

function lineOf(row: OrderRow): Record<keyof typeof columns, string> {
  const { commissionMinor, deliveryMinor, receivedMinor } = shareOf(row);
  return {
    time: lagosTime(row.createdAt),
    order: row.id,
    status: stateNames[row.state],
    item: titleOf(row),
    units: row.units.toString(),
    buyer: row.buyer,
    delivery: row.way,
    price: decimal(row.priceMinor),
    commission: decimal(commissionMinor),
    deliveryFee: decimal(deliveryMinor),
    received: decimal(receivedMinor),
    currency: row.currency,
    ended: row.endedAt ? lagosTime(row.endedAt) : "",
  };
}

/** What was taken off and what is left, in kobo. Nothing of an order that was cancelled. */
function shareOf(row: OrderRow) {
  const { state, priceMinor, feeRule, deliveryFeeMinor: deliveryMinor, sharedMinor, sharedFeeMinor } = row;
  if (state === "CANCELLED") return { commissionMinor: 0n, deliveryMinor: 0n, receivedMinor: 0n };
  const isSplit = state === "SPLIT";
  const commissionMinor = isSplit ? sharedFeeMinor : feeOf(priceMinor, feeRule);
  const ownMinor = isSplit ? sharedMinor : priceMinor - commissionMinor;
  return { commissionMinor, deliveryMinor, receivedMinor: ownMinor + deliveryMinor };
}
