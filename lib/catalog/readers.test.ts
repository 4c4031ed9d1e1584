import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY } from "@/lib/kernel/clock";
import { query, sql } from "@/lib/kernel/db";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { addFavourite, cardsOf, favourites, featureListing, pauseListing, removeFavourite } from ".";
import { liveListing } from "./scene-for-tests";
import { countView, writeViews } from "./views";

let app: TestApp;
let seller: TestUser;
let moderator: TestUser;
let ada: TestUser;

beforeAll(async () => {
  app = await testApp();
  seller = await makeUser(app, "Bisi Ola", { level: "TRUSTED" });
  moderator = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  ada = await makeUser(app, "Ada Obi");
});
afterAll(() => app.close());

const refused = (name: string) => expect.objectContaining({ reason: name }) as unknown;
const live = async () => (await liveListing(app, seller, moderator)).listingId;
const kept = async () =>
  (await favourites(ada.actor, { limit: 20 })).items.map(({ id, isShown }) => [id, isShown]);

test("a reader keeps listings of others, the last first, and reads which of them are no longer shown", async () => {
  const [first, second] = [await live(), await live()];
  for (const id of [first, first, second]) await addFavourite(ada.actor, id);
  expect(await kept()).toEqual([
    [second, true],
    [first, true],
  ]);
  await pauseListing(seller.actor, freshKey(), { listingId: first });
  expect(await kept()).toContainEqual([first, false]);
  await expect(addFavourite(ada.actor, first)).rejects.toEqual(refused("not_found"));
  await expect(addFavourite(seller.actor, second)).rejects.toEqual(refused("not_found"));
  await removeFavourite(ada.actor, second);
  await removeFavourite(ada.actor, first);
  expect(await kept()).toEqual([]);
});

test("the five hundredth favourite is the last, and keeping one of them again is no more", async () => {
  const [first, last] = [await live(), await live()];
  await addFavourite(ada.actor, first);
  await app.asOwner(
    `with copies as (
       insert into listing (id, seller_id, category_id, draft, saved_at)
       select gen_random_uuid(), seller_id, category_id, '{}', now() from listing, generate_series(1, 499) where id = $1 returning id)
     insert into favourite (user_id, listing_id) select $2, id from copies`,
    [first, ada.id],
  );
  await addFavourite(ada.actor, first);
  await expect(addFavourite(ada.actor, last)).rejects.toEqual(refused("too_many_favourites"));
});

test("a view counts once a visitor and day, and neither the seller’s nor a bot’s", async () => {
  const listingId = await live();
  const visit = { listingId, isOwn: false, visitor: "a", userAgent: "Firefox", now: new Date() };
  const tomorrow = new Date(visit.now.getTime() + DAY);
  for (const other of [
    visit,
    visit,
    { ...visit, visitor: "b" },
    { ...visit, now: tomorrow },
    { ...visit, visitor: "c", isOwn: true },
    { ...visit, visitor: "d", userAgent: "Googlebot/2.1" },
    { ...visit, visitor: "e", userAgent: "" },
  ])
    countView(other);
  await writeViews();
  await writeViews();
  const days = await query<{ views: number }>(
    sql`select views::int as views from listing_day where listing_id = ${listingId}::uuid order by day`,
  );
  expect(days.map(({ views }) => views)).toEqual([2, 1]);
});

test("a moderator features a listing until a day within ninety, never their own", async () => {
  const listingId = await live();
  const [{ now } = { now: new Date() }] = await query<{ now: Date }>(sql`select app_now() as now`);
  const until = (days: number) => ({ listingId, until: new Date(now.getTime() + days * DAY) });
  await expect(featureListing(ada.actor, freshKey(), until(7))).rejects.toEqual(refused("not_found"));
  await expect(featureListing(moderator.actor, freshKey(), until(91))).rejects.toEqual(refused("too_far"));
  await featureListing(moderator.actor, freshKey(), until(7));
  const [row] = await query<{ until: Date | null }>(
    sql`select featured_until as until from listing where id = ${listingId}::uuid`,
  );
  expect(row?.until).toEqual(until(7).until);
});

test("a card says what buyers gave its seller, and nothing before the first rating", async () => {
  const id = await live();
  const ratingOf = async () => (await cardsOf([id]))[0]?.sellerRating;
  expect(await ratingOf()).toEqual({ ratings: 0, ratingTenths: null });
  await app.asOwner(
    `insert into reputation (user_id, ratings, stars_total) values ($1, 3, 14)
     on conflict (user_id) do update set ratings = 3, stars_total = 14`,
    [seller.id],
  );
  expect(await ratingOf()).toEqual({ ratings: 3, ratingTenths: 46 });
});
