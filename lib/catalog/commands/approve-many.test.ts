import { afterAll, beforeAll, expect, test } from "vitest";
import { bulk } from "@/lib/composition";
import { newId } from "@/lib/kernel/ids";
import { noticesOf } from "@/lib/notifications/run-for-tests";
import { rowsOf, started } from "@/lib/staff/bulk/scenes-for-tests";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { approveListing, rejectListing, reviseListing } from "..";
import { freshWait, liveListing, statusOf, submit, unclear, work } from "../scene-for-tests";

let app: TestApp;
let chidi: TestUser;
let dayo: TestUser;
const act = "offer.moderate:approve";

beforeAll(async () => {
  app = await testApp();
  [chidi, dayo] = await Promise.all([
    makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] }),
    makeUser(app, "Dayo", { staffRoles: ["MODERATOR"] }),
  ]);
});
afterAll(() => app.close());

const waiting = (seller: TestUser) => freshWait(app, seller);
const skipsOf = async (by: TestUser, ids: string[]) =>
  (await bulk.preview(by.actor, act, ids)).rows.map(({ skipped }) => skipped);

test("several first listings of one seller go live at once; what needs a look of its own is skipped and says why", async () => {
  const seller = await makeUser(app, "Bola Ade", { level: "TRUSTED" });
  const { listingId: changed, category, draft } = await waiting(seller);
  await approveListing(chidi.actor, newId(), { listingId: changed });
  const [first, second, risky] = [await waiting(seller), await waiting(seller), await waiting(seller)].map(
    ({ listingId }) => listingId,
  ) as [string, string, string];
  await app.asOwner("update listing set risk = 70 where id = $1", [risky]);
  const revised = { ...draft, title: "Pay before you see this phone" };
  await reviseListing(seller.actor, newId(), { listingId: changed, category, draft: revised });
  await work(app);
  const { listingId: others } = await waiting(await makeUser(app, "Bisi", { level: "TRUSTED" }));
  const reported = await liveListing(app, await makeUser(app, "Uche", { level: "TRUSTED" }), dayo);
  await app.asOwner("update listing set flagged_at = app_now() where id = $1", [reported.listingId]);
  const ids = [changed, first, others, second, risky, reported.listingId];
  expect(await skipsOf(chidi, ids)).toEqual([
    "This is a change of a listing that is live. Open it to compare the two.",
    null,
    "This is another seller’s. Choose listings of one seller at a time.",
    null,
    "Its risk asks for two moderators. Open it to agree.",
    "No new version of it waits, but reports or a renewal. Open it to decide.",
  ]);

  const bulkId = await started(chidi, act, ids);
  await bulk.run(bulkId);
  await bulk.run(bulkId);
  expect((await rowsOf(dayo, bulkId)).states).toEqual([
    "SKIPPED",
    "DONE",
    "SKIPPED",
    "DONE",
    "SKIPPED",
    "SKIPPED",
  ]);
  expect(await Promise.all([first, second, risky].map((id) => statusOf(seller, id)))).toEqual([
    "AVAILABLE",
    "AVAILABLE",
    "PENDING_REVIEW",
  ]);
  expect(await noticesOf(app, seller, "listing.approved")).toHaveLength(2);
});

test("what was submitted again after the moderator looked is not approved, and who does not moderate finds no such act", async () => {
  const seller = await makeUser(app, "Bola Ade", { level: "TRUSTED" });
  const { listingId, ...written } = await waiting(seller);
  const { listingId: stays } = await waiting(seller);
  const bulkId = await started(chidi, act, [listingId, stays]);
  await rejectListing(dayo.actor, newId(), unclear(listingId));
  await submit(seller, { listingId, ...written });
  await work(app);
  await bulk.run(bulkId);
  expect((await rowsOf(chidi, bulkId)).states).toEqual(["REFUSED", "DONE"]);
  expect(await statusOf(seller, listingId)).toBe("PENDING_REVIEW");
  const efe = await makeUser(app, "Efe", { staffRoles: ["FINANCE"] });
  await expect(bulk.preview(efe.actor, act, [stays])).rejects.toMatchObject({ reason: "not_found" });
});
