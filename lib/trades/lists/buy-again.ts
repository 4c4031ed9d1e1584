import "server-only";
import type { Delivered } from "@/lib/assets";
import { wholeOf } from "@/lib/assets/parts";
import { query, sql } from "@/lib/kernel/db";
import { type BestOffer, bestOffers } from "@/lib/offers";

/** What a person has bought before, for the same recipient, with the cheapest offer of the same now. */
export type BoughtBefore = Delivered & {
  /** The latest trade of it. */
  tradeId: string;
  listedUnder: string;
  listedMinor: bigint;
  best: BestOffer | undefined;
};

/** How many of the latest purchases are looked through. */
const LATEST = 50;

/** What this person bought lately and was satisfied with, each once, the latest first. */
export async function boughtBefore(buyerId: string, limit: number): Promise<BoughtBefore[]> {
  const rows = await query<Omit<BoughtBefore, "best"> & { parts: number | null }>(sql`
    select * from (
      select distinct on (t.terms, t.parts, t.delivery) t.id as trade_id, t.kind, t.terms, t.parts, t.delivery, t.listed_under, o.listed_minor, t.created_at
      from (
        select * from trade where buyer_id = ${buyerId}::uuid order by created_at desc limit ${LATEST}) t
        join trade_line l on l.trade_id = t.id and l.line = 1 join offer_listing o on o.id = l.offer_id
      where t.state = 'COMPLETED' and t.delivery is not null and coalesce(t.part, 1) = 1
      order by t.terms, t.parts, t.delivery, t.created_at desc) once
    order by created_at desc limit ${limit}`);
  const best = await bestOffers(buyerId, rows);
  return rows.map(
    ({ parts, ...row }, at) =>
      ({ ...row, terms: wholeOf(row.kind, row.terms, BigInt(parts ?? 1)), best: best[at] }) as BoughtBefore,
  );
}
