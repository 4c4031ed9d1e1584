import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { noticesOf } from "@/lib/notifications/run-for-tests";
import { findOffers } from "@/lib/offers";
import { runWaiting } from "@/lib/testing/reactions";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { approveTrade } from "@/lib/trades";
import { freshKey, offerOf, type Scene, sceneOf } from "@/lib/trades/scenes-for-tests";
import { reviewReactions } from "./reactions";
import { rateTrade, readReviews } from "./reviews";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function ended(): Promise<Scene> {
  const scene = await sceneOf(app, "DELIVERED");
  await approveTrade(scene.ada.actor, freshKey(), scene);
  return scene;
}

/** Lets the events so far do their work. */
const settle = () => runWaiting(app, reviewReactions.on);

const ratingOf = async (userId: string) =>
  (
    await query<{ ratings: number; starsTotal: number }>(
      sql`select ratings, stars_total from reputation where user_id = ${userId}::uuid`,
    )
  )[0];

test("neither sees the other's rating, nor does it count, before both have rated", async () => {
  const { ada, bayo, tradeId } = await ended();
  await rateTrade(ada.actor, { tradeId, stars: 4, comment: "Fast." });
  expect((await readReviews(bayo.actor, tradeId)).reviews).toEqual([]);
  expect(await readReviews(ada.actor, tradeId)).toMatchObject({
    reviews: [{ mine: true, stars: 4, comment: "Fast." }],
    mayRate: false,
  });
  await settle();
  expect(await ratingOf(bayo.id)).toMatchObject({ ratings: 0 });
  await rateTrade(bayo.actor, { tradeId, stars: 5 });
  await settle();
  expect(await readReviews(bayo.actor, tradeId)).toMatchObject({
    reviews: [
      { mine: true, stars: 5 },
      { mine: false, stars: 4, comment: "Fast." },
    ],
  });
  expect(await ratingOf(bayo.id)).toEqual({ ratings: 1, starsTotal: 4 });
  expect(await ratingOf(ada.id)).toEqual({ ratings: 1, starsTotal: 5 });
  await offerOf(bayo);
  const { items } = await findOffers({ seller: bayo.id, sort: "rate", limit: 10 });
  expect(items[0]?.seller).toMatchObject({ ratings: 1, ratingTenths: 40 });
});

test("a rating sent twice is stored once, and the first stays", async () => {
  const { ada, tradeId } = await ended();
  await Promise.all([1, 2, 3].map(() => rateTrade(ada.actor, { tradeId, stars: 2 })));
  await rateTrade(ada.actor, { tradeId, stars: 5 });
  expect((await readReviews(ada.actor, tradeId)).reviews).toMatchObject([{ stars: 2 }]);
});

test("only a party rates, only once the trade has ended", async () => {
  const { ada, tradeId } = await sceneOf(app, "DELIVERED");
  const stranger = await makeUser(app, "Stranger");
  await expect(rateTrade(ada.actor, { tradeId, stars: 5 })).rejects.toMatchObject({ reason: "not_ended" });
  await approveTrade(ada.actor, freshKey(), { tradeId });
  await expect(rateTrade(stranger.actor, { tradeId, stars: 5 })).rejects.toMatchObject({
    reason: "not_found",
  });
  await expect(readReviews(stranger.actor, tradeId)).rejects.toMatchObject({ reason: "not_found" });
});

test("who is rated is notified, without a word of what was said, and who rates is not", async () => {
  const { ada, bayo, tradeId } = await ended();
  await rateTrade(ada.actor, { tradeId, stars: 1, comment: "Never again." });
  const notices = await noticesOf(app, bayo, "trade.rated");
  expect(notices).toMatchObject([{ link: `/trades/${tradeId}` }]);
  expect(JSON.stringify(notices)).not.toMatch(/again|stars/);
  expect(await noticesOf(app, ada, "trade.rated")).toEqual([]);
  await rateTrade(bayo.actor, { tradeId, stars: 5, comment: "Good." });
  expect(await noticesOf(app, ada, "trade.rated")).toHaveLength(1);
  expect(await noticesOf(app, bayo, "trade.rated")).toHaveLength(1);
});

test("the database keeps reviews as they were, and takes none that no party wrote in time", async () => {
  const { ada, bayo, tradeId } = await ended();
  const running = await sceneOf(app, "DELIVERED");
  const stranger = await makeUser(app, "Stranger");
  await rateTrade(ada.actor, { tradeId, stars: 1 });
  const client = new pg.Client({ connectionString: app.webUrl });
  await client.connect();
  const insert = (trade: string, author: string, subject: string, stars = 5) =>
    client.query("insert into review (trade_id, author_id, subject_id, stars) values ($1, $2, $3, $4)", [
      trade,
      author,
      subject,
      stars,
    ]);
  try {
    await expect(insert(tradeId, stranger.id, bayo.id)).rejects.toMatchObject({ code: "42501" });
    await expect(insert(tradeId, bayo.id, bayo.id)).rejects.toMatchObject({ code: "42501" });
    await expect(insert(running.tradeId, running.ada.id, running.bayo.id)).rejects.toMatchObject({
      code: "23514",
    });
    await expect(insert(tradeId, bayo.id, ada.id, 6)).rejects.toMatchObject({ code: "23514" });
  } finally {
    await client.end();
  }
  await expect(app.asOwner("update review set stars = 5")).rejects.toMatchObject({ code: "42501" });
  await expect(app.asOwner("delete from review")).rejects.toMatchObject({ code: "42501" });
});

// Last: it moves the clock.
test("after 14 days a lone rating opens and counts, and no other can be written", async () => {
  const { ada, bayo, tradeId } = await ended();
  await rateTrade(ada.actor, { tradeId, stars: 3 });
  await settle();
  await app.moveTime("14 days");
  await expect(rateTrade(bayo.actor, { tradeId, stars: 5 })).rejects.toMatchObject({
    reason: "rating_closed",
  });
  expect(await readReviews(bayo.actor, tradeId)).toMatchObject({
    reviews: [{ mine: false, stars: 3 }],
    mayRate: false,
  });
  await reviewReactions.everyMinute?.["reviews.open_reviews"]?.();
  expect(await ratingOf(bayo.id)).toEqual({ ratings: 1, starsTotal: 3 });
});
