import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { searchListings } from "@/lib/search";
import { contribution as search } from "@/lib/search/contribution";
import { readListingFilter } from "@/lib/search/schema";
import { runWaiting } from "@/lib/testing/reactions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { cardsOf, listingFor } from "..";
import { contribution } from "../contribution";
import { catalogReactions } from "../reactions";
import { liveListing } from "../scene-for-tests";
import { followedStores, followStore, unfollowStore } from "./follows";
import { SaveStore } from "./schema";
import { ownStore, saveStore, storeOf } from "./stores";

let app: TestApp;
let bayo: TestUser;
let chidi: TestUser;
let ada: TestUser;

beforeAll(async () => {
  app = await testApp();
  [bayo, chidi, ada] = await Promise.all([
    makeUser(app, "Bayo", { level: "VERIFIED" }),
    makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] }),
    makeUser(app, "Ada"),
  ]);
});
afterAll(() => app.close());

const store = (more: Partial<SaveStore> = {}): SaveStore =>
  SaveStore.parse({ handle: "bayo-phones", name: "Bayo Phones", ...more });
const work = () => runWaiting(app, [...(catalogReactions.on ?? []), ...search.reactions.on]);

describe("the address of a store", () => {
  test.each([
    ["chinedu-gadgets", true],
    ["  Mama-Nkechi2 ", true],
    ["ab", false],
    ["a".repeat(31), false],
    ["-ada", false],
    ["ada-", false],
    ["ada--shop", false],
    ["2phones", false],
    ["adá", false],
    ["ada_shop", false],
    ["admin", false],
    ["sup-port", false],
    ["amana-official", false],
    ["amanastore", false],
    ["my-amana", false],
    ["ada-08031234567", false],
    ["call-0803-123", false],
    ["constructor", true],
  ])("%s: %s", (handle, isGood) => {
    expect(SaveStore.safeParse({ handle, name: "A store" }).success).toBe(isGood);
  });

  test("is its seller's for good, and nobody else's", async () => {
    await expect(saveStore(bayo.actor, store({ handle: undefined }))).rejects.toMatchObject({
      reason: "handle_missing",
    });
    await saveStore(bayo.actor, store());
    await expect(saveStore(bayo.actor, store({ handle: "bayo-two" }))).rejects.toMatchObject({
      reason: "handle_is_final",
    });
    await expect(saveStore(ada.actor, store())).rejects.toMatchObject({
      reason: "handle_taken",
      field: "handle",
    });
    await saveStore(bayo.actor, store({ handle: undefined, about: "Tested phones." }));
    expect(await ownStore(bayo)).toMatchObject({ handle: "bayo-phones", about: "Tested phones." });
    await expect(
      query(sql`update store set handle = 'another' where user_id = ${bayo.id}::uuid`),
    ).rejects.toThrow(/permission denied/);
  });

  test("goes to one of those who choose it at the same moment", async () => {
    for (let round = 0; round < 20; round += 1) {
      const people = await Promise.all([1, 2, 3].map((at) => makeUser(app, `Racer${at}`)));
      const tries = await Promise.allSettled(
        people.map(({ actor }) => saveStore(actor, store({ handle: `race-${round}` }))),
      );
      expect(tries.filter(({ status }) => status === "fulfilled").length).toBe(1);
      for (const one of tries)
        if (one.status === "rejected") expect(one.reason).toMatchObject({ reason: "handle_taken" });
    }
  });
});

describe("what a store says", () => {
  test.each(["name", "about", "policies"])("has no way to trade outside in its %s", (field) => {
    for (const words of ["Call 0803 123 4567", "wa.me/234803", "GTB acct 0123456789"])
      expect(SaveStore.safeParse({ name: "A store", [field]: words }).error?.issues).toMatchObject([
        { path: [field] },
      ]);
  });

  test("is read by anyone, by its handle; a store that is not there, or whose seller may not sell, is not", async () => {
    expect(await storeOf("bayo-phones", null)).toMatchObject({
      id: bayo.id,
      name: "Bayo Phones",
      isAway: false,
      isFollowed: false,
      record: { tradesCompleted: 0, completionRateBps: null, ratingTenths: null },
    });
    expect(await storeOf("nobody", null)).toBeUndefined();
    expect(await storeOf("constructor", null)).toBeUndefined();
    const eve = await makeUser(app, "Eve");
    await saveStore(eve.actor, store({ handle: "eves-store" }));
    await app.asOwner("update app_user set closed_at = app_now() where id = $1", [eve.id]);
    expect(await storeOf("eves-store", null)).toBeUndefined();
  });

  test("shows how its seller's trades ended", async () => {
    await app.asOwner(
      `insert into reputation (user_id, trades_completed, trades_unfinished, ratings, stars_total) values ($1, 9, 1, 3, 14)
       on conflict (user_id) do update set (trades_completed, trades_unfinished, ratings, stars_total) = (9, 1, 3, 14)`,
      [bayo.id],
    );
    expect((await storeOf("bayo-phones", null))?.record).toMatchObject({
      tradesCompleted: 9,
      completionRateBps: 9_000,
      ratings: 3,
      ratingTenths: 46,
    });
  });
});

