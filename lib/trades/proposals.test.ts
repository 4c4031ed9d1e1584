import { afterAll, beforeAll, expect, test } from "vitest";
import { agreeCancel, openDispute } from "@/lib/disputes";
import { query, sql } from "@/lib/kernel/db";
import { noticesOf } from "@/lib/notifications/run-for-tests";
import { type TestApp, testApp } from "@/lib/testing/world";
import {
  agreeExtension,
  beginTrade,
  declineProposal,
  getTradeFor,
  proposeCancel,
  proposeExtension,
  withdrawProposal,
} from ".";
import { clockOf, lookAtDeadlines, movedBy } from "./outages/scene-for-tests";
import { freshKey, type Scene, sceneOf } from "./scenes-for-tests";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const proposalOf = async ({ ada, tradeId }: Scene) => (await getTradeFor(ada.actor, tradeId))?.proposal;
const movesOf = async ({ tradeId }: Scene) =>
  (
    await query<{ move: string }>(
      sql`select move from timeline where trade_id = ${tradeId}::uuid order by sequence`,
    )
  ).map(({ move }) => move);

test("one proposal is open at a time, by whichever side and of whichever kind", async () => {
  const scene = await sceneOf(app, "BEGUN");
  const { ada, bayo } = scene;
  await proposeExtension(bayo.actor, freshKey(), scene);
  for (const by of [ada.actor, bayo.actor]) {
    for (const propose of [proposeCancel, proposeExtension]) {
      await expect(propose(by, freshKey(), scene)).rejects.toMatchObject({ reason: "proposal_open" });
    }
  }
  expect(await proposalOf(scene)).toMatchObject({ kind: "extension", by: "seller" });
});

test("only the other side declines a proposal, only its maker withdraws it, and then another can be made", async () => {
  const scene = await sceneOf(app, "DELIVERED");
  const { ada, bayo } = scene;
  await proposeCancel(ada.actor, freshKey(), scene);
  await expect(declineProposal(ada.actor, freshKey(), scene)).rejects.toMatchObject({ reason: "moved_on" });
  await expect(withdrawProposal(bayo.actor, freshKey(), scene)).rejects.toMatchObject({
    reason: "moved_on",
  });
  await declineProposal(bayo.actor, freshKey(), scene);
  await expect(agreeCancel(bayo.actor, freshKey(), scene)).rejects.toMatchObject({ reason: "moved_on" });
  await proposeExtension(bayo.actor, freshKey(), scene);
  await withdrawProposal(bayo.actor, freshKey(), scene);
  await expect(agreeExtension(ada.actor, freshKey(), scene)).rejects.toMatchObject({ reason: "moved_on" });
  expect(await proposalOf(scene)).toBeNull();
  expect((await movesOf(scene)).slice(-4)).toEqual([
    "propose-cancel",
    "decline-proposal",
    "propose-extension",
    "withdraw-proposal",
  ]);
});

test("an extension that both want moves the deadline from where it stood, or from now where it has passed", async () => {
  const scene = await sceneOf(app);
  const agreed = async () => {
    await proposeExtension(scene.bayo.actor, freshKey(), scene);
    await agreeExtension(scene.ada.actor, freshKey(), scene);
    return clockOf(scene);
  };
  const first = await clockOf(scene);
  const second = await agreed();
  expect(movedBy(first, second)).toBe(30 * 60);
  await app.moveTime("65 minutes"); // five past the deadline, and the clock has not looked yet
  expect(movedBy(second, await agreed())).toBeGreaterThanOrEqual(35 * 60);
});

test("a seller who begins late has begun: from then on a moderator decides", async () => {
  const scene = await sceneOf(app);
  await app.moveTime("31 minutes");
  await beginTrade(scene.bayo.actor, freshKey(), scene);
  await lookAtDeadlines(app);
  expect(await clockOf(scene)).toMatchObject({ state: "DISPUTED", deadlineAt: null });
});

test("a proposal without an answer ends after a day, and its maker reads it; a change of state ends it at once", async () => {
  const disputed = await sceneOf(app, "DISPUTED");
  await proposeCancel(disputed.bayo.actor, freshKey(), disputed);
  const delivered = await sceneOf(app, "DELIVERED");
  await proposeCancel(delivered.bayo.actor, freshKey(), delivered);
  const statement = "Nothing has arrived on my line.";
  await openDispute(delivered.ada.actor, freshKey(), { ...delivered, reason: "not_received", statement });
  expect(await proposalOf(delivered)).toBeNull();

  await app.moveTime("23 hours");
  await lookAtDeadlines(app);
  expect(await proposalOf(disputed)).toMatchObject({ kind: "cancel", by: "seller" });
  await app.moveTime("61 minutes");
  await lookAtDeadlines(app);
  expect(await proposalOf(disputed)).toBeNull();
  expect((await movesOf(disputed)).at(-1)).toBe("expire-proposal");
  expect((await clockOf(disputed)).state).toBe("DISPUTED");
  const [ended] = await noticesOf(app, disputed.bayo, "trade.proposal_ended");
  expect(ended?.title).toMatch(/^Your proposal expired: /);
  expect(await noticesOf(app, disputed.ada, "trade.proposal_ended")).toEqual([]);
});
