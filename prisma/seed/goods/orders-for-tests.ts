import { expect } from "vitest";
import { readCart } from "@/lib/checkout";
import { query, sql } from "@/lib/kernel/db";
import { comingTo, readSales, toDoOf } from "@/lib/sales";
import { actorOf, idOf, type Name } from "../people";
import { ends, orders } from "./orders";

/** How many orders of the demo have ended so; those under way for null. */
export const endedAs = (state: "CANCELLED" | "COMPLETED" | "SPLIT" | null): number =>
  orders.filter(({ stage }) => (ends[stage] ?? null) === state).length;

/** In which states a person’s orders are, on one side: begun and not, and delivered by which proof. */
async function statesOf(who: Name, side: "buyer" | "seller"): Promise<string[]> {
  const rows = await query<{ at: string }>(sql`
    select distinct concat_ws(' ', t.state, case when t.state = 'IN_ESCROW' then case when t.begun_at is null then 'new' when t.meeting is not null then 'meeting' else 'begun' end
      when t.state = 'DELIVERED' then p.proof when t.state = 'SHIPPED' then p.sent->>'by' when t.state = 'CANCELLED' then coalesce(t.cancel_reason, 'lapsed') end) as at
    from trade t join parcel p on p.id = t.id
    where case ${side} when 'buyer' then t.buyer_id else t.seller_id end = ${idOf(who)}::uuid order by 1`);
  return rows.map(({ at }) => at);
}

/** Ada and Bayo meet orders in each state, as buyers and as sellers, and a dashboard on which something is to be done. */
export async function expectOrdersInEachState(): Promise<void> {
  const [ada, bayo] = [actorOf("ada"), actorOf("bayo")];
  const underWay = ["DELIVERED CODE", "DELIVERED WORD", "DISPUTED", "IN_ESCROW begun", "IN_ESCROW new"];
  const ended = ["CANCELLED DAMAGED", "CANCELLED FOUND_ELSEWHERE", "CANCELLED lapsed", "COMPLETED", "SPLIT"];
  const bought = await statesOf("ada", "buyer");
  expect(bought).toEqual(
    [...underWay, ...ended, "SHIPPED rider", "SHIPPED waybill"].toSorted((a, b) => a.localeCompare(b)),
  );
  expect(await statesOf("bayo", "seller")).toEqual(
    [...underWay, ...ended, "IN_ESCROW meeting", "SHIPPED carrier", "SHIPPED waybill"].toSorted((a, b) =>
      a.localeCompare(b),
    ),
  );
  expect((await statesOf("bayo", "buyer")).length).toBeGreaterThanOrEqual(3);
  expect((await statesOf("ada", "seller")).length).toBeGreaterThanOrEqual(3);
  const { items } = await toDoOf(bayo);
  expect(new Set(items.map(({ act }) => act))).toEqual(
    new Set(["begin", "send", "meet", "answer", "tell_side"]),
  );
  const sales = await readSales(bayo, 30);
  expect(sales.now.orders).toBeGreaterThan(15);
  expect(sales.before.orders).toBeGreaterThan(5);
  expect(sales.funnel.views).toBeGreaterThan(sales.funnel.carts);
  expect(sales.funnel.carts).toBeGreaterThanOrEqual(sales.funnel.orders);
  expect(sales.listings.slice(0, 2).every(({ orders: count }) => count > 5)).toBe(true);
  expect(Object.keys((await comingTo(bayo)).totals).length).toBe(5);
  const { sellers } = await readCart(ada);
  const changes = new Set(sellers.flatMap(({ lines }) => lines.flatMap((line) => line.changes)));
  expect(changes).toEqual(new Set(["ended", "sold_out", "fewer_left", "cheaper", "dearer"]));
  const checkouts = await query<{ state: string }>(
    sql`select distinct state::text from checkout where buyer_id = ${idOf("ada")}::uuid order by 1`,
  );
  expect(checkouts.map(({ state }) => state)).toEqual(["AWAITING_FUNDS", "LAPSED", "PAID"]);
}
