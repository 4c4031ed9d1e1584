import { afterAll, beforeAll, expect, test } from "vitest";
import { moneyView } from "@/lib/kernel/schema";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { approveListing, listingForReview, reviseListing, staffListings } from ".";
import { differencesOf, pictureChanges } from "./differences";
import { drafted, liveListing, PRICE, pictureOf, submit, work } from "./scene-for-tests";

let app: TestApp;
let chidi: TestUser;
let dayo: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  dayo = await makeUser(app, "Dayo Bello", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());

const found = async (by: TestUser, id: string) => {
  const one = await listingForReview(by.actor, id);
  if (!one) throw new Error("it is there");
  return one;
};

test("a changed listing is shown with what has changed, beside the live one, and its seller does not review it", async () => {
  const seller = await makeUser(app, "Bisi Ola", { level: "TRUSTED" });
  const { listingId, category, draft } = await liveListing(app, seller, chidi);
  const imageId = await pictureOf(app, seller);
  const images = [...(draft.images ?? []), { imageId, alt: "", focusX: 50, focusY: 50 }].toReversed();
  const changed = {
    ...draft,
    title: "Clean phone without box",
    price: moneyView(PRICE / 3n),
    images,
  };
  await reviseListing(seller.actor, freshKey(), { listingId, category, draft: changed });
  await work(app);
  const { listing, live, why, hits, rowVersion } = await found(chidi, listingId);
  expect(why).toBe("revision");
  if (!live) throw new Error("it is live");
  expect(differencesOf(live, listing).map(({ label }) => label)).toEqual(["Title", "Price"]);
  const changes = pictureChanges(live, listing);
  expect([[...changes.added], changes.removed]).toEqual([[imageId], []]);
  expect(hits.map(({ says }) => says)).toContain("Its price fell by 60% or more");
  await approveListing(chidi.actor, freshKey(), { listingId });
  const after = await found(dayo, listingId);
  expect([after.isWaiting, after.rowVersion === rowVersion]).toEqual([false, false]);
  expect(after.decisions.map(({ verdict, byName }) => [verdict, byName])).toContainEqual([
    "APPROVE",
    "Chidi Eze",
  ]);
});

test("pictures of another seller that look alike stand beside it, with the listing that shows them", async () => {
  const [bisi, eve] = [await makeUser(app, "Bisi Ola"), await makeUser(app, "Eve Eze")];
  const look = [0x1234, 0x5678, 0x9abc, 0xdef0];
  const picture = async (owner: TestUser) => {
    const imageId = await pictureOf(app, owner, look);
    return { imageId, images: [{ imageId, alt: "", focusX: 50, focusY: 50 }] };
  };
  const [own, copied] = [await picture(bisi), await picture(eve)];
  const first = await liveListing(app, bisi, chidi, { title: "Phone of Bisi", images: own.images });
  const copy = await drafted(app, eve, { images: copied.images });
  await submit(eve, copy);
  await work(app);
  const { twins } = await found(chidi, copy.listingId);
  expect(twins).toMatchObject([
    {
      ofImageId: copied.imageId,
      imageId: own.imageId,
      differs: 0,
      ownerName: "Bisi Ola",
      listing: { id: first.listingId, title: "Phone of Bisi" },
    },
  ]);
});

test("a listing that needs two says who approved it first", async () => {
  const seller = await makeUser(app, "Bola Ade");
  const written = await drafted(app, seller, { title: "A gun for hunting" });
  await submit(seller, written);
  await work(app);
  const { listingId } = written;
  await approveListing(chidi.actor, freshKey(), { listingId });
  expect(await found(chidi, listingId)).toMatchObject({ needsTwo: true, isEndorsedByMe: true });
  expect(await found(dayo, listingId)).toMatchObject({ isEndorsedByMe: false, endorsedByName: "Chidi Eze" });
});

test("staff find listings by title, seller, id and address, and no draft", async () => {
  const seller = await makeUser(app, "Zainab Zubairu");
  const { listingId } = await liveListing(app, seller, chidi, { title: "Wheelbarrow 100%_new" });
  await drafted(app, seller, { title: "Wheelbarrow in a draft" });
  const titles = async (asked: string) =>
    (await staffListings(chidi.actor, asked)).items.map(({ card }) => card.title);
  for (const asked of [
    "wheelbarrow",
    "100%_",
    "zainab",
    listingId,
    seller.id,
    `https://amana.test/goods/wheelbarrow-100-new-${listingId}?from=x`,
  ])
    expect([asked, await titles(asked)]).toEqual([asked, ["Wheelbarrow 100%_new"]]);
  expect(await titles("0%new")).toEqual([]);
  expect((await staffListings(chidi.actor)).items.length).toBeGreaterThan(1);
  await expect(staffListings(seller.actor, "wheelbarrow")).rejects.toMatchObject({ reason: "not_found" });
});
