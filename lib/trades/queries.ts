import "server-only";
import { type Delivered, deliveredOf, type Termed, termedOf, titleOf } from "@/lib/assets";
import type { Actor } from "@/lib/kernel/command";
import { empty, query, queryOne, sql } from "@/lib/kernel/db";
import { decodePlace, pageOf } from "@/lib/kernel/page";
import { may, mayRead } from "@/lib/kernel/permissions";
import { moneyView } from "@/lib/kernel/schema";
import type { Currency } from "@/lib/money/currencies";
import { bpsOf, type FeeRule, feeOf } from "@/lib/money/fees";
import {
  type ListedPart,
  listedPart,
  PART_OF_CHECKOUT,
  PARTS_OF_CHECKOUT,
  type PartRow,
  partView,
  standsFor,
} from "./drip/part-view";
import { MORE_LINES } from "./lists/more-lines";
import { inTab, type Need, needOf, type TradeTab } from "./lists/needs";
import { openMoves, type Proposal, type TradeRole, type TradeState } from "./moves";
import { clockStands, stoppingOf, stopsOf } from "./outages/stopped";
import { type StoppingRow, type StopRow, stoppingView, stopViews } from "./outages/views";
import { isAddressOver, PARCEL_VIEW, type ParcelRow, parcelView } from "./parcel/view";
import type { TimelineView, TradeSummary, TradeView } from "./schema";

type TradeRow = Delivered & {
  id: string;
  version: bigint;
  offerId: string;
  state: TradeState;
  priceMinor: bigint;
  parts: PartRow | null;
  holdMinor: bigint;
  holdCurrency: Currency;
  feeRule: FeeRule;
  begunAt: Date | null;
  deliveredAt: Date | null;
  deliveriesUndone: number;
  staffExtensions: number;
  deadlineAt: Date | null;
  proposal: Proposal | null;
  proposalUntil: Date | null;
  createdAt: Date;
  endedAt: Date | null;
  buyerId: string;
  buyerName: string;
  buyerPictureId: string | null;
  sellerId: string;
  sellerName: string;
  sellerPictureId: string | null;
  sellerVerified: boolean;
  escrowMinor: bigint;
  lines: LineRow[];
  parcel: ParcelRow | null;
  timeline: TimelineRow[];
  stopping: StoppingRow | null;
  stops: StopRow[] | null;
  now: Date;
};

interface LineRow {
  offerId: string;
  terms: object;
  units: string;
  unitPriceMinor: string;
  vatMinor: string;
}

interface TimelineRow {
  sequence: number;
  move: string;
  actorRole: TradeRole;
  toState: TradeState;
  note: string | null;
  at: string;
}

/**
 * A trade with its timeline, as this viewer may see it: the parties always, staff with the permission, others never. What was given for the
 * delivery is the buyer's, and the seller's from the trade's begin on, unless it is cancelled.
 */
export async function getTradeFor(viewer: Actor, tradeId: string): Promise<TradeView | undefined> {
  const row = await queryOne<TradeRow>(sql`
    select t.id, t.version, (select l.offer_id from trade_line l where l.trade_id = t.id and l.line = 1) as offer_id, t.state, t.kind, t.terms, t.delivery, t.price_minor, t.hold_minor, t.hold_currency, t.fee_rule,
      ${PARTS_OF_CHECKOUT} as parts, t.begun_at, t.delivered_at, t.deliveries_undone, t.staff_extensions, t.deadline_at, t.proposal, t.proposal_until, t.created_at, t.ended_at, t.buyer_id, t.seller_id,
      b.name as buyer_name, b.picture_id as buyer_picture_id, s.name as seller_name,
      s.picture_id as seller_picture_id, s.level <> 'BASIC' as seller_verified, coalesce(e.balance, 0) as escrow_minor,
      app_now() as now, case when t.deadline_at is not null then ${stoppingOf("t")} end as stopping, ${stopsOf("t")} as stops,
      (select json_agg(json_build_object('offerId', l.offer_id, 'terms', coalesce(v.terms, o.terms), 'units', l.units::text,
        'unitPriceMinor', l.unit_price_minor::text, 'vatMinor', l.vat_minor::text) order by l.line)
        from trade_line l join offer_listing o on o.id = l.offer_id
          left join listing_terms v on v.listing_id = l.offer_id and v.version = l.terms_version where l.trade_id = t.id) as lines,
      ${PARCEL_VIEW} as parcel,
      (select json_agg(json_build_object('sequence', m.sequence, 'move', m.move, 'actorRole', m.actor_role, 'toState', m.to_state,
        'note', m.note, 'at', m.at) order by m.sequence) from timeline m where m.trade_id = t.id) as timeline
    from trade t join person b on b.id = t.buyer_id join person s on s.id = t.seller_id
      left join ledger_account e
        on e.kind = 'HOLD' and e.subject_kind = 'trade' and e.owner_id = t.id and e.currency = t.hold_currency
    where t.id = ${tradeId}::uuid
      and (${viewer.id}::uuid in (t.buyer_id, t.seller_id) or ${mayRead(viewer, "trade.read")})`);
  return row && viewOf(row, viewer);
}