describe("a follow", () => {
  test("is of another's store, once, and ends", async () => {
    await followStore(ada.actor, bayo.id);
    await followStore(ada.actor, bayo.id);
    expect(await storeOf("bayo-phones", ada)).toMatchObject({ followers: 1, isFollowed: true });
    expect(await storeOf("bayo-phones", bayo)).toMatchObject({ followers: 1, isFollowed: false });
    expect(await followedStores(ada)).toEqual([{ id: bayo.id, handle: "bayo-phones", name: "Bayo Phones" }]);
    await expect(followStore(bayo.actor, bayo.id)).rejects.toMatchObject({ reason: "not_found" });
    await expect(followStore(ada.actor, chidi.id)).rejects.toMatchObject({ reason: "not_found" });
    await unfollowStore(ada.actor, bayo.id);
    await unfollowStore(ada.actor, bayo.id);
    expect(await storeOf("bayo-phones", ada)).toMatchObject({ followers: 0, isFollowed: false });
  });

  test("goes with the store of a person who is erased", async () => {
    const eve = await makeUser(app, "Eve");
    await saveStore(eve.actor, store({ handle: "gone-soon" }));
    await followStore(ada.actor, eve.id);
    await followStore(eve.actor, bayo.id);
    await contribution.erase(eve.id);
    expect(await followedStores(ada)).toEqual([]);
    expect((await storeOf("bayo-phones", null))?.followers).toBe(0);
    expect(await storeOf("gone-soon", null)).toBeUndefined();
  });
});

describe("a holiday", () => {
  const day = async (days: number) =>
    (await query<{ day: string }>(sql`select (lagos_day(app_now()) + ${days}::int)::text as day`))[0]?.day ??
    "";
  const find = async () => (await searchListings(readListingFilter({ q: "zinox holidaymaker" }))).ids;
  const indexed = (id: string) => query(sql`select from search_document where listing_id = ${id}::uuid`);
  const save = (more: Partial<SaveStore>) => saveStore(bayo.actor, store({ handle: undefined, ...more }));

  test("hides what is for sale at once, and in the index, until the seller is back", async () => {
    const { listingId } = await liveListing(app, bayo, chidi, { title: "Zinox holidaymaker phone" });
    await work();
    await work();
    expect(await find()).toEqual([listingId]);
    expect((await cardsOf([listingId]))[0]?.store).toEqual({ handle: "bayo-phones", name: "Bayo Phones" });
    expect((await storeOf("bayo-phones", null))?.categories).toMatchObject([
      { slug: "mobile-phones", count: 1 },
    ]);

    await save({ onHoliday: true });
    expect(await find()).toEqual([]);
    expect(await storeOf("bayo-phones", null)).toMatchObject({ isAway: true, categories: [], backOn: null });
    expect(await listingFor(ada.actor, listingId)).toMatchObject({
      is: "shown",
      listing: { isSellerAway: true },
    });
    expect((await indexed(listingId)).length).toBe(1);
    await work();
    expect(await indexed(listingId)).toEqual([]);

    await save({});
    await work();
    expect(await find()).toEqual([listingId]);
  });

  test("ends by itself on the day that was given", async () => {
    await save({ onHoliday: true, backOn: await day(3) });
    await work();
    expect(await storeOf("bayo-phones", null)).toMatchObject({ isAway: true, backOn: await day(3) });
    await app.asOwner("update store set back_on = lagos_day(app_now()) where user_id = $1", [bayo.id]);
    expect(await storeOf("bayo-phones", null)).toMatchObject({ isAway: false, backOn: null });
    expect((await storeOf("bayo-phones", null))?.categories.length).toBe(1);
  });

  test("ends on a day to come, within a year", async () => {
    for (const days of [0, -1, 367])
      await expect(save({ onHoliday: true, backOn: await day(days) })).rejects.toMatchObject({
        reason: "back_in_the_past",
      });
    expect(SaveStore.safeParse({ name: "A store", backOn: "2026-02-31" }).success).toBe(false);
  });

  test("is announced only where it begins or ends", async () => {
    await save({});
    await app.asOwner("delete from outbox");
    const holidayEvents = async () =>
      (await query(sql`select from outbox where topic = 'store.holiday'`)).length;
    await save({ about: "More words." });
    expect(await holidayEvents()).toBe(0);
    await save({ onHoliday: true });
    await save({ onHoliday: true, about: "Still away." });
    expect(await holidayEvents()).toBe(1);
    await save({});
    expect(await holidayEvents()).toBe(2);
  });
});
