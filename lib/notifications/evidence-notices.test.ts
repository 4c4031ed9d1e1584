import { afterAll, beforeAll, expect, test } from "vitest";
import { addPhoto, disputeScene } from "@/lib/disputes/evidence/scene-for-tests";
import { newId } from "@/lib/kernel/ids";
import { claimCase } from "@/lib/staff/queues/commands";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { readNotices } from "./inbox/commands";
import { unreadOf } from "./inbox/queries";
import { noticesOf, relayNotices } from "./run-for-tests";

let app: TestApp;
let chidi: TestUser;
let dele: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  dele = await makeUser(app, "Dele Ojo", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());

const titlesOf = async (of: TestUser, key: string) =>
  (await noticesOf(app, of, key)).map(({ title }) => title);

test("evidence is a notice for the other side and who has the case, one for files that come one after the other", async () => {
  const { ada, bayo, tradeId, disputeId } = await disputeScene(app);
  await claimCase(chidi.actor, newId(), { kind: "disputes", subjectId: disputeId });
  for (const minutes of [0, 6, 6, 11]) {
    await app.moveTime(`${minutes} minutes`);
    await addPhoto(bayo, disputeId, `#0${minutes % 10}a`);
    await relayNotices(app, 2);
  }
  const added = "Bayo added evidence: ₦4,980.39 MTN airtime";
  expect(await titlesOf(ada, "dispute.evidence")).toEqual([added, added]);
  expect(await titlesOf(bayo, "dispute.evidence")).toEqual([]);
  const cases = await noticesOf(app, chidi, "staff.evidence");
  const shown = {
    title: "New evidence in your case: ₦4,980.39 MTN airtime",
    body: "The seller added it.",
    link: `/admin/trades/${tradeId}`,
  };
  expect(cases).toMatchObject([shown, shown]);
  expect(await titlesOf(dele, "staff.evidence")).toEqual([]);
  // A moderator's own file is news for both sides, and one who has the case knows of it.
  await addPhoto(chidi, disputeId, "#a00");
  for (const party of [ada, bayo])
    expect((await titlesOf(party, "dispute.evidence"))[0]).toBe(
      "A moderator added evidence: ₦4,980.39 MTN airtime",
    );
  expect(await noticesOf(app, chidi, "staff.evidence")).toHaveLength(2);
  // The dispute's page is one with the trade's.
  await readNotices(ada.actor, { link: `/trades/${tradeId}` });
  expect(await unreadOf(ada.id)).toBe(0);
});
