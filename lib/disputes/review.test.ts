import { afterAll, beforeAll, expect, test } from "vitest";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey, sceneOf } from "../trades/scenes-for-tests";
import { getDisputeFor, startReview } from "./index";
import { ruled } from "./scenes-for-tests";

let app: TestApp;
let chidi: TestUser;
let dele: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  dele = await makeUser(app, "Dele Ojo", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());

test("both parties see that a moderator reviews their dispute once one has started, and who decided is kept", async () => {
  const { tradeId, ada, bayo } = await sceneOf(app, "DISPUTED");
  const startedFor = async (party: TestUser) =>
    (await getDisputeFor(party.actor, tradeId))?.reviewStartedAt ?? null;
  expect(await startedFor(ada)).toBeNull();
  await startReview(chidi.actor, freshKey(), { tradeId });
  expect(await startedFor(ada)).not.toBeNull();
  expect(await startedFor(bayo)).toEqual(await startedFor(ada));
  await expect(startReview(dele.actor, freshKey(), { tradeId })).rejects.toMatchObject({
    reason: "being_reviewed",
  });
  await ruled(dele, tradeId, "refund");
  const { rows } = await app.asOwner("select moderator_id from dispute where trade_id = $1", [tradeId]);
  expect(rows).toEqual([{ moderator_id: dele.id }]);
});

test("no party and no other staff can start a review, and none starts after the decision", async () => {
  const { tradeId, ada, bayo } = await sceneOf(app, "DISPUTED");
  const efe = await makeUser(app, "Efe Okoro", { staffRoles: ["FINANCE"] });
  const party = { ...bayo.actor, roles: ["MODERATOR" as const] };
  for (const actor of [ada.actor, efe.actor, party])
    await expect(startReview(actor, freshKey(), { tradeId })).rejects.toMatchObject({ reason: "not_found" });
  await ruled(chidi, tradeId, "release");
  await expect(startReview(chidi.actor, freshKey(), { tradeId })).rejects.toMatchObject({
    reason: "not_found",
  });
});
