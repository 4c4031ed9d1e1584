import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { query, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey, reasonOf, tally, together } from "@/lib/trades/scenes-for-tests";
import {
  approveListing,
  createListing,
  listingFor,
  ownListing,
  rejectListing,
  saveListing,
  submitListing,
} from ".";
import { LISTINGS_A_DAY } from "./limits";
import {
  drafted,
  draftFor,
  LEAF,
  liveListing,
  openListings,
  pictureOf,
  statusOf,
  submit,
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
afterEach(async () => expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]));

const seller = (level: "BASIC" | "VERIFIED" = "BASIC") => makeUser(app, "Bayo Adeyemi", { level });
const refused = (name: string) => expect.objectContaining({ reason: name }) as unknown;

test("a draft needs nothing but a category, and nobody else reads it", async () => {
  const bayo = await seller();
  const { result } = await createListing(bayo.actor, freshKey(), { category: LEAF, draft: {} });
  const { listingId } = result;
  await saveListing(bayo.actor, freshKey(), { listingId, category: LEAF, draft: { title: "Pho" } });
  expect(await ownListing(bayo.actor, listingId)).toMatchObject({ status: "DRAFT", draft: { title: "Pho" } });
  const eve = await makeUser(app, "Eve Eze");
  expect(await ownListing(eve.actor, listingId)).toBeUndefined();
  for (const viewer of [null, eve.actor, moderator.actor])
    expect(await listingFor(viewer, listingId)).toBeUndefined();
  await expect(
    saveListing(eve.actor, freshKey(), { listingId, category: LEAF, draft: {} }),
  ).rejects.toMatchObject({ reason: "not_found" });
  await expect(
    createListing(bayo.actor, freshKey(), { category: "phones-and-tablets", draft: {} }),
  ).rejects.toMatchObject({ reason: "no_such_category", field: "category" });
});

test("a seller’s first listings wait for a moderator, the fourth is live at once", async () => {
  const bayo = await seller();
  for (let at = 0; at < 3; at += 1) await liveListing(app, bayo, moderator);
  const fourth = await drafted(app, bayo);
  await submit(bayo, fourth);
  expect(await statusOf(bayo, fourth.listingId)).toBe("PENDING_REVIEW");
  await work(app);
  expect(await statusOf(bayo, fourth.listingId)).toBe("AVAILABLE");
  const shown = await listingFor(null, fourth.listingId);
  expect(shown).toMatchObject({ is: "shown", listing: { title: "Clean phone with box", unitsLeft: "3" } });
  expect(await openListings(bayo)).toBe(4);
});

test("what a moderator looks at stays out of sight until they let it go live", async () => {
  const bayo = await seller();
  const { listingId, ...rest } = await drafted(app, bayo);
  await submit(bayo, { listingId, ...rest });
  await work(app);
  expect(await statusOf(bayo, listingId)).toBe("PENDING_REVIEW");
  expect(await listingFor(null, listingId)).toBeUndefined();
  expect(await listingFor(moderator.actor, listingId)).toMatchObject({ is: "shown" });
  await approveListing(moderator.actor, freshKey(), { listingId });
  expect(await listingFor(null, listingId)).toMatchObject({ is: "shown", listing: { status: "AVAILABLE" } });
});

test("a rejected listing shows its reason to its seller alone, can be mended, and comes back", async () => {
  const bayo = await seller();
  const written = await drafted(app, bayo);
  const { listingId } = written;
  await submit(bayo, written);
  await work(app);
  await rejectListing(moderator.actor, freshKey(), unclear(listingId));
  expect(await ownListing(bayo.actor, listingId)).toMatchObject({
    status: "REJECTED",
    no: { reasonCode: "UNCLEAR_PICTURES", sentence: "Show it by daylight, from all sides." },
    draft: { title: "Clean phone with box" },
  });
  expect(await listingFor(null, listingId)).toBeUndefined();
  expect(await openListings(bayo)).toBe(0);
  const mended = {
    ...written.draft,
    images: [{ imageId: await pictureOf(app, bayo), alt: "", focusX: 9, focusY: 9 }],
  };
  await submit(bayo, { ...written, draft: mended });
  await work(app);
  await approveListing(moderator.actor, freshKey(), { listingId });
  expect(await listingFor(null, listingId)).toMatchObject({ is: "shown" });
  expect((await ownListing(bayo.actor, listingId))?.no).toBeNull();
});

test("an incomplete draft is refused with each of its fields, and stays as it is", async () => {
  const bayo = await seller();
  const draft = {
    ...(await draftFor(app, bayo)),
    title: "Pho",
    lga: "Kano Municipal",
    attributes: { nothing: "x" },
  };
  const { result } = await createListing(bayo.actor, freshKey(), { category: LEAF, draft });
  const refusal = await submitListing(bayo.actor, freshKey(), {
    listingId: result.listingId,
    category: LEAF,
    draft,
  }).catch((error: unknown) => error as { details: { fields: string }; field: string; reason: string });
  expect(refusal).toMatchObject({ reason: "listing_incomplete", field: "title" });
  expect((refusal as { details: { fields: string } }).details.fields.split(",")).toEqual(
    expect.arrayContaining(["title", "lga", "attributes.nothing"]),
  );
  const withPhone = { ...draft, title: "Phone, call 0803 123 4567" };
  await expect(
    submitListing(bayo.actor, freshKey(), { listingId: result.listingId, category: LEAF, draft: withPhone }),
  ).rejects.toMatchObject({ reason: "contact_in_text", field: "title" });
  expect(await statusOf(bayo, result.listingId)).toBe("DRAFT");
});

test("a picture of another is no picture of one’s own", async () => {
  const [bayo, eve] = [await seller(), await makeUser(app, "Eve Eze")];
  const images = [{ imageId: await pictureOf(app, eve), alt: "", focusX: 50, focusY: 50 }];
  const written = await drafted(app, bayo, { images });
  await expect(submit(bayo, written)).rejects.toEqual(refused("not_found"));
});

test("the eleventh listing of a day is refused, also eleven at once", async () => {
  const bayo = await seller();
  const write = () => createListing(bayo.actor, freshKey(), { category: LEAF, draft: {} });
  const tries = tally(await together(Array.from({ length: LISTINGS_A_DAY + 6 }, () => write)));
  expect(tries).toEqual({ done: LISTINGS_A_DAY, listings_today: 6 });
  await expect(write()).rejects.toEqual(refused("listings_today"));
  expect(await query(sql`select id from listing where seller_id = ${bayo.id}::uuid`)).toHaveLength(
    LISTINGS_A_DAY,
  );
  await app.moveTime("1 day");
  await write();
});

test("a basic seller has ten listings open, also when the last two are submitted at once", async () => {
  const bayo = await seller();
  await app.asOwner("update allowance set open_listings = 9 where user_id = $1", [bayo.id]);
  const all = [await drafted(app, bayo), await drafted(app, bayo), await drafted(app, bayo)];
  const ends = await Promise.allSettled(all.map((one) => submit(bayo, one)));
  expect(ends.map((end) => (end.status === "fulfilled" ? "done" : reasonOf(end.reason))).toSorted()).toEqual([
    "done",
    "too_many_listings",
    "too_many_listings",
  ]);
});
