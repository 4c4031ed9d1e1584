import { afterAll, beforeAll, expect, test } from "vitest";
import { agreeCancel, concedeTrade, ruleOnTrade } from "@/lib/disputes/commands/close-dispute";
import { readPerson } from "@/lib/identity";
import { query, sql } from "@/lib/kernel/db";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { approveTrade, cancelTrade, proposeCancel } from "@/lib/trades";
import { freshKey, type Scene, sceneOf } from "@/lib/trades/scenes-for-tests";
import { refreshReputation } from "./record";

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

test("the latest ten trades of a seller are kept in their order, whatever they were as a buyer", async () => {
  const scenes: Scene[] = [];
  for (let at = 0; at < 12; at++) scenes.push(await sceneOf(app, at % 5 === 3 ? "IN_ESCROW" : "DELIVERED"));
  for (const [at, { ada, bayo, ...scene }] of scenes.entries()) {
    await (at % 5 === 3
      ? cancelTrade(bayo.actor, freshKey(), scene)
      : approveTrade(ada.actor, freshKey(), scene));
  }
  const [last] = scenes.slice(-1);
  const sold = { id: last?.bayo.id ?? "" };
  await app.asOwner("update trade set seller_id = $1, performer_id = $1 where id = any($2::uuid[])", [
    sold.id,
    scenes.map(({ tradeId }) => tradeId),
  ]);
  await app.asOwner(
    "update trade set ended_at = app_now() + ord * interval '1 second' from unnest($1::uuid[]) with ordinality as t (of, ord) where id = of",
    [scenes.map(({ tradeId }) => tradeId)],
  );
  await refreshReputation(sold.id);
  const [record] = await query<{ lastTrades: string }>(
    sql`select last_trades from reputation where user_id = ${sold.id}::uuid`,
  );
  expect(record?.lastTrades).toBe("1011110111");
});
