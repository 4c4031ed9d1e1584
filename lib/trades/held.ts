import "server-only";
import { type Termed, termedOf } from "@/lib/assets";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { moneyView } from "@/lib/kernel/schema";
import { HOME } from "@/lib/money/currencies";
import { MORE_LINES } from "./lists/more-lines";
import type { TradeState } from "./moves";
import { clockStands } from "./outages/stopped";
import type { TradeSummary } from "./schema";

/** A running trade whose escrow the viewer put up. */
export type LockedTrade = Termed &
  Pick<
    TradeSummary,
    "id" | "moreLines" | "state" | "role" | "begun" | "partnerName" | "deadlineAt" | "isStopped"
  > & {
    hold: TradeSummary["price"];
  };

/** Running trades by what they hold for a person. */
export interface HeldTrades {
  /** Of the trades whose escrow they put up, the first to end. */
  locked: LockedTrade[];
  lockedCount: number;
  /** What they get, after commission, once those trades are confirmed in which they perform. In kobo. */
  incomingMinor: bigint;
  now: Date;
}

type LockedRow = Termed & {
  id: string;
  moreLines: number;
  state: TradeState;
  holdMinor: bigint;
  isBuyer: boolean;
  partnerName: string;
  begunAt: Date | null;
  deadlineAt: Date | null;
  isStopped: boolean;
  count: number;
};

/** What is in escrow for a person, in naira. */
export async function heldTradesOf(userId: string, limit: number): Promise<HeldTrades> {
  const running = sql`t.ended_at is null and t.hold_currency = ${HOME} and ${userId}::uuid in (t.buyer_id, t.seller_id)`;
  const [rows, incoming] = await Promise.all([
    query<LockedRow>(sql`
      select t.id, t.kind, t.terms, ${MORE_LINES} as more_lines, t.state, t.hold_minor + coalesce(d.fee_minor, 0) as hold_minor, t.buyer_id = ${userId}::uuid as is_buyer, p.name as partner_name,
        t.begun_at, t.deadline_at, t.deadline_at is not null and ${clockStands("t")} as is_stopped, count(*) over ()::int as count
      from trade t join person p on p.id = case when t.buyer_id = ${userId}::uuid then t.seller_id else t.buyer_id end
        left join parcel d on d.id = t.id
      where ${running} and t.confirmer_id = ${userId}::uuid
      order by t.deadline_at nulls last, t.id limit ${limit}`),
    queryOne<{ minor: bigint; now: Date }>(sql`
      select coalesce(sum(t.hold_minor - fee_of(t.hold_minor, t.fee_rule) + coalesce(d.fee_minor, 0)), 0)::bigint as minor, app_now() as now
      from trade t left join parcel d on d.id = t.id
      where ${running} and t.performer_id = ${userId}::uuid`),
  ]);
  return {
    locked: rows.map(lockedOf),
    lockedCount: rows[0]?.count ?? 0,
    incomingMinor: incoming?.minor ?? 0n,
    now: incoming?.now ?? new Date(),
  };
}

const lockedOf = (row: LockedRow): LockedTrade => ({
  id: row.id,
  ...termedOf(row),
  moreLines: row.moreLines,
  state: row.state,
  role: row.isBuyer ? "buyer" : "seller",
  begun: row.begunAt !== null,
  partnerName: row.partnerName,
  deadlineAt: row.deadlineAt?.toISOString() ?? null,
  isStopped: row.isStopped,
  hold: moneyView(row.holdMinor),
});
