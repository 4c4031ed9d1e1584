import { afterAll, beforeAll, expect, test } from "vitest";
import { agreeCancel, concedeTrade } from "@/lib/disputes";
import { findingNames, lostBy, type Outcome } from "@/lib/disputes/findings";
import { ruledFinally } from "@/lib/disputes/scenes-for-tests";
import { readPerson } from "@/lib/identity";
import { query, sql } from "@/lib/kernel/db";
import { moneyView } from "@/lib/kernel/schema";
import { dice } from "@/lib/testing/dice";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { approveTrade, cancelTrade, proposeCancel, stopParts } from "@/lib/trades";
import { complete, type Drip, dripOf, TOTAL } from "@/lib/trades/drip/scene-for-tests";
import { lookAtDeadlines } from "@/lib/trades/outages/scene-for-tests";
import { freshKey, PRICE, reasonOf, type Scene, sceneOf } from "@/lib/trades/scenes-for-tests";
import { nextAction } from "@/lib/trades/story-for-tests";
import { countedByHand, type Fact, type Figures, none } from "./by-hand-for-tests";
import { refreshReputation, wrongRecords } from "./record";

const STEPS = 150;
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000_007);

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const recordOf = async (userId: string) => {
  await refreshReputation(userId);
  const [row] = await query<Figures>(sql`
    select trades_completed, trades_unfinished, purchases_completed, purchases_unfinished, trades_ended, trades_disputed, disputes_lost
    from reputation where user_id = ${userId}::uuid`);
  return row;
};

async function both({ ada, bayo }: Scene) {
  return { buyer: await recordOf(ada.id), seller: await recordOf(bayo.id) };
}

const agreedCancel = async (asks: "ada" | "bayo", state: Parameters<typeof sceneOf>[1] = "IN_ESCROW") => {
  const scene = await sceneOf(app, state);
  const { tradeId } = scene;
  await proposeCancel(scene[asks].actor, freshKey(), { tradeId });
  await agreeCancel(scene[asks === "ada" ? "bayo" : "ada"].actor, freshKey(), { tradeId });
  return both(scene);
};

test("a cancel that both agreed to counts against the one who asked for it, on their side, and not against the other", async () => {
  expect(await agreedCancel("ada")).toEqual({ buyer: { ...none, purchasesUnfinished: 1 }, seller: none });
  expect(await agreedCancel("bayo")).toEqual({ buyer: none, seller: { ...none, tradesUnfinished: 1 } });
  const disputed = { ...none, tradesDisputed: 1 };
  expect(await agreedCancel("ada", "DISPUTED")).toEqual({
    buyer: { ...disputed, purchasesUnfinished: 1 },
    seller: disputed,
  });
});

test("a trade that was not begun in time counts against the seller, though its buyer ended it", async () => {
  const [lapsed, late] = [await sceneOf(app), await sceneOf(app)];
  await app.moveTime("31 minutes");
  await cancelTrade(late.ada.actor, freshKey(), { tradeId: late.tradeId });
  await lookAtDeadlines(app);
  for (const scene of [lapsed, late])
    expect(await both(scene)).toEqual({ buyer: none, seller: { ...none, tradesUnfinished: 1 } });
});

test("who concedes has lost the dispute: a buyer has still bought, a seller has not sold", async () => {
  const byBuyer = await sceneOf(app, "DISPUTED");
  await concedeTrade(byBuyer.ada.actor, freshKey(), { tradeId: byBuyer.tradeId });
  expect(await both(byBuyer)).toEqual({
    buyer: { ...none, purchasesCompleted: 1, tradesDisputed: 1, disputesLost: 1 },
    seller: { ...none, tradesCompleted: 1, tradesDisputed: 1 },
  });
  const bySeller = await sceneOf(app, "DISPUTED");
  await concedeTrade(bySeller.bayo.actor, freshKey(), { tradeId: bySeller.tradeId });
  expect(await both(bySeller)).toEqual({
    buyer: { ...none, tradesDisputed: 1 },
    seller: { ...none, tradesUnfinished: 1, tradesDisputed: 1, disputesLost: 1 },
  });
});

test("who lost follows from what was found, and what we or a carrier did is held against nobody", async () => {
  const blameless = findingNames.filter((name) => !lostBy(name));
  expect(blameless).toEqual(["damaged_in_transit", "lost_by_carrier", "platform_fault"]);
  const chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
  const after = async (...[outcome, more]: [Outcome, Parameters<typeof ruledFinally>[3]]) => {
    const scene = await sceneOf(app, "DISPUTED");
    await ruledFinally(chidi, scene.tradeId, outcome, more);
    return both(scene);
  };
  const disputed = { ...none, tradesDisputed: 1 };
  const lost = { ...disputed, disputesLost: 1 };
  expect(await after("refund", { finding: "platform_fault" })).toEqual({ buyer: disputed, seller: disputed });
  expect(await after("refund", { finding: "not_sent" })).toEqual({
    buyer: disputed,
    seller: { ...lost, tradesUnfinished: 1 },
  });
  expect(await after("release", { finding: "buyer_silent" })).toEqual({
    buyer: { ...lost, purchasesCompleted: 1 },
    seller: { ...disputed, tradesCompleted: 1 },
  });
  expect(await after("split", { finding: "short", refundMinor: "100000" })).toEqual({
    buyer: disputed,
    seller: lost,
  });
});

