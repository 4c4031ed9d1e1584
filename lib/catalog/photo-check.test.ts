import { afterAll, beforeAll, expect, test } from "vitest";
import { lagosDay } from "@/lib/kernel/clock";
import { newId } from "@/lib/kernel/ids";
import { moneyView } from "@/lib/kernel/schema";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import {
  approveListing,
  dayWord,
  judgeWord,
  listingFor,
  listingForReview,
  reviseListing,
  staffListings,
} from ".";
import { wordsAround } from "./queries/day-word";
import { type Drafted, drafted, liveListing, pictureOf, submit, work } from "./scene-for-tests";

let app: TestApp;
let chidi: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());

const image = async (seller: TestUser) => ({
  imageId: await pictureOf(app, seller),
  alt: "",
  focusX: 50,
  focusY: 50,
});
/** Two pictures; the seller says of both that they show the word. */
const marked = async (seller: TestUser) => ({
  images: [
    await image(seller),
    { ...(await image(seller)), hasWord: true as const },
    { ...(await image(seller)), hasWord: true as const },
  ],
});
const judge = (by: TestUser, listingId: string, isSeen: boolean) =>
  judgeWord(by.actor, newId(), { listingId, isSeen });
const shownTo = async (listingId: string) => {
  const found = await listingFor(null, listingId);
  return found?.is === "shown" ? found.listing.photoCheckedOn : "not shown";
};
const toCheck = async () => (await staffListings(chidi.actor, "", "photos")).items.map(({ card }) => card.id);
const revise = (seller: TestUser, { listingId, category, draft }: Drafted, changes: Drafted["draft"]) =>
  reviseListing(seller.actor, newId(), { listingId, category, draft: { ...draft, ...changes } });

test("the word of a day is of one seller and one day, and lasts a few hours into the next", () => {
  const [ada, bayo] = [newId(), newId()];
  const days = Array.from({ length: 28 }, (_, at) => `2026-02-${String(at + 1).padStart(2, "0")}`);
  for (const day of days) expect(dayWord(ada, day)).toMatch(/^[a-z]{3,8} [1-9]\d$/);
  expect(days.map((day) => dayWord(ada, day))).toEqual(days.map((day) => dayWord(ada, day)));
  expect(new Set(days.map((day) => dayWord(ada, day))).size).toBeGreaterThan(25);
  expect(dayWord(bayo, "2026-02-01")).not.toBe(dayWord(ada, "2026-02-01"));
  expect(wordsAround(ada, new Date("2026-02-02T12:00:00+01:00"))).toEqual([dayWord(ada, "2026-02-02")]);
  expect(wordsAround(ada, new Date("2026-02-03T01:00:00+01:00"))).toEqual([
    dayWord(ada, "2026-02-03"),
    dayWord(ada, "2026-02-02"),
  ]);
});

test("a moderator sees one marked picture with its word; once seen, the listing says so while its pictures stay", async () => {
  const seller = await makeUser(app, "Bola Ade", { level: "TRUSTED" });
  const written = await drafted(app, seller, await marked(seller));
  const { listingId } = written;
  await submit(seller, written);
  await work(app);
  const before = await listingForReview(chidi.actor, listingId);
  expect(before?.word).toMatchObject({
    image: { imageId: written.draft.images?.[1]?.imageId },
    isSeen: null,
  });
  expect(before?.word?.words).toContain(dayWord(seller.id, lagosDay(new Date())));
  await judge(chidi, listingId, true);
  await approveListing(chidi.actor, newId(), { listingId });
  expect(await shownTo(listingId)).toBe(lagosDay(new Date()));
  expect((await listingForReview(chidi.actor, listingId))?.word?.isSeen).toBe(true);

  await revise(seller, written, { price: moneyView(3_900_000n) });
  expect(await shownTo(listingId)).toBe(lagosDay(new Date()));
  await judge(chidi, listingId, false);
  expect(await shownTo(listingId)).toBeNull();
  await judge(chidi, listingId, true);

  // The marked one stays, and another picture is beside it.
  const images = [await image(seller), ...(written.draft.images ?? []).slice(1)];
  await revise(seller, written, { images, price: moneyView(3_900_000n) });
  await work(app);
  await approveListing(chidi.actor, newId(), { listingId }).catch(() => undefined);
  expect(await shownTo(listingId)).toBeNull();
  expect(await toCheck()).toContain(listingId);
});

test("marked photos of listings that nobody has to look at are listed until they are judged", async () => {
  const seller = await makeUser(app, "Bisi Ola", { level: "TRUSTED" });
  for (let first = 0; first < 3; first += 1) await liveListing(app, seller, chidi);
  const { listingId } = await liveListing(app, seller, chidi, await marked(seller));
  expect(await shownTo(listingId)).toBeNull();
  expect(await toCheck()).toContain(listingId);
  await judge(chidi, listingId, false);
  expect(await toCheck()).not.toContain(listingId);
  expect(await shownTo(listingId)).toBeNull();
});

test("only a moderator judges, never of their own, and only a picture that is marked", async () => {
  const seller = await makeUser(app, "Uche", { level: "TRUSTED" });
  const { listingId } = await liveListing(app, seller, chidi, await marked(seller));
  const plain = await liveListing(app, seller, chidi);
  const own = await liveListing(
    app,
    chidi,
    await makeUser(app, "Dayo", { staffRoles: ["MODERATOR"] }),
    await marked(chidi),
  );
  await expect(judge(seller, listingId, true)).rejects.toMatchObject({ reason: "not_found" });
  await expect(judge(chidi, own.listingId, true)).rejects.toMatchObject({ reason: "own_listing" });
  await expect(judge(chidi, plain.listingId, true)).rejects.toMatchObject({ reason: "no_word" });
});
