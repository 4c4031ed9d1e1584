import { afterAll, beforeAll, expect, test } from "vitest";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { countSitemapFiles, pauseListing, resumeListing, sitemapListings, sitemapStores } from "..";
import { liveListing } from "../scene-for-tests";
import { SaveStore } from "./schema";
import { saveStore } from "./stores";

let app: TestApp;
let bayo: TestUser;
let chidi: TestUser;

beforeAll(async () => {
  app = await testApp();
  bayo = await makeUser(app, "Bayo Ade", { level: "VERIFIED" });
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());

const save = (more: object = {}) =>
  saveStore(bayo.actor, SaveStore.parse({ handle: "bayo-phones", name: "Bayo Phones", ...more }));
const paths = async () => (await sitemapStores(0)).map(({ path }) => path);

test("a store is in the sitemap while something of it can be bought and its seller is not away", async () => {
  await save();
  expect([await paths(), await countSitemapFiles()]).toEqual([[], { listings: 0, stores: 0 }]);
  const { listingId } = await liveListing(app, bayo, chidi);
  const [[store], [listing]] = [await sitemapStores(0), await sitemapListings(0)];
  expect(store).toEqual({ path: "/stores/bayo-phones", changedAt: listing?.changedAt });
  expect(await countSitemapFiles()).toEqual({ listings: 1, stores: 1 });
  expect(await sitemapStores(1)).toEqual([]);

  await save({ onHoliday: true });
  expect([await paths(), await countSitemapFiles()]).toEqual([[], { listings: 1, stores: 0 }]);
  await save({ onHoliday: false });
  expect(await paths()).toEqual(["/stores/bayo-phones"]);
  await pauseListing(bayo.actor, freshKey(), { listingId });
  expect(await paths()).toEqual([]);
  await resumeListing(bayo.actor, freshKey(), { listingId });
  await app.asOwner("update app_user set closed_at = app_now() where id = $1", [bayo.id]);
  expect([await paths(), await countSitemapFiles()]).toEqual([[], { listings: 0, stores: 0 }]);
});
