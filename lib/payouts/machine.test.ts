import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SYSTEM } from "@/lib/kernel/command";
import { SYSTEM_ID } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { declaredMoves, possibleMoves } from "@/lib/testing/possible-moves";
import { payout as machine, mayMakeMove, type PayoutMoveName, payoutStates } from "./machine";
import { type PayoutFacts, planPayout } from "./rules";
import { openPayoutStage, type PayoutStage } from "./scenes-for-tests";

let stage: PayoutStage;

beforeAll(async () => {
  stage = await openPayoutStage();
});
afterAll(() => stage.close());

const names = Object.keys(machine.moves) as PayoutMoveName[];
const leadsTo = (name: PayoutMoveName) => machine.moves[name].to;

test("the database allows exactly the declared moves, for every principal", async () => {
  const scene = await stage.scene();
  const { efe, ngozi } = await stage.staff();
  const id = await stage.requested(scene);
  const principals = [SYSTEM_ID, scene.ada.id, efe.id, ngozi.id];
  expect((await possibleMoves(stage.app, machine, id, principals)).toSorted()).toEqual(
    declaredMoves(machine),
  );
});

const payout: PayoutFacts = {
  id: "00000000-0000-7000-8000-000000000001",
  version: 3n,
  userId: SYSTEM.id,
  gateway: "paystack",
  currency: HOME,
  bankAccountId: SYSTEM.id,
  reference: "pay-00000000-0000-7000-8000-000000000001",
  state: "QUEUED",
  amountMinor: 1n,
  feeMinor: 1n,
  gatewayFeeMinor: null,
  twoPeople: false,
  holdUntil: null,
  checkAt: null,
  sendingAt: null,
  paidAt: null,
};

describe.each(payoutStates)("in state %s", (state) => {
  test.each(names)("%s is made or refused as declared", (name) => {
    const move = () => planPayout({ ...payout, state }, name);
    if (!mayMakeMove(state, name)) return expect(move).toThrow("This has just changed");
    const to = leadsTo(name);
    const plan = move();
    expect(plan.result.state).toBe(to === "same" ? state : to);
    expect(plan.rows).toEqual([{ table: "payout", id: payout.id, version: 3n, move: name, set: {} }]);
    expect(plan.events).toHaveLength(to === "same" ? 0 : 1);
  });
});

test("every state but the final ones has a move to another state", () => {
  for (const state of payoutStates) {
    const ways = names.filter((name) => mayMakeMove(state, name) && leadsTo(name) !== "same");
    const isEnd = ["REVERSED", "CANCELLED", "REJECTED", "FAILED"].includes(state);
    expect(ways.length > 0, state).toBe(!isEnd);
  }
});
