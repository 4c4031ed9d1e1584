import "server-only";
import { assetOf, titleOf } from "@/lib/assets";
import type { Actor } from "@/lib/kernel/command";
import { join, query, sql } from "@/lib/kernel/db";
import { moneyView } from "@/lib/kernel/schema";
import type { Currency } from "@/lib/money/currencies";
import { type SellerActName, sellerActs } from "./acts";
import type { ToDo, ToDoList } from "./schema";

interface ToDoRow {
  id: string;
  act: SellerActName;
  due: Date | null;
  isStopped: boolean;
  kind: string;
  terms: { coverId?: string | null };
  moreLines: number;
  buyer: string;
  priceMinor: bigint;
  currency: Currency;
  way: string;
  /** From the beginning on. */
  delivery: object | null;
  promisedUntil: string;
  meeting: ToDo["meeting"];
  proposes: string | null;
  count: number;
}

const MOST = 50;

const rows = join(
  sellerActs.map(({ act, when, by }) => sql`(${act}::text, (${when}) is true, (${by})::timestamptz)`),
);

/** What waits for a seller of goods, the nearest deadline first, an act a row. At most fifty. */
export async function toDoOf(seller: Pick<Actor, "id">): Promise<ToDoList> {
  const found = await query<ToDoRow>(sql`
    select t.id, a.act, a.due, a.due is not null and k.stands as is_stopped, t.kind, t.terms, t.more_lines, b.name as buyer, t.price_minor, t.currency,
      p.way->>'name' as way, case when t.begun_at is not null then t.delivery end as delivery,
      p.promised_until, t.meeting, t.proposal->>'kind' as proposes, count(*) over ()::int as count
    from trade_overview t join trade_parcel p on p.id = t.id join person b on b.id = t.buyer_id join trade_clock k on k.trade_id = t.id
      left join dispute_overview d on d.trade_id = t.id and d.state <> 'CLOSED'
      left join settlement_record o on o.dispute_id = d.id and o.state = 'OPEN' and o.offered_by_id <> t.seller_id and o.expires_at > app_now()
      cross join lateral (values ${rows}) a (act, applies, due)
    where t.seller_id = ${seller.id}::uuid and t.ended_at is null and a.applies
    order by a.due nulls last, t.created_at, t.id, a.act limit ${MOST}`);
  return { items: found.map(toDo), count: found[0]?.count ?? 0 };
}

const toDo = (row: ToDoRow): ToDo => ({
  tradeId: row.id,
  act: row.act,
  by: row.due?.toISOString() ?? null,
  isStopped: row.isStopped,
  title: titleOf(row),
  coverId: row.terms.coverId ?? null,
  buyer: row.buyer,
  price: moneyView(row.priceMinor, row.currency),
  way: row.way,
  goesTo: row.delivery && assetOf(row.kind).words.goesTo(row.delivery),
  promisedUntil: row.promisedUntil,
  meeting: row.meeting,
  proposes: row.proposes,
});
