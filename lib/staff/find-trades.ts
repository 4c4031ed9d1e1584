import "server-only";
import { parseNigerianMobile } from "@/lib/identity";
import type { Actor } from "@/lib/kernel/command";
import { empty, query, type Sql, sql } from "@/lib/kernel/db";
import { decodePlace, encodeCursor } from "@/lib/kernel/page";
import type { Network } from "@/lib/offers/rules";
import type { TradeState } from "@/lib/trades/moves";
import { mustBeStaff } from "./staff";

/** What staff look for; `search` is a trade's id, or a person's whole email address or number. */
export interface TradeSearch {
  state?: TradeState | undefined;
  search?: string | undefined;
  cursor?: string | undefined;
}

export interface FoundTrade {
  id: string;
  state: TradeState;
  begun: boolean;
  network: Network | null;
  faceValueMinor: bigint | null;
  priceMinor: bigint;
  buyerName: string;
  sellerName: string;
  deadlineAt: Date | null;
  createdAt: Date;
}

export interface FoundTrades {
  items: FoundTrade[];
  nextCursor: string | null;
  now: Date;
}

const PAGE = 30;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Trades, newest first, a page at a time. For staff. Throws Refusal not_found for everybody else. */
export async function findTradesFor(by: Actor, { state, search, cursor }: TradeSearch): Promise<FoundTrades> {
  mustBeStaff(by);
  const from = decodePlace(cursor);
  const rows = await query<FoundTrade & { place: string; now: Date }>(sql`
    select t.id, t.state, t.begun_at is not null as begun, t.network, t.face_value_minor, t.price_minor, t.deadline_at,
      t.created_at, t.created_at::text as place, b.name as buyer_name, s.name as seller_name, app_now() as now
    from trade t join app_user b on b.id = t.buyer_id join app_user s on s.id = t.seller_id
    where ${matching(search?.trim() ?? "")}
      ${state ? sql`and t.state = ${state}::trade_state` : empty}
      ${from ? sql`and (t.created_at, t.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : empty}
    order by t.created_at desc, t.id desc limit ${PAGE + 1}`);
  const items = rows.slice(0, PAGE);
  const last = items.at(-1);
  const nextCursor = rows.length > PAGE && last ? encodeCursor([last.place, last.id]) : null;
  return { items, nextCursor, now: last?.now ?? new Date() };
}

function matching(search: string): Sql {
  if (search === "") return sql`true`;
  if (UUID.test(search)) return sql`${search}::uuid in (t.id, t.offer_id, t.buyer_id, t.seller_id)`;
  const phone = parseNigerianMobile(search);
  const people = phone
    ? sql`select id from app_user where phone = ${phone}`
    : sql`select id from app_user where email = ${search.toLowerCase()}`;
  return sql`(t.buyer_id in (${people}) or t.seller_id in (${people}))`;
}
