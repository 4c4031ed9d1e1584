import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { runDue } from "@/lib/testing/reactions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { deleteListing, keepListing, listingFor, listingForReview, renewListing, withdrawListing } from ".";
import { catalogReactions } from "./reactions";
import { liveListing, work } from "./scene-for-tests";

let app: TestApp;
let chidi: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());

test("a renewed listing is looked at by the rules again, and stays for sale while a moderator looks", async () => {
  const seller = await makeUser(app, "Bisi Ola");
  const { listingId } = await liveListing(app, seller, chidi);
  const renew = async () => {
    await app.moveTime("28 days");
    await renewListing(seller.actor, freshKey(), { listingId });
    await work(app);
    return listingForReview(chidi.actor, listingId);
  };
  expect((await renew())?.isWaiting).toBe(false);
  await app.asOwner(
    `insert into setting (id, name, value, effective_from)
     select gen_random_uuid(), name, jsonb_set(value, '{prohibitedWords}', '"clean phone"'), app_now() from setting where name = 'listings'`,
  );
  const found = await renew();
  expect(found).toMatchObject({ isWaiting: true, why: "flags", risk: 70, flags: [] });
  expect(found?.hits.map(({ rule }) => rule)).toEqual(["prohibited"]);
  expect(await listingFor(null, listingId)).toMatchObject({ is: "shown" });
  await keepListing(chidi.actor, freshKey(), { listingId });
  expect((await listingForReview(chidi.actor, listingId))?.isWaiting).toBe(false);
});

test("thirty days after its end a deleted listing lets go of its pictures, once", async () => {
  const seller = await makeUser(app, "Bola Ade");
  const [deleted, kept] = [await liveListing(app, seller, chidi), await liveListing(app, seller, chidi)];
  const { listingId } = deleted;
  const running = async (id: string) =>
    (await query(sql`select id from image_use_record where subject_id = ${id}::uuid and released_at is null`))
      .length;
  await withdrawListing(seller.actor, freshKey(), { listingId });
  await deleteListing(seller.actor, freshKey(), { listingId });
  await app.moveTime("29 days");
  await runDue(catalogReactions);
  expect(await running(listingId)).toBe(1);
  await app.moveTime("2 days");
  await Promise.all([runDue(catalogReactions), runDue(catalogReactions)]);
  await runDue(catalogReactions);
  expect([await running(listingId), await running(kept.listingId)]).toEqual([0, 1]);
});
