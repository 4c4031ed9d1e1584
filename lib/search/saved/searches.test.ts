import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { followStore, saveStore } from "@/lib/catalog";
import { SaveStore } from "@/lib/catalog/stores/schema";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { type Shelf, shelfOf } from "../scene-for-tests";
import { readListingFilter, SaveSearch, SaveSearchForm } from "../schema";
import { matchSaved } from "./match";
import {
  changeCadence,
  deleteSearch,
  isSearchSaved,
  latestFollowed,
  latestMatches,
  savedSearches,
  saveSearch,
} from "./searches";

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
});

const filter = (asked: Record<string, string>) => readListingFilter(asked);

describe("saved searches", () => {
  test("are twenty at most, also of those that are saved at once; the same again changes how soon", async () => {
    for (let at = 0; at < 19; at += 1) await saveSearch(ada.actor, filter({ q: `word${at}` }), "AT_ONCE");
    for (let round = 0; round < 20; round += 1) {
      const saved = await Promise.allSettled(
        Array.from({ length: 6 }, (_, at) => saveSearch(ada.actor, filter({ q: `more${at}` }), "AT_ONCE")),
      );
      expect(saved.filter(({ status }) => status === "fulfilled").length).toBe(1);
      await app.asOwner("delete from saved_search where filter->>'q' like 'more%'");
    }
    await saveSearch(ada.actor, filter({ q: "last" }), "AT_ONCE");
    await expect(saveSearch(ada.actor, filter({ q: "more" }), "AT_ONCE")).rejects.toMatchObject({
      reason: "too_many_searches",
    });
    const [first] = await savedSearches(ada);
    expect(await saveSearch(ada.actor, filter({ q: first?.filter.q ?? "", sort: "newest" }), "OFF")).toEqual({
      id: first?.id,
    });
    expect((await savedSearches(ada)).find(({ id }) => id === first?.id)?.cadence).toBe("OFF");
  });

  test("say what to look for", async () => {
    await expect(saveSearch(ada.actor, filter({ state: "LA" }), "AT_ONCE")).rejects.toMatchObject({
      reason: "search_too_wide",
    });
  });

  test("are their person's alone to change and to delete", async () => {
    const { id } = await saveSearch(ada.actor, filter({ q: "lamp" }), "DAILY");
    const eve = await makeUser(app, "Eve");
    await expect(changeCadence(eve.actor, id, "OFF")).rejects.toMatchObject({ reason: "not_found" });
    await deleteSearch(eve.actor, id);
    expect(await savedSearches(ada)).toMatchObject([{ id, cadence: "DAILY" }]);
    await changeCadence(ada.actor, id, "OFF");
    await deleteSearch(ada.actor, id);
    expect(await savedSearches(ada)).toEqual([]);
  });
});

describe("the page of saved searches", () => {
  test("are known again by what they look for, whatever the order and the page", async () => {
    await saveSearch(ada.actor, filter({ q: "lamp", category: "kitchen", max: "9000" }), "AT_ONCE");
    const again = filter({
      maxPrice: "900000",
      q: "lamp",
      category: "kitchen",
      sort: "cheapest",
      exact: "1",
    });
    expect(await isSearchSaved(ada, again)).toBe(true);
    expect(await isSearchSaved(ada, filter({ q: "lamp", category: "kitchen" }))).toBe(false);
    expect(await isSearchSaved(shelf.seller, again)).toBe(false);
  });

  test("show their person the latest that fitted each, no more than asked for", async () => {
    const lamps = await saveSearch(ada.actor, filter({ q: "lantern" }), "AT_ONCE");
    const none = await saveSearch(ada.actor, filter({ q: "harpsichord" }), "DAILY");
    const ids = [];
    for (const title of ["Red lantern", "Blue lantern", "Green lantern"]) {
      const id = await shelf.sell({ title, age: -1 });
      await matchSaved(id);
      ids.push(id);
      await app.asOwner("update search_notice set created_at = created_at - interval '1 hour'");
    }
    const matches = await latestMatches(ada, 2);
    expect(matches.get(lamps.id)).toEqual([ids[2], ids[1]]);
    expect(matches.get(none.id)).toEqual([]);
    expect((await latestMatches(shelf.seller, 2)).get(lamps.id)).toBeUndefined();
    await app.asOwner("update search_notice set created_at = created_at - interval '31 days'");
    expect((await latestMatches(ada, 2)).get(lamps.id)).toEqual([]);
  });

  test("are of the whole market: one store is followed", () => {
    const of = { category: "kitchen", seller: shelf.seller.id };
    expect(SaveSearch.safeParse({ filter: of }).error?.issues).toMatchObject([
      { path: ["filter", "seller"] },
    ]);
    expect(SaveSearchForm.parse({ q: "lamp", "a.brand": "qasa" })).toEqual({
      filter: { q: "lamp", "a.brand": "qasa" },
    });
  });
});

describe("who follows a store", () => {
  test("hears daily of what it lists afterwards, once, and not of their own", async () => {
    const later = await makeUser(app, "Later");
    await saveStore(shelf.seller.actor, SaveStore.parse({ handle: "bayos", name: "Bayo’s" }));
    await followStore(ada.actor, shelf.seller.id);
    const id = await shelf.sell({ title: "Sewing machine", age: -1 });
    await matchSaved(id);
    await matchSaved(id);
    await app.asOwner(
      "update search_document set created_at = app_now() - interval '1 hour' where listing_id = $1",
      [id],
    );
    await followStore(later.actor, shelf.seller.id);
    await matchSaved(id);
    const { rows } = await app.asOwner(
      "select user_id, search_id, cadence, notified_at from search_notice where listing_id = $1",
      [id],
    );
    expect(rows).toEqual([{ user_id: ada.id, search_id: null, cadence: "DAILY", notified_at: null }]);
    expect(await latestFollowed(ada, 4)).toEqual([id]);
    expect(await latestFollowed(later, 4)).toEqual([]);
  });

  test("hears at once where a saved search fits as well", async () => {
    await followStore(ada.actor, shelf.seller.id);
    await saveSearch(ada.actor, filter({ q: "loom" }), "AT_ONCE");
    const id = await shelf.sell({ title: "Wooden loom", age: -1 });
    await matchSaved(id);
    const { rows } = await app.asOwner(
      "select cadence from search_notice where listing_id = $1 and user_id = $2",
      [id, ada.id],
    );
    expect(rows).toEqual([{ cadence: "AT_ONCE" }]);
  });
});
