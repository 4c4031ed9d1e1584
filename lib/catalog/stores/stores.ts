import "server-only";
import { isFree } from "@/lib/identity/restrictions/free-sql";
import type { Actor } from "@/lib/kernel/command";
import { isUniqueViolation, query, queryOne, raw, type Sql, sql } from "@/lib/kernel/db";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { Refusal } from "@/lib/kernel/refusal";
import { storeEvents } from "../events";
import { SHOWN } from "../queries/rows";
import { storeRefusals } from "./refusals";
import type { OwnStore, SaveStore, StorePage } from "./schema";

/** That a store `h` is on holiday now. */
const IS_AWAY = sql`h.on_holiday and (h.back_on is null or h.back_on > lagos_day(app_now()))`;

const followers = sql`(select count(*)::int from follow f where f.seller_id = h.user_id)`;

/** A person's own store; undefined before they have one. */
export const ownStore = (by: Pick<Actor, "id">): Promise<OwnStore | undefined> =>
  queryOne<OwnStore>(sql`
    select h.handle, h.name, h.about, h.policies, h.on_holiday, h.back_on::text as back_on, ${followers} as followers
    from store h where h.user_id = ${by.id}::uuid`);

/**
 * Saves what a person says of their store; the first time with its handle. A holiday hides their listings, and stops no timer.
 * @throws Refusal - handle_missing, handle_taken, handle_is_final, back_in_the_past
 */
export async function saveStore(by: Pick<Actor, "id">, asked: SaveStore): Promise<OwnStore> {
  const { handle, name, about, policies, onHoliday } = asked;
  const backOn = onHoliday && asked.backOn ? asked.backOn : null;
  const known = await queryOne<{ handle: string | null; isFuture: boolean }>(sql`
    select (select h.handle from store h where h.user_id = ${by.id}::uuid) as handle,
      ${backOn}::date is null or ${backOn}::date between lagos_day(app_now()) + 1 and lagos_day(app_now()) + 366 as is_future`);
  if (!known?.isFuture) throw new Refusal(storeRefusals.back_in_the_past);
  if (known.handle !== null && handle && handle !== known.handle)
    throw new Refusal(storeRefusals.handle_is_final);
  const final = known.handle ?? handle;
  if (!final) throw new Refusal(storeRefusals.handle_missing);
  const saved = await query(sql`
    with before as materialized (select on_holiday, ${IS_AWAY} as is_away from store h where h.user_id = ${by.id}::uuid),
    h as (
      insert into store as h (user_id, handle, name, about, policies, on_holiday, back_on, away_since)
      values (${by.id}::uuid, ${final}, ${name}, ${about}, ${policies}, ${onHoliday}, ${backOn}::date, case when ${onHoliday} then app_now() end)
      on conflict (user_id) do update set (name, about, policies, on_holiday, back_on, away_since)
        = (excluded.name, excluded.about, excluded.policies, excluded.on_holiday, excluded.back_on,
          case when excluded.on_holiday and not (${IS_AWAY}) then excluded.away_since else h.away_since end)
      returning user_id, on_holiday, back_on),
    published as (${publishing(
      storeEvents.holiday,
      { sellerId: sql`user_id` },
      sql`h left join before b on true
        where h.on_holiday <> coalesce(b.on_holiday, false) or (${IS_AWAY}) <> coalesce(b.is_away, false)`,
    )})
    select from h`).catch(refusedIfTaken);
  if (saved.length > 0) notifyRelay();
  const own = await ownStore(by);
  if (!own) throw new Refusal(storeRefusals.handle_taken);
  return own;
}

/** Ends the holidays of sellers who are back on this day, which announces each once. */
export async function endHolidays(): Promise<void> {
  const ended = await query(sql`
    with h as (
      update store set on_holiday = false, back_on = null where on_holiday and back_on <= lagos_day(app_now()) returning user_id)
    ${publishing(storeEvents.holiday, { sellerId: sql`user_id` }, sql`h`)} returning id`);
  if (ended.length > 0) notifyRelay();
}

/** Two who choose the same handle at once: the index keeps the first. */
function refusedIfTaken(error: unknown): never {
  if (isUniqueViolation(error)) throw new Refusal(storeRefusals.handle_taken);
  throw error;
}

interface StoreRow extends Omit<StorePage, "since" | "record"> {
  since: Date;
  tradesCompleted: number | null;
  tradesUnfinished: number | null;
  ratings: number | null;
  starsTotal: number | null;
  medianDeliverySeconds: number | null;
}

/** A store as anyone may see it: of who can sell. Undefined where there is none. */
export async function storeOf(
  handle: string,
  viewer: Pick<Actor, "id"> | null,
): Promise<StorePage | undefined> {
  const row = await queryOne<StoreRow>(sql`
    select h.user_id as id, h.handle, h.name, u.name as seller, u.picture_id, u.level <> 'BASIC' as verified, h.created_at as since,
      h.about, h.policies, ${IS_AWAY} as is_away, case when ${IS_AWAY} then h.back_on end::text as back_on, ${followers} as followers,
      exists (select from follow f where f.seller_id = h.user_id and f.user_id = ${viewer?.id ?? null}::uuid) as is_followed,
      r.trades_completed, r.trades_unfinished, r.ratings, r.stars_total, r.median_delivery_seconds, ${categoriesOf} as categories
    from store h join person u on u.id = h.user_id left join trading_record r on r.user_id = h.user_id
    where h.handle = ${handle} and u.closed_at is null and ${mayShow}`);
  return row && pageOf(row);
}

/** Its seller may sell. */
const mayShow: Sql = sql`not exists (select from trading_allowance a where a.user_id = h.user_id and not ${raw(isFree("a", "sell"))})`;

/** What can be bought of it, by leaf, the most first. */
const categoriesOf: Sql = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('slug', n.slug, 'name', n.name, 'count', n.count) order by n.count desc, n.name), '[]') from (
    select c.slug, c.name, count(*)::int as count
    from listing l join offer_listing o on o.id = l.id join category c on c.id = l.category_id
    where l.seller_id = h.user_id and not (${IS_AWAY}) and ${SHOWN} and o.state = 'AVAILABLE' group by c.slug, c.name) n)`;

function pageOf(row: StoreRow): StorePage {
  const { tradesCompleted, tradesUnfinished, ratings, starsTotal, medianDeliverySeconds, since, ...store } =
    row;
  const [completed, unfinished, rated] = [tradesCompleted ?? 0, tradesUnfinished ?? 0, ratings ?? 0];
  const ended = completed + unfinished;
  return {
    ...store,
    since: since.toISOString(),
    record: {
      tradesCompleted: completed,
      completionRateBps: ended > 0 ? Math.floor((completed * 10_000) / ended) : null,
      ratings: rated,
      ratingTenths: rated > 0 ? Math.floor(((starsTotal ?? 0) * 10) / rated) : null,
      medianDeliverySeconds,
    },
  };
}
