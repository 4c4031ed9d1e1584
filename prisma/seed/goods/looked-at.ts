import type { Act } from "../acts";
import { idFor, idOf } from "../people";
import type { SeedClock } from "../seed-clock";
import { emailOf, stores } from "./stores";

/** How long a trade can be rated, in days, less a little. */
const RATED_WITHIN = 12;
const HISTORY_DAYS = 92;

/** How the stores’ trades were rated, who looked at what is on sale, and who keeps it in view. Only the owner’s role writes this. */
export function lookedAtActs(clock: SeedClock): Act[] {
  const turns = Math.ceil(HISTORY_DAYS / RATED_WITHIN);
  const ratings = Array.from({ length: turns }, (_, turn) => ({
    at: clock.daysAgo((turns - 1 - turn) * RATED_WITHIN + 0.02),
    run: () => rateTrades(clock),
  }));
  return [...ratings, { at: clock.daysAgo(0.01), run: () => lookAt(clock) }];
}

const comments = [
  "Fast and honest.",
  "Exactly as described.",
  "Answered every question before I paid.",
  "I go buy again.",
  "Delivered the same day.",
  "Good seller, no stories.",
];

/** A number below `most` that is another for each row, and the same for the same words. */
const drawn = (words: string, most: number) => `('x' || substr(md5(${words}), 1, 6))::bit(24)::int % ${most}`;

/** Six of ten buyers of the stores’ owners rate what ended since the last time, and half of the owners them. */
async function rateTrades({ asOwner }: SeedClock): Promise<void> {
  const given = Object.values(stores).map((store) => ({
    id: idFor({ email: emailOf(store) }),
    stars: store.stars,
  }));
  await asOwner(
    `with rated as materialized (
      select t.id, t.buyer_id, t.seller_id, t.ended_at, ${drawn("t.id::text || 'stars'", 100)} as luck, ${drawn("t.id::text || 'words'", 100)} as wordy,
        (s.stars - 40) * 10 + 7 as fives
      from trade t join jsonb_to_recordset($1::jsonb) s (id uuid, stars int) on s.id = t.seller_id
      where t.state = 'COMPLETED' and t.ended_at between app_now() - make_interval(days => ${RATED_WITHIN + 1}) and app_now()
        and ${drawn("t.id::text || 'rates'", 10)} < 6),
    answered as (
      insert into review (trade_id, author_id, subject_id, stars, created_at)
      select id, seller_id, buyer_id, 5, ended_at + interval '2 hours' from rated where wordy % 2 = 0 and ended_at < app_now() - interval '2 hours'
      on conflict do nothing)
    insert into review (trade_id, author_id, subject_id, stars, comment, created_at)
    select id, buyer_id, seller_id, case when luck < fives then 5 when luck < 98 then 4 else 2 end,
      case when wordy < 40 then ($2::text[])[1 + wordy % ${comments.length}] else '' end, ended_at
    from rated on conflict do nothing`,
    [JSON.stringify(given), comments],
  );
}

/** Views of a month, of some more than of others, what two hundred people keep in view, and which stores they follow. */
async function lookAt({ asOwner, present }: SeedClock): Promise<void> {
  const today = present.toISOString();
  const others = [idOf("ada"), idOf("bayo")];
  await asOwner(
    `insert into listing_day (listing_id, day, views, carts)
    select l.id, d.day::date, seen.views, (select count(*) from trade_line x join trade t on t.id = x.trade_id where x.offer_id = l.id and t.day = d.day)
      + (seen.views + ${drawn("d.day::text || l.id::text", 12)}) / 16
    from listing l, generate_series(lagos_day(greatest(l.first_live_at, $1::timestamptz - interval '30 days'))::timestamp,
      lagos_day($1::timestamptz)::timestamp, interval '1 day') d (day),
      lateral (select ${drawn("l.id::text || d.day::text", 9)} * (1 + ${drawn("l.id::text", 4)}) as views) seen
    where l.first_live_at is not null on conflict do nothing`,
    [today],
  );
  await asOwner(
    `insert into favourite (user_id, listing_id, created_at)
    select u.id, l.id, l.first_live_at + ($1::timestamptz - l.first_live_at) * (${drawn("l.id::text || u.id::text", 1_000)} / 1000.0)
    from listing l join offer o on o.id = l.id and o.state = 'AVAILABLE' join app_user u on u.id <> l.seller_id
    where u.id <> all($2::uuid[]) and ${drawn("u.id::text || l.id::text", 1_000)} < 8 + ${drawn("l.id::text || 'liked'", 40)}
    on conflict do nothing`,
    [today, others],
  );
  await asOwner(
    `insert into listing_day (listing_id, day, favourites)
    select listing_id, lagos_day(created_at), count(*) from favourite where created_at > $1::timestamptz - interval '30 days' group by 1, 2
    on conflict (listing_id, day) do update set favourites = excluded.favourites`,
    [today],
  );
  await asOwner(
    `insert into follow (user_id, seller_id, created_at)
    select u.id, h.user_id, greatest(h.created_at, u.created_at) + ($1::timestamptz - greatest(h.created_at, u.created_at)) * (${drawn("h.handle || u.id::text", 1_000)} / 1000.0)
    from store h join app_user u on u.id <> h.user_id
    where u.id <> all($2::uuid[]) and ${drawn("u.id::text || h.handle", 100)} < 4 + ${drawn("h.handle", 14)} on conflict do nothing`,
    [today, others],
  );
}
