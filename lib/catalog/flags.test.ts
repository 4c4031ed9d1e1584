import { afterAll, beforeAll, expect, test } from "vitest";
import { queryOne, sql } from "@/lib/kernel/db";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import {
  approveListing,
  flagListing,
  keepListing,
  listingFor,
  listingForReview,
  reviseListing,
  takeDownListing,
} from ".";
import { liveListing, pictureOf, work } from "./scene-for-tests";
import { type FlagReason, isProven, type RejectionReason } from "./words";

let app: TestApp;
let chidi: TestUser;
let dayo: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  dayo = await makeUser(app, "Dayo Bello", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());

const live = async () => {
  const seller = await makeUser(app, "Bisi Ola", { level: "TRUSTED" });
  return { seller, ...(await liveListing(app, seller, chidi)) };
};
const readers = (count: number, level: "BASIC" | "VERIFIED" = "VERIFIED") =>
  Promise.all(Array.from({ length: count }, (_, at) => makeUser(app, `Reader ${String(at)}`, { level })));
const flag = (by: TestUser, listingId: string, reason: FlagReason = "SCAM") =>
  flagListing(by.actor, freshKey(), { listingId, reason });
const no = (listingId: string, reasonCode: RejectionReason) => ({
  listingId,
  reasonCode,
  sentence: "It is not what it says.",
});
const upheld = async (by: TestUser, listingId: string) =>
  (
    await queryOne<{ isUpheld: boolean | null }>(
      sql`select is_upheld from listing_flag where listing_id = ${listingId}::uuid and user_id = ${by.id}::uuid`,
    )
  )?.isUpheld;
const weight = async (listingId: string) =>
  Number((await app.asOwner("select flag_weight($1) as w", [listingId])).rows[0].w);
const shown = async (listingId: string) => (await listingFor(null, listingId))?.is;

test("a take-down proves right what it is about, and says nothing of what else readers wrote", async () => {
  const { listingId } = await live();
  const [scam, wrong, own] = [...(await readers(2, "BASIC")), dayo] as [TestUser, TestUser, TestUser];
  await flag(scam, listingId);
  await flag(wrong, listingId, "WRONG_CATEGORY");
  await flag(own, listingId);
  await takeDownListing(dayo.actor, freshKey(), no(listingId, "COUNTERFEIT"));
  expect(await Promise.all([scam, wrong, own].map((by) => upheld(by, listingId)))).toEqual([
    true,
    null,
    null,
  ]);
});

test("each reason of a reader is proven by what it says, and by another reason always", () => {
  const proven = (flagged: FlagReason) =>
    (["PROHIBITED", "MISLEADING", "WRONG_CATEGORY", "DUPLICATE", "WRONG_PRICE", "OTHER"] as const).filter(
      (reason) => isProven(flagged, reason),
    );
  expect(proven("SCAM")).toEqual(["PROHIBITED", "MISLEADING", "OTHER"]);
  expect(proven("WRONG_CATEGORY")).toEqual(["WRONG_CATEGORY", "OTHER"]);
  expect(proven("UNAVAILABLE")).toEqual(["OTHER"]);
  expect(isProven("constructor", "PROHIBITED")).toBe(false);
});

test("three wrong flags take the weight of a reader’s next one, and right ones make up for them", async () => {
  const [reader] = (await readers(1)) as [TestUser];
  for (let at = 0; at < 3; at += 1) {
    const { listingId } = await live();
    const [other] = (await readers(1)) as [TestUser];
    await flag(reader, listingId);
    await flag(other, listingId);
    await work(app);
    await keepListing(dayo.actor, freshKey(), { listingId });
    expect(await upheld(reader, listingId)).toBe(false);
  }
  const next = await live();
  await flag(reader, next.listingId);
  expect(await weight(next.listingId)).toBe(0);
  await takeDownListing(dayo.actor, freshKey(), no(next.listingId, "PROHIBITED"));
  const last = await live();
  await flag(reader, last.listingId);
  expect(await weight(last.listingId)).toBe(0.25);
});

test("serious flags hide a version once, for four hours, and those of sellers in the same leaf do not", async () => {
  const { listingId, seller, category, draft } = await live();
  const rival = await live();
  await app.asOwner("update app_user set level = 'VERIFIED' where id = $1", [rival.seller.id]);
  const [first, second, third] = (await readers(3)) as [TestUser, TestUser, TestUser];
  await flag(rival.seller, listingId);
  await flag(first, listingId);
  await work(app);
  expect(await shown(listingId), "one of them sells the same").toBe("shown");
  await flag(second, listingId);
  await work(app);
  expect(await shown(listingId)).toBe("over");
  await app.moveTime("3 hours 59 minutes");
  expect(await shown(listingId)).toBe("over");
  await app.moveTime("2 minutes");
  expect(await shown(listingId)).toBe("shown");
  await flag(third, listingId);
  await work(app);
  expect(await shown(listingId), "once a version").toBe("shown");
  const images = [{ imageId: await pictureOf(app, seller), alt: "", focusX: 50, focusY: 50 }];
  await reviseListing(seller.actor, freshKey(), { listingId, category, draft: { ...draft, images } });
  await work(app);
  await approveListing(dayo.actor, freshKey(), { listingId }).catch(() => undefined);
  const found = await listingForReview(dayo.actor, listingId);
  expect([found?.why, found?.isWaiting, found?.flags.length], "its flags still wait").toEqual([
    "flags",
    true,
    4,
  ]);
  const [fourth] = (await readers(1)) as [TestUser];
  await flag(fourth, listingId);
  await work(app);
  expect(await shown(listingId), "the new version can be hidden").toBe("over");
  await keepListing(dayo.actor, freshKey(), { listingId });
  expect(await shown(listingId)).toBe("shown");
});
