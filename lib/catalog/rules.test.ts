import { afterAll, beforeAll, expect, test } from "vitest";
import { allowListings } from "@/lib/identity";
import { queryOne, sql } from "@/lib/kernel/db";
import { readSetting, settingNow } from "@/lib/kernel/settings";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { approveListing, createListing, listingForReview, tryRules } from ".";
import { LISTINGS_A_DAY } from "./limits";
import { drafted, endsOf, LEAF, liveListing, statusOf, submit, work } from "./scene-for-tests";

let app: TestApp;
let chidi: TestUser;
let ife: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  ife = await makeUser(app, "Ife Administrator", { staffRoles: ["ADMIN"] });
});
afterAll(() => app.close());

const refused = (name: string) => expect.objectContaining({ reason: name }) as unknown;
const inForce = async () =>
  readSetting(
    "listings",
    (await queryOne<{ now: unknown }>(sql`select ${settingNow("listings")} as now`))?.now,
  );
/** As two administrators decide it. */
const set = async (changes: object) =>
  app.asOwner(
    "insert into setting (id, name, value, effective_from) values (gen_random_uuid(), 'listings', $1, app_now())",
    [JSON.stringify({ ...(await inForce()), ...changes })],
  );
const known = async () => {
  const seller = await makeUser(app, "Bola Ade", { level: "TRUSTED" });
  await app.asOwner("update app_user set created_at = created_at - interval '30 days' where id = $1", [
    seller.id,
  ]);
  for (let at = 0; at < 3; at += 1) await liveListing(app, seller, chidi);
  return seller;
};
const submitted = async (seller: TestUser, title: string) => {
  const written = await drafted(app, seller, { title });
  await submit(seller, written);
  await work(app);
  return { ...written, status: await statusOf(seller, written.listingId) };
};

test("the words and weights of the setting decide what waits, and everything waits where it says so", async () => {
  const seller = await known();
  expect(await submitted(seller, "Clean phone of Bola")).toMatchObject({ status: "AVAILABLE" });
  const gun = await submitted(seller, "A gun for toy shops");
  expect(gun).toMatchObject({ status: "PENDING_REVIEW" });
  expect((await listingForReview(chidi.actor, gun.listingId))?.hits).toMatchObject([
    { rule: "prohibited", weight: 70 },
  ]);
  const { weights } = await inForce();
  await set({ prohibitedWords: "catapult", weights: { ...weights, prohibited: 35 } });
  expect(await submitted(seller, "Another gun for toy shops")).toMatchObject({ status: "AVAILABLE" });
  const catapult = await submitted(seller, "Catapult, hand made");
  expect(await listingForReview(chidi.actor, catapult.listingId)).toMatchObject({
    risk: 35,
    needsTwo: false,
  });
  await set({ weights: { ...weights, prohibited: 0 } });
  expect(await submitted(seller, "Second catapult")).toMatchObject({ status: "AVAILABLE" });
  await set({ reviewAll: "yes" });
  expect(await submitted(seller, "Clean phone in a box")).toMatchObject({ status: "PENDING_REVIEW" });
  await set({ reviewAll: "no" });
  expect(await submitted(seller, "Clean phone in a bag")).toMatchObject({ status: "AVAILABLE" });
});

test("what was submitted before the switch waits as well", async () => {
  const seller = await known();
  const written = await drafted(app, seller, { title: "Clean phone on the way" });
  await submit(seller, written);
  await set({ reviewAll: "yes" });
  await work(app);
  expect(await statusOf(seller, written.listingId)).toBe("PENDING_REVIEW");
  await set({ reviewAll: "no" });
  await approveListing(chidi.actor, freshKey(), { listingId: written.listingId });
});

test("changed rules are tried on the last listings, and change nothing", async () => {
  const now = await inForce();
  const same = await tryRules(chidi.actor, now, now);
  expect(same.looked).toBeGreaterThan(5);
  expect([same.inForce, same.others]).toEqual([same.changed, []]);
  const then = { ...now, prohibitedWords: "bola", weights: { ...now.weights, prohibited: 80 } };
  const run = await tryRules(ife.actor, now, then);
  expect(run.others.map(({ title }) => title)).toContain("Clean phone of Bola");
  expect(run.others.find(({ title }) => title === "Clean phone of Bola")).toMatchObject({
    before: 0,
    after: 80,
  });
  expect(run.changed.two).toBe(
    run.inForce.two + run.others.filter(({ before, after }) => before < 70 && after >= 70).length,
  );
  expect(run.rules.find(({ rule }) => rule === "prohibited")?.changed).toBeGreaterThan(0);
  const seller = await makeUser(app, "Eve Eze");
  await expect(tryRules(seller.actor, now, then)).rejects.toEqual(refused("not_found"));
});

test("staff let one seller write more listings a day, with a reason that is kept; nobody raises their own", async () => {
  const [shop, other] = [await makeUser(app, "Shop of Bayo"), await makeUser(app, "Other")];
  const write = (by: TestUser) => createListing(by.actor, freshKey(), { category: LEAF, draft: {} });
  const allow = (by: TestUser, userId: string, listingsADay: number) =>
    allowListings(by.actor, freshKey(), {
      userId,
      listingsADay,
      reason: "A shop with three hundred phones.",
    });
  for (let at = 0; at < LISTINGS_A_DAY; at += 1) await write(shop);
  await expect(write(shop)).rejects.toEqual(refused("listings_today"));
  await expect(allow(other, shop.id, 12)).rejects.toEqual(refused("not_found"));
  await expect(allow(chidi, chidi.id, 12)).rejects.toEqual(refused("own_limit"));
  await expect(allow(chidi, shop.id, LISTINGS_A_DAY)).rejects.toEqual(refused("same_limit"));
  await allow(chidi, shop.id, LISTINGS_A_DAY + 2);
  const ends = await endsOf(Array.from({ length: 5 }, () => write(shop)));
  expect(ends).toEqual(["done", "done", "listings_today", "listings_today", "listings_today"]);
  const row = await queryOne<{ reason: string; detail: object }>(sql`
    select reason, detail from audit where act = 'listings.allow' and subject_id = ${shop.id}`);
  expect(row).toMatchObject({ reason: "A shop with three hundred phones.", detail: { from: 10, to: 12 } });
});
