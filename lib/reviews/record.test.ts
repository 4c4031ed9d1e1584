import { afterAll, beforeAll, expect, test } from "vitest";
import { agreeCancel, concedeTrade, ruleOnTrade } from "@/lib/disputes/commands/close-dispute";
import { readPerson } from "@/lib/identity";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { approveTrade, cancelTrade, proposeCancel } from "@/lib/trades";
import { freshKey, type Scene, sceneOf } from "@/lib/trades/scenes-for-tests";
import { refreshReputation } from "./reactions";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Completion of the seller in basis points, and completed purchases of the buyer, once the trade has ended. */
async function recordAfter(
  state: "DELIVERED" | "IN_ESCROW" | "DISPUTED",
  end: (scene: Scene) => Promise<unknown>,
) {
  const scene = await sceneOf(app, state);
  await end(scene);
  await refreshReputation(scene.bayo.id);
  await refreshReputation(scene.ada.id);
  const [seller, buyer] = [await readPerson(scene.bayo.id), await readPerson(scene.ada.id)];
  return [seller?.completionRateBps, buyer?.purchasesCompleted];
}

const rule = (ruling: "refund" | "release") => async (scene: Scene) => {
  const chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
  await ruleOnTrade(chidi.actor, freshKey(), { ...scene, ruling, reason: "The receipt shows it." });
};

test("a completed trade counts for both", async () => {
  expect(
    await recordAfter("DELIVERED", ({ ada, ...scene }) => approveTrade(ada.actor, freshKey(), scene)),
  ).toEqual([10_000, 1]);
});

test("a trade that the seller gave up, conceded or lost counts against the seller", async () => {
  const gaveUp = ({ bayo, ...scene }: Scene) => cancelTrade(bayo.actor, freshKey(), scene);
  const conceded = ({ bayo, ...scene }: Scene) => concedeTrade(bayo.actor, freshKey(), scene);
  expect(await recordAfter("IN_ESCROW", gaveUp)).toEqual([0, 0]);
  expect(await recordAfter("DISPUTED", conceded)).toEqual([0, 0]);
  expect(await recordAfter("DISPUTED", rule("refund"))).toEqual([0, 0]);
});

test("a dispute that the buyer lost counts as completed", async () => {
  expect(await recordAfter("DISPUTED", rule("release"))).toEqual([10_000, 1]);
});

test("a trade that both agreed to cancel counts for nobody", async () => {
  const agreed = async ({ ada, bayo, ...scene }: Scene) => {
    await proposeCancel(ada.actor, freshKey(), scene);
    await agreeCancel(bayo.actor, freshKey(), scene);
  };
  expect(await recordAfter("IN_ESCROW", agreed)).toEqual([null, 0]);
});
