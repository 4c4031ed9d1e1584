import "server-only";
import { query, type Sql, sql } from "@/lib/kernel/db";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { favouriteEvents } from "../events";

/** People hear of a price that is so much lower than the one they know, in percent. */
const FELL_PERCENT = 5;

const heard = { userId: sql`user_id`, listingId: sql`listing_id` };

/** Those who keep a listing in view, with its price now and the price that they know: of the last notice, else of when they saved it. */
const keepers = (listingId: string): Sql => sql`
  select f.user_id, f.listing_id, v.price_minor, o.units_total, o.units_total - o.units_held - o.units_sold as units_left,
    coalesce((select n.price_minor from favourite_notice n where n.user_id = f.user_id and n.listing_id = f.listing_id and n.what = 'fell'),
      (select b.price_minor from listing_content b where b.listing_id = f.listing_id and b.created_at <= f.created_at
        order by b.version desc limit 1), v.price_minor) as known_minor
  from favourite_record f join listing_record l on l.id = f.listing_id
    join listing_content v on v.listing_id = l.id and v.version = l.live_version join offer_listing o on o.id = l.id
  where f.listing_id = ${listingId}::uuid and f.user_id <> l.seller_id and l.state = 'LIVE' and l.deleted_at is null
    and o.state = 'AVAILABLE' and o.expires_at > app_now()`;

/** Notifies those who keep a listing in view of a price that fell, and of the last one of several. Each is said once. */
export async function tellKeepers(listingId: string): Promise<void> {
  await query(sql`
    with k as materialized (${keepers(listingId)}),
    fallen as (
      insert into favourite_notice (user_id, listing_id, what, price_minor)
      select user_id, listing_id, 'fell', price_minor from k where price_minor * 100 <= known_minor * ${100 - FELL_PERCENT}::bigint order by user_id
      on conflict (user_id, listing_id, what) do update set price_minor = excluded.price_minor, at = app_now()
      where favourite_notice.price_minor > excluded.price_minor
      returning user_id, listing_id),
    published as (${publishing(favouriteEvents.fell, { ...heard, from: sql`known_minor::text` }, sql`fallen join k using (user_id, listing_id)`)})
    select from fallen`);
  await once(listingId, "last_one", sql`units_left = 1 and units_total > 1`);
}

/** The same of one that ends within a day. */
export const tellOfEnding = (listingId: string): Promise<void> => once(listingId, "ending", sql`true`);

const topics = { last_one: favouriteEvents.last_one, ending: favouriteEvents.ending };

async function once(listingId: string, what: "last_one" | "ending", condition: Sql): Promise<void> {
  await query(sql`
    with k as (${keepers(listingId)}),
    new as (
      insert into favourite_notice (user_id, listing_id, what, price_minor)
      select user_id, listing_id, ${what}, price_minor from k where ${condition} order by user_id
      on conflict (user_id, listing_id, what) do nothing
      returning user_id, listing_id)
    ${publishing(topics[what], heard, sql`new`)}`);
  notifyRelay();
}
