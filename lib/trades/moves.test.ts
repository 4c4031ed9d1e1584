import { expect, test } from "vitest";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { shownName } from "@/lib/kernel/machine";
import { Refusal } from "@/lib/kernel/refusal";
import { outcomesByContract, situations, situationsOfGoods } from "./contract-for-tests";
import {
  legalMove,
  openMoves,
  type TradeRole,
  type TradeState,
  tradeMoves,
  tradeStates,
  whoseTurn,
} from "./moves";
import { parcels } from "./parcel/contract-for-tests";
import { planMove } from "./rules";
import { ADA, at, BAYO, NOW, tradeFacts } from "./trade-facts-for-tests";

const roles: TradeRole[] = ["buyer", "seller", "clock", "moderator"];
const names = [...new Set(tradeMoves.map(({ name }) => name))];
test("every move is legal exactly where the contract says, in every situation and for every role", () => {
  const all = [...situations(), ...situationsOfGoods()];
  for (const facts of all) {
    for (const role of roles) {
      for (const name of names) {
        const outcomes = outcomesByContract(facts, name, role);
        const legal = tradeStates.filter((to) => {
          const move = legalMove(facts, name, role, NOW, to) ?? legalMove(facts, name, role, NOW);
          return move !== undefined && (move.to === "same" ? facts.state : move.to) === to;
        });
        if (legal.join() !== outcomes.toSorted(inOrder).join())
          expect.fail(`${role} ${name} in ${JSON.stringify(facts)}: ${legal.join()} but ${outcomes.join()}`);
      }
      const open = names.filter(
        (name) => !["rule", "settle"].includes(name) && outcomesByContract(facts, name, role).length > 0,
      );
      expect(new Set(openMoves(facts, role, NOW))).toEqual(new Set(open));
    }
  }
  expect(all).toHaveLength(
    2 * ((tradeStates.length - 2) * 7 * 4 * 6 + (tradeStates.length - 1) * 2 * 11 * parcels.length),
  );
});

const parcelFacts = {
  version: "1",
  feeMinor: "150000",
  codeHash: "0".repeat(64),
  codeGeneration: 1,
  codeTries: 0,
  codeLockedUntil: null,
  extraMinor: "0",
  labelMinor: null,
  labelCarrier: null,
  wayBackMinor: "0",
};

const inOrder = (a: TradeState, b: TradeState) => tradeStates.indexOf(a) - tradeStates.indexOf(b);

const actors = {
  buyer: { id: ADA, roles: [] },
  seller: { id: BAYO, roles: [] },
  moderator: { id: newId(), roles: ["MODERATOR" as const] },
};

test("a plan is made exactly for the legal moves, and leaves trade, hold and units agreeing", () => {
  let planned = 0;
  for (const facts of [...situations(), ...situationsOfGoods()]) {
    const { parcel, ...known } = facts;
    const trade = tradeFacts({ ...known, ...(parcel && { parcel: { ...parcelFacts, ...parcel } }) });
    for (const role of ["buyer", "seller", "moderator"] as const) {
      for (const name of names) {
        const outcomes = outcomesByContract(facts, name, role);
        const to = outcomes.length > 1 ? outcomes[0] : undefined;
        const set = name === "cancel" ? { cancelReason: "OUT_OF_STOCK" } : undefined;
        const attempt = () => planMove(trade, name, actors[role], { ...(to && { to }), ...(set && { set }) });
        if (outcomes.length === 0) {
          expect(attempt).toThrow(Refusal);
          continue;
        }
        planned += 1;
        const plan = attempt();
        const isFinal = ["COMPLETED", "CANCELLED", "SPLIT"].includes(outcomes[0] ?? "");
        expect(plan.result.state).toBe(outcomes[0]);
        const [moved] = plan.rows ?? [];
        expect(moved).toMatchObject({ table: "trade", id: trade.id, version: 3n });
        expect(shownName(moved?.move ?? "")).toBe(name);
        const paid = (plan.transfers ?? []).reduce((sum, { amount }) => sum + amount, 0n);
        const feeMinor = parcel ? 1_500_00n : 0n;
        expect(paid).toBe(isFinal ? trade.priceMinor + feeMinor : 0n);
        const units = plan.counts?.filter(({ table }) => table === "offer") ?? [];
        expect(units.map(({ change }) => change.unitsHeld)).toEqual(isFinal ? [-1n] : []);
      }
    }
  }
  expect(planned).toBeGreaterThan(1_000);
});

test("a stranger, and staff without the moderator's role, may make no move at all", () => {
  const trade = tradeFacts({ state: "DISPUTED" });
  for (const by of [
    { id: newId(), roles: [] },
    { id: newId(), roles: ["FINANCE" as const, "ADMIN" as const] },
    { id: SYSTEM_ID, roles: [] }, // the id alone does not make a clock
  ]) {
    for (const name of names) expect(() => planMove(trade, name, by)).toThrow(Refusal);
  }
});

test("every unfinished state has a party whose turn it is and a way out, and a finished one has neither", () => {
  for (const state of tradeStates) {
    const facts = {
      kind: state === "SHIPPED" ? ("GOODS" as const) : ("AIRTIME" as const),
      state,
      begunAt: at(-10),
      deliveredAt: at(-1),
      deliveriesUndone: 0,
      deadlineAt: NOW,
      proposal: null,
    };
    const open = roles.flatMap((role) => openMoves(facts, role, NOW));
    const isFinal = ["COMPLETED", "CANCELLED", "SPLIT"].includes(state);
    expect(open.length === 0).toBe(isFinal);
    expect(whoseTurn(facts) === null).toBe(isFinal);
  }
});

test("silence alone never pays a seller, and refunds a buyer only where the seller has not begun or sent, or a carrier proves that they have it back, but for what a moderator has ruled", () => {
  const byClock = tradeMoves.filter(({ by, name }) => by.includes("clock") && name !== "rule");
  const paying = byClock.filter(({ pays }) => pays === "performer" || pays === "both");
  expect(paying.map(({ key }) => key).toSorted()).toEqual(["inspected", "keep"]);
  for (const facts of situationsOfGoods()) {
    const isPaid = legalMove(facts, "inspected", "clock", NOW) !== undefined;
    if (isPaid) expect(facts.parcel?.proof).toMatch(/^(CARRIER|CODE)$/);
    // Who agrees to send it back says by that that they have it.
    if (legalMove(facts, "keep", "clock", NOW))
      expect([facts.state, facts.parcel?.isSentBack]).toEqual(["RETURNING", false]);
  }
  // 'stop' is of the parts after one that ends.
  const refunds = byClock.filter(({ pays }) => pays === "confirmer");
  expect(refunds.map(({ key }) => key).toSorted()).toEqual([
    "lapse",
    "lapse:unsent",
    "return-received:silent",
    "stop:end",
  ]);
  for (const facts of situationsOfGoods())
    if (legalMove(facts, "return-received", "clock", NOW)) expect(facts.parcel?.isBack).toBe(true);
});
