import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { type Shelf, shelfOf } from "../scene-for-tests";
import { readListingFilter, SaveSearch, SaveSearchForm } from "../schema";
import { matchSaved } from "./match";
import {
  changeCadence,
  deleteSearch,
  isSearchSaved,
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
