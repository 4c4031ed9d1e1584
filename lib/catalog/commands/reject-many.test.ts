import { afterAll, beforeAll, expect, test } from "vitest";
import { bulk } from "@/lib/composition";
import { newId } from "@/lib/kernel/ids";
import { noticesOf } from "@/lib/notifications/run-for-tests";
import { reason, rowsOf, started } from "@/lib/staff/bulk/scenes-for-tests";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { approveListing, claimListing } from "..";
import { freshWait, statusOf } from "../scene-for-tests";

let app: TestApp;
let chidi: TestUser;
let dayo: TestUser;

beforeAll(async () => {
  app = await testApp();
  [chidi, dayo] = await Promise.all([
    makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] }),
    makeUser(app, "Dayo", { staffRoles: ["MODERATOR"] }),
  ]);
});
afterAll(() => app.close());

const waiting = async (seller: TestUser) => (await freshWait(app, seller)).listingId;

test("several listings of a seller are rejected at once, with a reason that they read; others are skipped and say why", async () => {
  const seller = await makeUser(app, "Bola Ade", { level: "TRUSTED" });
  const first = await waiting(seller);
  const second = await waiting(seller);
  const live = await waiting(seller);
  await approveListing(chidi.actor, newId(), { listingId: live });
  const own = await waiting(chidi);
  const held = await waiting(await makeUser(app, "Bisi", { level: "TRUSTED" }));
  await claimListing(dayo.actor, newId(), { listingId: held });
  const ids = [first, second, live, own, held];
  const { rows } = await bulk.preview(chidi.actor, "offer.moderate", ids);
  expect(rows.map(({ id, skipped }) => [id, skipped === null])).toEqual([
    [first, true],
    [second, true],
    [live, false],
    [own, false],
    [held, false],
  ]);
  expect(rows[0]).toMatchObject({ name: "Clean phone with box", href: `/admin/listings/${first}` });

  const bulkId = await started(chidi, "offer.moderate", ids);
  await bulk.run(bulkId);
  await bulk.run(bulkId);
  expect((await rowsOf(chidi, bulkId)).states).toEqual(["DONE", "DONE", "SKIPPED", "SKIPPED", "SKIPPED"]);
  expect(await Promise.all([first, second, live].map((id) => statusOf(seller, id)))).toEqual([
    "REJECTED",
    "REJECTED",
    "AVAILABLE",
  ]);
  const notices = await noticesOf(app, seller, "listing.rejected");
  expect(notices).toHaveLength(2);
  expect(notices[0]?.body).toContain(reason);
});

test("what is decided by a colleague meanwhile stays as they decided, and who does not moderate finds no such act", async () => {
  const seller = await makeUser(app, "Bola Ade", { level: "TRUSTED" });
  const listingId = await waiting(seller);
  const bulkId = await started(chidi, "offer.moderate", [listingId]);
  await approveListing(dayo.actor, newId(), { listingId });
  await bulk.run(bulkId);
  expect((await rowsOf(chidi, bulkId)).states).toEqual(["REFUSED"]);
  expect(await statusOf(seller, listingId)).toBe("AVAILABLE");
  const efe = await makeUser(app, "Efe", { staffRoles: ["FINANCE"] });
  await expect(bulk.preview(efe.actor, "offer.moderate", [listingId])).rejects.toMatchObject({
    reason: "not_found",
  });
});