const roleOf = (row: Pick<TradeRow, "buyerId" | "sellerId">, viewer: Actor) =>
  viewer.id === row.buyerId ? "buyer" : viewer.id === row.sellerId ? "seller" : "moderator";

function viewOf(row: TradeRow, viewer: Actor): TradeView {
  const role = roleOf(row, viewer);
  const fee = feeOf(row.holdMinor, row.feeRule);
  const held = (minor: bigint) => moneyView(minor, row.holdCurrency);
  const maySeeDelivery =
    role === "buyer" ||
    (role === "seller" && row.begunAt !== null && row.state !== "CANCELLED" && !isAddressOver(row));
  const mayMove = role !== "moderator" || viewer.roles.includes("MODERATOR") || may(viewer, "trade.extend");
  return {
    id: row.id,
    version: row.version.toString(),
    offerId: row.offerId,
    ...deliveredOf(row, maySeeDelivery),
    state: row.state,
    role,
    moreLines: row.lines.length - 1,
    price: moneyView(row.priceMinor),
    part: partView(row, row.parts, role),
    parcel: parcelView(row, role),
    hold: held(row.holdMinor),
    fee: held(fee),
    performerGets: held(row.holdMinor - fee),
    feeBps: bpsOf(row.feeRule),
    escrow: held(row.escrowMinor),
    lines: row.lines.map(({ offerId, terms, units, unitPriceMinor, vatMinor }) => ({
      offerId,
      title: titleOf({ kind: row.kind, terms }),
      units,
      unitPrice: moneyView(BigInt(unitPriceMinor)),
      vat: moneyView(BigInt(vatMinor)),
    })),
    buyer: { id: row.buyerId, name: row.buyerName, pictureId: row.buyerPictureId },
    seller: {
      id: row.sellerId,
      name: row.sellerName,
      pictureId: row.sellerPictureId,
      verified: row.sellerVerified,
    },
    begunAt: iso(row.begunAt),
    deliveredAt: iso(row.deliveredAt),
    deadlineAt: iso(row.deadlineAt),
    stoppedBy: stoppingView(row.stopping),
    stops: stopViews(row.stops),
    proposal: row.proposal && { ...row.proposal, until: endOf(row) },
    createdAt: row.createdAt.toISOString(),
    endedAt: iso(row.endedAt),
    now: row.now.toISOString(),
    moves: row.timeline.map(timelineView),
    openMoves: mayMove ? openMoves({ ...row, clockStands: row.stopping !== null }, role, row.now) : [],
  };
}

