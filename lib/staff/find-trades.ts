import "server-only";
import { type AssetKind, titleOf } from "@/lib/assets";
import { parseNigerianMobile } from "@/lib/identity";
import type { Actor } from "@/lib/kernel/command";
import { empty, query, type Sql, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { decodePlace, pageOf } from "@/lib/kernel/page";
import { mustRead } from "@/lib/kernel/permissions";
import { clockStands } from "@/lib/trades";
import type { TradeState } from "@/lib/trades/moves";

/** Search criteria; `search` is an id, or a user's full email address or number, `day` the Lagos day of opening ('YYYY-MM-DD'). */
export interface TradeSearch {
  state?: TradeState | undefined;
  search?: string | undefined;
  day?: string | undefined;
  cursor?: string | undefined;
}

export interface FoundTrade {
  id: string;
  state: TradeState;
  begun: boolean;
  kind: AssetKind;
  /** '₦5,000 MTN airtime' */
  title: string;
  priceMinor: bigint;
  buyerName: string;
  sellerName: string;
  deadlineAt: Date | null;
  /** An outage stops the clock. */
  isStopped: boolean;
  createdAt: Date;
}

export interface FoundTrades {
  items: FoundTrade[];
  nextCursor: string | null;
  now: Date;
}

const PAGE = 30;

/** A page of trades, newest first. Throws Refusal not_found without the permission. */
export async function findTradesFor(
  by: Actor,
  { state, search, day, cursor }: TradeSearch,
): Promise<FoundTrades> {
  mustRead(by, "trade.read");
  const from = decodePlace(cursor);
  const rows = await query<
    Omit<FoundTrade, "title"> & { terms: object; moreLines: number; place: string; now: Date }
  >(sql`
    select t.id, t.state, t.begun_at is not null as begun, t.kind, t.terms, t.more_lines, t.price_minor, t.deadline_at,
      t.deadline_at is not null and ${clockStands("t")} as is_stopped,
      t.created_at, t.created_at::text as place, b.name as buyer_name, s.name as seller_name, app_now() as now
    from trade_overview t join person b on b.id = t.buyer_id join person s on s.id = t.seller_id
    where ${matching(search?.trim() ?? "")}
      ${day ? sql`and t.day = ${day}::date` : empty}
      ${state ? sql`and ${inState[state]}` : empty}
      ${from ? sql`and (t.created_at, t.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : empty}
    order by t.created_at desc, t.id desc limit ${PAGE + 1}`);
  const found = rows.map((row) => ({ ...row, title: titleOf(row) }));
  return { ...pageOf(found, PAGE, ({ place, id }) => [place, id]), now: rows[0]?.now ?? new Date() };
}

/** Each by an index: what is unfinished waits for its turn, has a deadline or an open dispute. */
const inState: Readonly<Record<TradeState, Sql>> = {
  WAITING: sql`t.state = 'WAITING'`,
  IN_ESCROW: sql`t.state = 'IN_ESCROW' and t.deadline_at is not null`,
  SHIPPED: sql`t.state = 'SHIPPED' and t.deadline_at is not null`,
  DELIVERED: sql`t.state = 'DELIVERED' and t.deadline_at is not null`,
  RETURNING: sql`t.state = 'RETURNING' and t.deadline_at is not null`,
  DISPUTED: sql`t.state = 'DISPUTED' and t.id in (select d.trade_id from dispute_overview d where d.state <> 'CLOSED')`,
  COMPLETED: sql`t.state = 'COMPLETED'`,
  CANCELLED: sql`t.state = 'CANCELLED'`,
  SPLIT: sql`t.state = 'SPLIT'`,
};

function matching(search: string): Sql {
  if (search === "") return sql`true`;
  if (isUuid(search.toLowerCase()))
    return sql`t.id in (
      select ${search}::uuid union all ${tradesOf(sql`select ${search}::uuid`)}
      union all select l.trade_id from bought_line l where l.offer_id = ${search}::uuid)`;
  const phone = parseNigerianMobile(search);
  const people = phone
    ? sql`select id from person where phone = ${phone}`
    : sql`select id from person where email = ${search.toLowerCase()}`;
  return sql`t.id in (${tradesOf(people)})`;
}

/** The ids of what people bought and sold, each by its index. */
const tradesOf = (people: Sql): Sql => sql`
  select b.id from trade_overview b where b.buyer_id in (${people})
  union all select s.id from trade_overview s where s.seller_id in (${people})`;
