import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { moneyView } from "@/lib/kernel/schema";
import type { ListingSales, Sales, SalesDays } from "./schema";

interface FunnelRow {
  listingId: string | null;
  title: string | null;
  views: number;
  favourites: number;
  carts: number;
  orders: number;
  grossMinor: bigint;
}

/**
 * How many people looked at a seller's listings in the last days, saved them, put them in a cart and ordered: in all, and of the listings that
 * are for sale those that sell best. As counted each minute.
 */
export async function funnelOf(
  seller: Pick<Actor, "id">,
  { days, limit }: { days: SalesDays; limit: number },
): Promise<Pick<Sales, "funnel" | "listings">> {
  const rows = await query<FunnelRow>(sql`
    with figures as materialized (
      select l.id, l.live_version, l.created_at, l.state = 'LIVE' and l.deleted_at is null and o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW', 'COMPLETED') as is_listed,
        coalesce(sum(d.views), 0)::int as views, coalesce(sum(d.favourites), 0)::int as favourites,
        coalesce(sum(d.carts), 0)::int as carts, coalesce(sum(d.orders), 0)::int as orders, coalesce(sum(d.gross_minor), 0)::bigint as gross_minor
      from listing_record l left join offer_listing o on o.id = l.id
        left join listing_day_record d on d.listing_id = l.id and d.day > lagos_day(app_now()) - ${days}::int
      where l.seller_id = ${seller.id}::uuid
      group by l.id, l.live_version, l.created_at, l.state, l.deleted_at, o.state),
    best as (
      select f.*, row_number() over (order by f.orders desc, f.views desc, f.created_at desc, f.id) as place from figures f where f.is_listed
      order by place limit ${limit})
    select null::uuid as listing_id, null::text as title, coalesce(sum(views), 0)::int as views, coalesce(sum(favourites), 0)::int as favourites,
      coalesce(sum(carts), 0)::int as carts, coalesce(sum(orders), 0)::int as orders, coalesce(sum(gross_minor), 0)::bigint as gross_minor, 0 as place
    from figures
    union all
    select b.id, v.content->>'title', b.views, b.favourites, b.carts, b.orders, b.gross_minor, b.place
    from best b join listing_content v on v.listing_id = b.id and v.version = b.live_version
    order by place`);
  const [all, ...listings] = rows;
  return {
    funnel: {
      views: all?.views ?? 0,
      favourites: all?.favourites ?? 0,
      carts: all?.carts ?? 0,
      orders: all?.orders ?? 0,
    },
    listings: listings.map(listingOf),
  };
}

const listingOf = ({ listingId, title, grossMinor, ...row }: FunnelRow): ListingSales => ({
  listingId: listingId ?? "",
  title: title ?? "",
  views: row.views,
  favourites: row.favourites,
  carts: row.carts,
  orders: row.orders,
  gross: moneyView(grossMinor),
});
