import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addFavourite, pauseListing, reviseListing } from "@/lib/catalog";
import { catalogReactions } from "@/lib/catalog/reactions";
import { LEAF, liveListing } from "@/lib/catalog/scene-for-tests";
import { SaveStore } from "@/lib/catalog/stores/schema";
import { endHolidays, saveStore } from "@/lib/catalog/stores/stores";
import { query, sql } from "@/lib/kernel/db";
import { moneyView } from "@/lib/kernel/schema";
import { watchNotices } from "@/lib/notifications/catalogue/watch";
import { runWaiting } from "@/lib/testing/reactions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { contribution } from "../contribution";
import { searchListings } from "../find-listings";
import { type Shelf, shelfOf } from "../scene-for-tests";
import { readListingFilter } from "../schema";
import { matchSaved, sumUpDaily } from "./match";
import { saveSearch } from "./searches";

let app: TestApp;
let shelf: Shelf;
let ada: TestUser;

beforeAll(async () => {
  app = await testApp();
  shelf = await shelfOf(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await makeUser(app, "Ada");
  await app.asOwner("delete from saved_search");
  await app.asOwner("delete from outbox");
});

const filter = (asked: Record<string, string>) => readListingFilter(asked);
const noticed = () =>
  query<{ userId: string; listingId: string }>(
    sql`select payload->>'userId' as user_id, payload->>'listingId' as listing_id from outbox where topic = 'search.matched'`,
  );
/** Puts goods on sale a moment later than all searches so far. */
async function list(goods: Parameters<Shelf["sell"]>[0]): Promise<string> {
  const id = await shelf.sell({ ...goods, age: -1 });
  await matchSaved(id);
  return id;
}

describe("a new listing that fits a saved search", () => {
  test("notifies its owner at once, one notice however many searches match and however often the job runs", async () => {
    await saveSearch(ada.actor, filter({ q: "camon" }), "AT_ONCE");
    await saveSearch(ada.actor, filter({ q: "tecno camon 30", state: "LA" }), "AT_ONCE");
    await saveSearch(ada.actor, filter({ category: "mobile-phones" }), "DAILY");
    const id = await list({ title: "Tecno Camon 30" });
    await matchSaved(id);
    expect(await noticed()).toEqual([{ userId: ada.id, listingId: id }]);
  });

  test.each<[Record<string, string>, boolean]>([
    [{ q: "kettle" }, true],
    [{ q: "electric kettle", max: "10000" }, true],
    [{ q: "kettle", max: "1000" }, false],
    [{ q: "kettle", min: "100000" }, false],
    [{ q: "kettle", category: "mobile-phones" }, false],
    [{ category: "kitchen", condition: "NEW,LIKE_NEW" }, true],
    [{ category: "kitchen", condition: "FAIR" }, false],
    [{ category: "kitchen", state: "LA", lga: "Ikeja,Agege" }, true],
    [{ category: "kitchen", state: "KN" }, false],
    [{ category: "kitchen", "a.brand": "qasa" }, true],
    [{ category: "kitchen", "a.brand": "qasa", state: "KN" }, false],
    [{ q: "the", category: "kitchen" }, true],
  ])("by %j: %s", async (asked, fits) => {
    await saveSearch(ada.actor, filter(asked), "AT_ONCE");
    await list({
      title: "Electric kettle",
      category: ["kitchen"],
      condition: "NEW",
      brand: "qasa",
      priceMinor: 9_000_00n,
    });
    expect((await noticed()).length).toBe(fits ? 1 : 0);
  });

  test("notifies neither its own seller, nor a search that is off, nor one that was saved after it was listed", async () => {
    await saveSearch(shelf.seller.actor, filter({ q: "drum" }), "AT_ONCE");
    await saveSearch(ada.actor, filter({ q: "drum" }), "OFF");
    const id = await list({ title: "Talking drum" });
    expect(await noticed()).toEqual([]);
    await app.asOwner(
      "update search_document set created_at = app_now() - interval '1 day' where listing_id = $1",
      [id],
    );
    const late = await makeUser(app, "Late");
    await saveSearch(late.actor, filter({ q: "drum" }), "AT_ONCE");
    await matchSaved(id);
    expect(await noticed()).toEqual([]);
  });

  test("waits for the morning where its person wants to hear daily, and is summed up once", async () => {
    await saveSearch(ada.actor, filter({ q: "guitar" }), "DAILY");
    await list({ title: "Box guitar" });
    await list({ title: "Bass guitar" });
    expect(await noticed()).toEqual([]);
    await app.asOwner(
      "update search_notice set created_at = app_now() - interval '1 day' where user_id = $1",
      [ada.id],
    );
    await toLagosHour(7);
    await sumUpDaily();
    const summedUp = () =>
      query(
        sql`select payload->>'userId' as user_id, (payload->>'count')::int as count from outbox where topic = 'search.summed_up'`,
      );
    expect(await summedUp()).toEqual([]);
    await toLagosHour(9);
    await sumUpDaily();
    await sumUpDaily();
    expect(await summedUp()).toEqual([{ userId: ada.id, count: 2 }]);
  });
});

/** Moves the clock on to the next time that it is this hour in Lagos. */
const toLagosHour = (hour: number) =>
  app.asOwner(
    `select set_clock(t + case when t <= app_now() then interval '1 day' else '0' end - now())
     from (select (date_trunc('day', app_now() at time zone 'Africa/Lagos') + make_interval(hours => $1)) at time zone 'Africa/Lagos' as t) next`,
    [hour],
  );

/** As the worker does with what waits. */
const work = () =>
  runWaiting(app, [
    ...(catalogReactions.on ?? []),
    ...contribution.reactions.on,
    ...watchNotices.map(({ reaction }) => reaction),
  ]);
const notices = (user: TestUser) =>
  query<{ key: string; link: string }>(
    sql`select key, link from notice where user_id = ${user.id}::uuid order by created_at, key`,
  );

describe("a listing of the catalog", () => {
  test("is found and announced as it goes live, not found while it is paused, and its price drop is announced to people who saved it", async () => {
    const chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
    const bayo = await makeUser(app, "Bayo", { level: "VERIFIED" });
    await saveSearch(ada.actor, filter({ q: "zinox tablet", category: LEAF }), "AT_ONCE");
    const { listingId, draft } = await liveListing(app, bayo, chidi, { title: "Zinox tablet phone, clean" });
    await work();
    await work();
    const find = async () => (await searchListings(filter({ q: "zinox", category: LEAF, state: "LA" }))).ids;
    expect(await find()).toEqual([listingId]);
    expect(await notices(ada)).toEqual([{ key: "match.found", link: `/goods/${listingId}` }]);

    await addFavourite(ada.actor, listingId);
    const cheaper = { ...draft, price: moneyView(36_000_00n) };
    await reviseListing(bayo.actor, freshKey(), { listingId, category: LEAF, draft: cheaper });
    await work();
    await work();
    expect((await notices(ada)).map(({ key }) => key)).toEqual(["match.found", "favourite.fell"]);
    await reviseListing(bayo.actor, freshKey(), {
      listingId,
      category: LEAF,
      draft: { ...draft, price: moneyView(35_000_00n) },
    });
    await work();
    await work();
    expect((await notices(ada)).length).toBe(2);

    await pauseListing(bayo.actor, freshKey(), { listingId });
    expect(await find()).toEqual([]);
    await work();
    expect(await query(sql`select from search_document where listing_id = ${listingId}::uuid`)).toEqual([]);
  });
});

describe("a listing that is first for sale while its seller is on holiday", () => {
  let number = 0;
  const holiday = async () => {
    number += 1;
    const word = `holidaymaker${number}`;
    const [chidi, bayo, eve] = await Promise.all([
      makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] }),
      makeUser(app, "Bayo", { level: "VERIFIED" }),
      makeUser(app, "Eve"),
    ]);
    const own = SaveStore.parse({ handle: `bayo-away-${number}`, name: "Bayo Phones" });
    const save = (more: Partial<SaveStore>) => saveStore(bayo.actor, { ...own, ...more });
    const list = () => liveListing(app, bayo, chidi, { title: `Zinox ${word} phone, clean` });
    const { listingId: before } = await list();
    await work();
    await saveSearch(ada.actor, filter({ q: word }), "AT_ONCE");
    await save({ onHoliday: true });
    await work();
    const { listingId } = await list();
    await work();
    await work();
    await saveSearch(eve.actor, filter({ q: word }), "AT_ONCE");
    return { before, listingId, save, eve, bayo };
  };

  test("is announced once as they are back, and what was for sale before is not", async () => {
    const { listingId, save, eve } = await holiday();
    expect(await notices(ada)).toEqual([]);
    await save({});
    await work();
    await work();
    await save({ onHoliday: true });
    await work();
    await save({});
    await work();
    await work();
    for (const user of [ada, eve])
      expect(await notices(user)).toEqual([{ key: "match.found", link: `/goods/${listingId}` }]);
  });

  test("is announced once on the day on which they said they are back", async () => {
    const { listingId, save, bayo, eve } = await holiday();
    const [next] = await query<{ day: string }>(sql`select (lagos_day(app_now()) + 1)::text as day`);
    await save({ onHoliday: true, backOn: next?.day ?? "" });
    await endHolidays();
    await work();
    expect(await notices(ada)).toEqual([]);
    await app.asOwner("update store set back_on = lagos_day(app_now()) where user_id = $1", [bayo.id]);
    await endHolidays();
    await endHolidays();
    expect((await query(sql`select from outbox where topic = 'store.holiday'`)).length).toBe(1);
    await work();
    await work();
    for (const user of [ada, eve])
      expect(await notices(user)).toEqual([{ key: "match.found", link: `/goods/${listingId}` }]);
  });

  test("is announced where they change their store on the day on which they are back", async () => {
    const { listingId, save, bayo } = await holiday();
    await app.asOwner("update store set back_on = lagos_day(app_now()) where user_id = $1", [bayo.id]);
    await save({});
    await work();
    await work();
    expect(await notices(ada)).toEqual([{ key: "match.found", link: `/goods/${listingId}` }]);
  });
});
