import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SYSTEM } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { ledgerChecks } from "../composition";
import { acceptRuling, agreeCancel, concedeTrade, escalateTrade, openDispute } from "../disputes";
import { ruled } from "../disputes/scenes-for-tests";
import { checkLedger } from "../ledger";
import {
  approveTrade,
  beginTrade,
  cancelTrade,
  deliverTrade,
  lapseTrade,
  proposeCancel,
  undoDelivery,
} from ".";
import { freshKey, held, PRICE, type Scene, sceneOf, tally, together } from "./scenes-for-tests";

const FEE = 62_25n; // 1.5 % of 415,033 kobo is 6,225.495: half up 6,225
const ROUNDS = 6;
const statement = "Nothing has arrived on my line.";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

const stateOf = async ({ tradeId }: Scene) =>
  (await queryOne<{ state: string }>(sql`select state from trade where id = ${tradeId}::uuid`))?.state;

/** Where the price is, whatever happened: all of it in one place. */
async function moneyOf(scene: Scene) {
  const [escrow, buyer, seller] = await Promise.all([
    held("HOLD", scene.tradeId),
    held("WALLET", scene.ada.id),
    held("WALLET", scene.bayo.id),
  ]);
  return { escrow, refunded: buyer - (10_000_00n - PRICE), paid: seller };
}

const inEscrow = { escrow: PRICE, refunded: 0n, paid: 0n };
const withSeller = { escrow: 0n, refunded: 0n, paid: PRICE - FEE };
const withBuyer = { escrow: 0n, refunded: PRICE, paid: 0n };

const approve = (scene: Scene, key = freshKey()) => approveTrade(scene.ada.actor, key, scene);
const begin = (scene: Scene) => beginTrade(scene.bayo.actor, freshKey(), scene);
const cancel = (scene: Scene) => cancelTrade(scene.bayo.actor, freshKey(), scene);
const dispute = (scene: Scene) =>
  openDispute(scene.ada.actor, freshKey(), { ...scene, reason: "not_received", statement });

describe("a buyer who approves", () => {
  test("a hundred times at once under one key pays the seller once and always gets the first answer", async () => {
    const scene = await sceneOf(app, "DELIVERED");
    const key = freshKey();
    const answers = await Promise.all(Array.from({ length: 100 }, () => approve(scene, key)));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ result }) => JSON.stringify(result))).size).toBe(1);
    expect(await moneyOf(scene)).toEqual(withSeller);
  });

  test("thirty times at once under different keys pays the seller once", async () => {
    const scene = await sceneOf(app, "DELIVERED");
    const outcomes = await together(Array.from({ length: 30 }, () => () => approve(scene)));
    expect(tally(outcomes)).toEqual({ done: 1, moved_on: 29 });
    expect(await moneyOf(scene)).toEqual(withSeller);
  });

  test("under a key that was used for another trade is refused, at once or later", async () => {
    const [one, other] = [await sceneOf(app, "DELIVERED"), await sceneOf(app, "DELIVERED")];
    const key = freshKey();
    const asAda = (tradeId: string) => approveTrade(one.ada.actor, key, { tradeId });
    await asAda(one.tradeId);
    await expect(asAda(other.tradeId)).rejects.toMatchObject({ reason: "key_reused" });
    expect(await moneyOf(other)).toEqual(inEscrow);
  });
});

test("one key with two requests at once: one is done, and the other is refused as key_reused", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const scene = await sceneOf(app, "IN_ESCROW");
    const key = freshKey();
    const outcomes = await together([
      () => beginTrade(scene.bayo.actor, key, scene),
      () => cancelTrade(scene.bayo.actor, key, scene),
    ]);
    expect(tally(outcomes)).toEqual({ done: 1, key_reused: 1 });
  }
});

type Act = (scene: Scene) => Promise<{ replayed: boolean }>;

/** Two that exclude each other: the name, the state they start from, how far time has moved, and both acts. */
const rivals: [string, Parameters<typeof sceneOf>[1], string, Act, Act][] = [
  ["approve against dispute", "DELIVERED", "0", approve, dispute],
  ["approve against undo", "DELIVERED", "0", approve, (s) => undoDelivery(s.bayo.actor, freshKey(), s)],
  ["cancel against dispute", "BEGUN", "0", cancel, dispute],
  ["cancel against deliver", "BEGUN", "0", cancel, (s) => deliverTrade(s.bayo.actor, freshKey(), s)],
  [
    "begin against the clock's lapse",
    "IN_ESCROW",
    "31 minutes",
    begin,
    (s) => lapseTrade(SYSTEM, freshKey(), s),
  ],
  [
    "deliver against the clock's escalation",
    "BEGUN",
    "31 minutes",
    (s) => deliverTrade(s.bayo.actor, freshKey(), s),
    (s) => escalateTrade(SYSTEM, freshKey(), s),
  ],
  [
    "approve against the clock's escalation",
    "DELIVERED",
    "25 hours",
    approve,
    (s) => escalateTrade(SYSTEM, freshKey(), s),
  ],
  [
    "both giving in",
    "DISPUTED",
    "0",
    (s) => concedeTrade(s.ada.actor, freshKey(), s),
    (s) => concedeTrade(s.bayo.actor, freshKey(), s),
  ],
];

describe("of two moves that exclude each other exactly one is made", () => {
  test.each(rivals)("%s", async (_name, state, passes, one, other) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const scene = await sceneOf(app, state);
      if (passes !== "0") await app.moveTime(passes);
      const pair = round % 2 === 0 ? [one, other] : [other, one];
      const outcomes = await together(pair.map((act) => () => act(scene)));
      const said = outcomes.map((outcome) => outcome.said);
      expect(said.filter((word) => word === "done")).toHaveLength(1);
      expect(["moved_on", "not_due", "undo_over", "begin_first"]).toContain(
        said.find((word) => word !== "done"),
      );
      const expected = { COMPLETED: withSeller, CANCELLED: withBuyer }[(await stateOf(scene)) ?? ""];
      expect(await moneyOf(scene)).toEqual(expected ?? inEscrow);
    }
  });
});

test("a seller who begins while cancelling has cancelled, and the buyer has everything back", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const scene = await sceneOf(app);
    const [begun, cancelled] = await together([() => begin(scene), () => cancel(scene)]);
    expect(["done", "moved_on"]).toContain(begun?.said);
    expect(cancelled?.said).toBe("done");
    expect(await moneyOf(scene)).toEqual(withBuyer);
  }
});

test("a ruling that becomes final, a concession and an agreed cancel at once end a dispute once", async () => {
  const chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  for (let round = 0; round < ROUNDS; round += 1) {
    const scene = await sceneOf(app, "DISPUTED");
    await proposeCancel(scene.bayo.actor, freshKey(), scene);
    await ruled(chidi, scene.tradeId, "release");
    await acceptRuling(scene.bayo.actor, freshKey(), scene);
    const outcomes = await together([
      () => acceptRuling(scene.ada.actor, freshKey(), { tradeId: scene.tradeId }),
      () => concedeTrade(scene.bayo.actor, freshKey(), { tradeId: scene.tradeId }),
      () => agreeCancel(scene.ada.actor, freshKey(), { tradeId: scene.tradeId }),
    ]);
    expect(outcomes.filter(({ said }) => said === "done")).toHaveLength(1);
    const closed = await query<{ state: string }>(
      sql`select state from dispute where trade_id = ${scene.tradeId}::uuid`,
    );
    expect(closed).toEqual([{ state: "CLOSED" }]);
    expect((await moneyOf(scene)).escrow).toBe(0n);
  }
});
