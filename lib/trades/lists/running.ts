import "server-only";
import { type Delivered, deliveredOf } from "@/lib/assets";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { moneyView } from "@/lib/kernel/schema";
import type { Currency } from "@/lib/money/currencies";
import { type FeeRule, feeOf } from "@/lib/money/fees";
import { standsFor } from "../drip/part-view";
import type { Proposal, TradeState } from "../moves";
import { clockStands } from "../outages/stopped";
import type { TradeView } from "../schema";
import { MORE_LINES } from "./more-lines";
import { type Need, needOf, unfinishedOf } from "./needs";

/** A trade that has not ended, as a party sees it on the way. */
export type RunningTrade = Delivered &
  Pick<
    TradeView,
    | "id"
    | "moreLines"
    | "state"
    | "price"
    | "hold"
    | "performerGets"
    | "begunAt"
    | "deadlineAt"
    | "buyer"
    | "seller"
  > & {
    role: "buyer" | "seller";
    proposal: Proposal | null;
    /** What it waits for from the viewer; null while others have it. */
    need: Need | null;
    /** An outage stops the clock until it has ended. */
    isStopped: boolean;
  };

type RunningRow = Delivered & {
  id: string;
  moreLines: number;
  state: TradeState;
  priceMinor: bigint;
  holdMinor: bigint;
  holdCurrency: Currency;
  feeRule: FeeRule;
  begunAt: Date | null;
  deadlineAt: Date | null;
  proposal: Proposal | null;
  buyer: TradeView["buyer"];
  seller: TradeView["seller"];
  need: Need | null;
  isStopped: boolean;
};

const MOST = 50;

/** A person's unfinished trades but for parts whose turn has not come: those that wait for them first, then by deadline. At most fifty. */
export async function runningTrades(viewerId: string): Promise<RunningTrade[]> {
  const rows = await query<RunningRow>(sql`
    select t.id, t.kind, t.terms, ${MORE_LINES} as more_lines, t.delivery, t.state, t.price_minor, t.hold_minor, t.hold_currency, t.fee_rule,
      t.begun_at, t.deadline_at, t.proposal, ${needOf(viewerId)} as need,
      t.deadline_at is not null and ${clockStands("t")} as is_stopped,
      json_build_object('id', b.id, 'name', b.name, 'pictureId', b.picture_id) as buyer,
      json_build_object('id', s.id, 'name', s.name, 'pictureId', s.picture_id, 'verified', s.level <> 'BASIC') as seller
    from trade t join person b on b.id = t.buyer_id join person s on s.id = t.seller_id
    where ${unfinishedOf(viewerId)} and ${standsFor(false)}
    order by (${needOf(viewerId)}) is null, t.deadline_at, t.created_at, t.id limit ${MOST}`);
  return rows.map((row) => runningOf(row, viewerId));
}

function runningOf(row: RunningRow, viewerId: string): RunningTrade {
  const role = row.buyer.id === viewerId ? "buyer" : "seller";
  const held = (minor: bigint) => moneyView(minor, row.holdCurrency);
  return {
    id: row.id,
    moreLines: row.moreLines,
    ...deliveredOf(row, role === "buyer" || row.begunAt !== null),
    state: row.state,
    role,
    price: moneyView(row.priceMinor),
    hold: held(row.holdMinor),
    performerGets: held(row.holdMinor - feeOf(row.holdMinor, row.feeRule)),
    begunAt: row.begunAt?.toISOString() ?? null,
    deadlineAt: row.deadlineAt?.toISOString() ?? null,
    proposal: row.proposal,
    buyer: row.buyer,
    seller: row.seller,
    need: row.need,
    isStopped: row.isStopped,
  };
}

/** Whether this person has ever bought or sold. */
export async function hasTraded(userId: string): Promise<boolean> {
  const row = await queryOne<{ has: boolean }>(sql`
    select exists (select from trade where buyer_id = ${userId}::uuid)
      or exists (select from trade where seller_id = ${userId}::uuid) as has`);
  return row?.has ?? false;
}
