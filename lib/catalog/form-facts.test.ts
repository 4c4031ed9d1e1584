import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { moneyView } from "@/lib/kernel/schema";
import { sweep } from "@/lib/media/sweep";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import {
  deleteListing,
  formImages,
  listingHabits,
  ownVersions,
  rejectListing,
  reviseListing,
  saveListing,
  submitListing,
} from ".";
import { contribution } from "./contribution";
import {
  drafted,
  draftFor,
  LEAF,
  liveListing,
  PRICE,
  pictureOf,
  statusOf,
  unclear,
  work,
} from "./scene-for-tests";

let app: TestApp;
let moderator: TestUser;

beforeAll(async () => {
  app = await testApp();
  moderator = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());

const seller = () => makeUser(app, "Bayo Adeyemi");

test("a form begins where the last listing was submitted from, and with nothing for a new seller", async () => {
  const bayo = await seller();
  expect(await listingHabits(bayo.actor)).toEqual({ categories: [] });
  const ways = { delivery: ["PICK_UP" as const], returns: { days: 7 as const, paidBy: "seller" as const } };
  await liveListing(app, bayo, moderator, { state: "RI", lga: "Port Harcourt", takesBids: true, ...ways });
  await drafted(app, bayo, { state: "KN", lga: "Dala" });
  expect(await listingHabits(bayo.actor)).toMatchObject({
    state: "RI",
    lga: "Port Harcourt",
    takesBids: true,
    ...ways,
    categories: [{ slug: LEAF }],
  });
});

test("a form shows pictures of one’s own alone, in their order", async () => {
  const [bayo, eve] = [await seller(), await makeUser(app, "Eve Eze")];
  const ids = [await pictureOf(app, bayo), await pictureOf(app, eve), newId(), await pictureOf(app, bayo)];
  const images = ids.map((imageId) => ({ imageId, alt: "", focusX: 10, focusY: 90 }));
  expect(await formImages(bayo.actor, images.toReversed())).toMatchObject([
    { imageId: ids[3], width: 1200, height: 900, focusX: 10 },
    { imageId: ids[0] },
  ]);
});

test("a category that is our guess is not submitted until its seller has chosen one", async () => {
  const bayo = await seller();
  const written = await drafted(app, bayo, { guessed: true });
  await expect(submitListing(bayo.actor, freshKey(), written)).rejects.toMatchObject({
    reason: "listing_incomplete",
    field: "category",
  });
  const draft = { ...written.draft, guessed: false };
  await submitListing(bayo.actor, freshKey(), { ...written, draft });
  expect(await statusOf(bayo, written.listingId)).toBe("PENDING_REVIEW");
});

test("its seller reads each version of a listing, what became of it and why; others read none", async () => {
  const [bayo, eve] = [await seller(), await makeUser(app, "Eve Eze")];
  const written = await liveListing(app, bayo, moderator);
  const { listingId, draft } = written;
  const change = (more: object) =>
    reviseListing(bayo.actor, freshKey(), { ...written, draft: { ...draft, ...more } });
  await change({ price: moneyView(PRICE - 100_00n) });
  await change({
    price: moneyView(PRICE - 100_00n),
    title: "Clean phone, another title!!!",
    description: "Pay first, and I send it.",
  });
  await work(app);
  await rejectListing(moderator.actor, freshKey(), unclear(listingId));
  expect(await ownVersions(bayo.actor, listingId)).toMatchObject([
    { version: 3, is: "past", title: "Clean phone, another title!!!", no: unclear(listingId).sentence },
    { version: 2, is: "live", price: moneyView(PRICE - 100_00n), no: null },
    { version: 1, is: "past", no: null },
  ]);
  expect(await ownVersions(eve.actor, listingId)).toEqual([]);
  expect(await ownVersions(bayo.actor, "no id")).toEqual([]);
});

test("pictures of a draft stay for as long as it is written, and go with it", async () => {
  const bayo = await seller();
  const kept = await drafted(app, bayo);
  const [shown, left] = [await pictureOf(app, bayo), await pictureOf(app, bayo)];
  const image = (imageId: string) => [{ imageId, alt: "", focusX: 50, focusY: 50 }];
  await saveListing(bayo.actor, freshKey(), {
    ...kept,
    draft: await draftFor(app, bayo, { images: image(shown) }),
  });
  const gone = await drafted(app, bayo, { images: image(left) });
  await deleteListing(bayo.actor, freshKey(), { listingId: gone.listingId });
  await app.moveTime("25 hours");
  await sweep(contribution.mediaUses);
  const state = async (id: string) =>
    ((await app.asOwner("select state from media where id = $1", [id])).rows[0] as { state: string }).state;
  expect([await state(shown), await state(left)]).toEqual(["LOST", "REMOVED"]);
});