test("a profile shows the buyer's side, how fast they confirm, and what was traded in 30 and 90 days", async () => {
  const scene = await sceneOf(app, "DELIVERED");
  await app.moveTime("10 minutes");
  await approveTrade(scene.ada.actor, freshKey(), { tradeId: scene.tradeId });
  await both(scene);
  const volumes = async (userId: string) =>
    (await readPerson(userId))?.recent.map(({ trades, volume }) => [trades, BigInt(volume.minor)]);
  expect(await readPerson(scene.ada.id)).toMatchObject({
    purchasesCompleted: 1,
    purchaseRateBps: 10_000,
    tradesCompleted: 0,
    completionRateBps: null,
    medianDeliverySeconds: null,
    disputeRateBps: 0,
  });
  expect((await readPerson(scene.ada.id))?.medianConfirmSeconds).toBeGreaterThanOrEqual(600);
  expect((await readPerson(scene.bayo.id))?.medianConfirmSeconds).toBeNull();
  for (const { id } of [scene.ada, scene.bayo])
    expect(await volumes(id)).toEqual([
      [1, PRICE],
      [1, PRICE],
    ]);
  await app.moveTime("31 days");
  expect(await volumes(scene.ada.id)).toEqual([
    [0, 0n],
    [1, PRICE],
  ]);
  await app.moveTime("60 days");
  expect(await volumes(scene.ada.id)).toEqual([
    [0, 0n],
    [0, 0n],
  ]);
});

test("a record that was worked out later is not overwritten by a slower job that has seen less", async () => {
  const { ada } = await sceneOf(app);
  await refreshReputation(ada.id);
  await app.asOwner(
    "update reputation set trades_completed = 7, updated_at = app_now() + interval '1 hour' where user_id = $1",
    [ada.id],
  );
  expect(await recordOf(ada.id)).toMatchObject({ tradesCompleted: 7 });
  await app.asOwner("delete from reputation where user_id = $1", [ada.id]);
});

test("what is bought in parts is one trade of both records, once all of its parts have ended", async () => {
  const each = async ({ ada, bayo }: Pick<Drip, "ada" | "bayo">) => [
    await recordOf(ada.id),
    await recordOf(bayo.id),
  ];
  const whole = await dripOf(app, 4);
  expect(await each(whole)).toEqual([1, 2].map(() => ({ ...none, tradesEnded: 0 })));
  await complete(whole, 5);
  expect(await each(whole)).toEqual([
    { ...none, purchasesCompleted: 1 },
    { ...none, tradesCompleted: 1 },
  ]);
  // Its buyer has enough of it after two: what was taken is bought, and nothing is held against anybody.
  const stopped = await dripOf(app, 2);
  await stopParts(stopped.ada.actor, freshKey(), stopped.part(4));
  await complete(stopped, 3);
  expect(await each(stopped)).toEqual([
    { ...none, purchasesCompleted: 1 },
    { ...none, tradesCompleted: 1 },
  ]);
  const givenUp = await dripOf(app, 2);
  await cancelTrade(givenUp.bayo.actor, freshKey(), givenUp.part(3));
  expect(await each(givenUp)).toEqual([none, { ...none, tradesUnfinished: 1 }]);
  const [kept, broken] = [await readPerson(whole.bayo.id), await readPerson(givenUp.bayo.id)];
  expect([kept?.completionRateBps, kept?.recent[0]]).toEqual([
    10_000,
    { days: 30, trades: 1, volume: moneyView(TOTAL) },
  ]);
  expect([broken?.completionRateBps, broken?.recent[0]?.trades]).toEqual([0, 1]);
});

test(`after any story the stored figures are those of the facts, and a changed one is found (SEED=${SEED})`, async () => {
  const random = dice(SEED);
  const trader = (name: string) => makeUser(app, name, { balanceMinor: 90_000_00n, level: "VERIFIED" });
  const [ada, ...others] = await Promise.all(["Ada", "Bayo", "Dayo"].map(trader));
  if (!ada) throw new Error("there is always Ada");
  const [chidi, dele] = [
    await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] }),
    await makeUser(app, "Dele", { staffRoles: ["MODERATOR"] }),
  ];
  const cast = { app, traders: [ada, ...others] as [typeof ada], chidi, dele };
  // Offers and trades of the tests before are there too: only of these three everything that ended is known.
  const people = cast.traders.map(({ id }) => id);
  const ended = () =>
    query<Fact>(sql`
    select coalesce(t.checkout_id, t.id) as purchase, t.buyer_id, t.seller_id, t.state, (select json_agg(json_build_object('move', m.move, 'by', m.actor_id, 'role', m.actor_role)
      order by m.sequence) from timeline m where m.trade_id = t.id) as moves from trade t
    where t.ended_at is not null and array[t.buyer_id, t.seller_id] && ${people}::uuid[]
      and not exists (select from trade p where p.checkout_id = t.checkout_id and p.ended_at is null)`);
  let facts: Fact[] = [];
  // Most of what a story tries is refused: it goes on until some trades have ended.
  for (let step = 0; step < STEPS || facts.length <= 5; step += 1) {
    const { act } = await nextAction(cast, random);
    await act(freshKey()).catch((error: unknown) => reasonOf(error));
    if (step >= STEPS - 1) facts = await ended();
  }
  for (const id of people)
    expect({ id, ...(await recordOf(id)) }).toEqual({ id, ...countedByHand(id, facts) });
  const everyone = await query<{ id: string }>(
    sql`select buyer_id as id from trade union select seller_id from trade`,
  );
  for (const { id } of everyone) await refreshReputation(id);
  expect(await query(wrongRecords)).toEqual([]);
  await app.asOwner("update reputation set disputes_lost = disputes_lost + 1 where user_id = $1", [ada.id]);
  expect(await query(wrongRecords)).toMatchObject([{ userId: ada.id }]);
});