/** A proposal ends by its own time, or with the step in which it was made. */
function endOf({ proposalUntil, deadlineAt, stopping }: TradeRow): string {
  const ends = [proposalUntil, stopping ? null : deadlineAt].flatMap((at) => at ?? []);
  return new Date(Math.min(...ends.map((at) => at.getTime()))).toISOString();
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

const timelineView = (row: TimelineRow): TimelineView => ({ ...row, at: new Date(row.at).toISOString() });

export interface TradeFilter {
  role?: "buyer" | "seller" | undefined;
  state?: TradeState | undefined;
  /** A tab shows each checkout once. */
  tab?: TradeTab | undefined;
  limit: number;
  cursor?: string | undefined;
}

type SummaryRow = Termed &
  Pick<TradeRow, "id" | "state" | "priceMinor" | "deadlineAt" | "createdAt" | "buyerId" | "sellerId"> & {
    moreLines: number;
    partnerName: string;
    part: ListedPart | null;
    begunAt: Date | null;
    need: Need | null;
    isStopped: boolean;
    /** createdAt with its microseconds, which a Date would cut off. */
    place: string;
    now: Date;
  };

/** A person's trades, newest first, a page at a time. Of a tab of unfinished ones, the first deadline first: they are few. */
export async function listTradesFor(
  viewerId: string,
  filter: TradeFilter,
): Promise<{ items: TradeSummary[]; nextCursor: string | null; now: Date }> {
  const from = decodePlace(filter.cursor);
  const rows = await query<SummaryRow>(sql`
    select t.id, t.kind, t.terms, ${MORE_LINES} as more_lines, t.state, t.price_minor, ${PART_OF_CHECKOUT} as part, t.deadline_at, t.created_at, t.begun_at, t.buyer_id, t.seller_id,
      t.deadline_at is not null and ${clockStands("t")} as is_stopped, t.created_at::text as place, p.name as partner_name, app_now() as now,
      ${needOf(viewerId)} as need
    from trade t join person p on p.id = case when t.buyer_id = ${viewerId}::uuid then t.seller_id else t.buyer_id end
    where ${mine(viewerId, filter.role)}
      ${filter.state ? sql`and t.state = ${filter.state}::trade_state` : empty}
      ${filter.tab ? sql`and ${inTab(filter.tab, viewerId)} and ${standsFor(filter.tab === "ended")}` : empty}
      ${from ? sql`and (t.created_at, t.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : empty}
    order by ${filter.tab && filter.tab !== "ended" ? sql`t.deadline_at,` : empty} t.created_at desc, t.id desc limit ${filter.limit + 1}`);
  const { items, nextCursor } = pageOf(rows, filter.limit, ({ place, id }) => [place, id]);
  return {
    items: items.map((row) => summaryOf(row, viewerId)),
    nextCursor,
    now: rows[0]?.now ?? new Date(),
  };
}

function mine(viewerId: string, role: TradeFilter["role"]) {
  if (role === "buyer") return sql`t.buyer_id = ${viewerId}::uuid`;
  if (role === "seller") return sql`t.seller_id = ${viewerId}::uuid`;
  return sql`(t.buyer_id = ${viewerId}::uuid or t.seller_id = ${viewerId}::uuid)`;
}

const summaryOf = (row: SummaryRow, viewerId: string): TradeSummary => ({
  id: row.id,
  ...termedOf(row),
  state: row.state,
  role: viewerId === row.buyerId ? "buyer" : "seller",
  moreLines: row.moreLines,
  partnerName: row.partnerName,
  price: moneyView(row.priceMinor),
  part: listedPart(row, row.part),
  begun: row.begunAt !== null,
  need: row.need,
  deadlineAt: iso(row.deadlineAt),
  isStopped: row.isStopped,
  createdAt: row.createdAt.toISOString(),
});

/** Totals of the market. `protectedMinor`: all that was ever held in escrow, in kobo. */
export interface MarketFigures {
  tradesCompleted: number;
  protectedMinor: bigint;
}

/** Counts all trades ever made: cache the result. */
export async function marketFigures(): Promise<MarketFigures> {
  const figures = await queryOne<MarketFigures>(sql`
    select (count(*) filter (where state = 'COMPLETED'))::int as trades_completed,
      coalesce(sum(price_minor), 0)::bigint as protected_minor from trade`);
  return figures ?? { tradesCompleted: 0, protectedMinor: 0n };
}
