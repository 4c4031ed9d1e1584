import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SYSTEM } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { type TestApp, testApp } from "@/lib/testing/world";
import { mayMakeMove, type PayoutMoveName, payoutMoves, payoutStates } from "./moves";
import { type PayoutFacts, planPayout } from "./rules";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const names = Object.keys(payoutMoves) as PayoutMoveName[];

test("the database allows exactly the moves of the table", async () => {
  const rows = await query<{ fromState: string; toState: string }>(
    sql`select from_state, to_state from machine_move where machine = 'payout'`,
  );
  const inDatabase = rows.map(({ fromState, toState }) => `${fromState} ${toState}`).toSorted();
  const inTable = names.flatMap((name) => {
    const { from, to } = payoutMoves[name];
    return to === "same" ? [] : from.map((state) => `${state} ${to}`);
  });
  expect([...new Set(inTable)].toSorted()).toEqual(inDatabase);
});

const payout: PayoutFacts = {
  id: "00000000-0000-7000-8000-000000000001",
  version: 3n,
  userId: SYSTEM.id,
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
  test.each(names)("%s is made or refused as the table says", (name) => {
    const move = () => planPayout({ ...payout, state }, name);
    if (!mayMakeMove(state, name)) return expect(move).toThrow("This has just changed");
    const { to } = payoutMoves[name];
    const plan = move();
    expect(plan.result.state).toBe(to === "same" ? state : to);
    expect(plan.expect).toEqual([{ table: "payout", id: payout.id, version: 3n }]);
    expect(plan.events).toHaveLength(to === "same" ? 0 : 1);
  });
});

test("every state but the ends has a way on that is not the same person's silence", () => {
  for (const state of payoutStates) {
    const ways = names.filter((name) => mayMakeMove(state, name) && payoutMoves[name].to !== "same");
    const isEnd = ["REVERSED", "CANCELLED", "REJECTED", "FAILED"].includes(state);
    expect(ways.length > 0, state).toBe(!isEnd);
  }
});
