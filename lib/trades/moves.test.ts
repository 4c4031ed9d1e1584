import { expect, test } from "vitest";
import { MINUTE } from "@/lib/kernel/clock";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { shownName } from "@/lib/kernel/machine";
import { Refusal } from "@/lib/kernel/refusal";
import {
  legalMove,
  type MoveFacts,
  type MoveName,
  openMoves,
  type Proposal,
  type TradeRole,
  type TradeState,
  tradeMoves,
  tradeStates,
  whoseTurn,
} from "./moves";
import { planMove } from "./rules";
import { ADA, BAYO, NOW, tradeFacts } from "./trade-facts-for-tests";

const roles: TradeRole[] = ["buyer", "seller", "clock", "moderator"];
const names = [...new Set(tradeMoves.map(({ name }) => name))];
const at = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);

/** The contract's table once more, in its own words: who, from where, to where, and when at all. */
function outcomesByContract(facts: MoveFacts, name: MoveName, role: TradeRole): TradeState[] {
  const { state, begunAt, deliveredAt, deliveriesUndone, deadlineAt, proposal, staffExtensions = 0 } = facts;
  const isParty = role === "buyer" || role === "seller";
  const isOpen = state === "IN_ESCROW" || state === "DELIVERED" || state === "DISPUTED";
  const isTimed = state === "IN_ESCROW" || state === "DELIVERED";
  const isLate = deadlineAt !== null && deadlineAt <= NOW;
  const otherProposed = (kind: Proposal["kind"]) => proposal?.kind === kind && proposal.by !== role;
  const when = (holds: boolean, ...to: TradeState[]) => (holds ? to : []);
  switch (name) {
    case "begin":
      return when(role === "seller" && state === "IN_ESCROW" && !begunAt, state);
    case "deliver":
      return when(role === "seller" && state === "IN_ESCROW" && begunAt !== null, "DELIVERED");
    case "undo-deliver": {
      const isFresh = deliveredAt !== null && deliveredAt >= at(-5) && deliveriesUndone < 2;
      return when(role === "seller" && state === "DELIVERED" && isFresh, "IN_ESCROW");
    }
    case "approve":
      return when(role === "buyer" && state === "DELIVERED", "COMPLETED");
    case "cancel":
      return when(role === "seller" && state === "IN_ESCROW", "CANCELLED");
    case "propose-cancel":
      return when(isParty && isOpen && proposal?.kind !== "cancel", state);
    case "agree-cancel":
      return when(isParty && isOpen && otherProposed("cancel"), "CANCELLED");
    case "propose-extension":
      return when(isParty && isTimed && proposal?.kind !== "extension", state);
    case "agree-extension":
      return when(isParty && isTimed && otherProposed("extension"), state);
    case "extend":
      return when(role === "moderator" && isTimed && staffExtensions < 2, state);
    case "lapse":
      return when(role === "clock" && state === "IN_ESCROW" && !begunAt && isLate, "CANCELLED");
    case "escalate": {
      const waits = state === "DELIVERED" || (state === "IN_ESCROW" && begunAt !== null);
      return when(role === "clock" && waits && isLate, "DISPUTED");
    }
    case "dispute":
      return when(isParty && isTimed, "DISPUTED");
    case "concede":
      return when(isParty && state === "DISPUTED", role === "seller" ? "CANCELLED" : "COMPLETED");
    case "turn": // with the end of the part before it
      return [];
    case "stop":
      return when(role === "buyer" && state === "WAITING", "CANCELLED");
    default: // the ruling
      return when(role === "moderator" && state === "DISPUTED", "CANCELLED", "COMPLETED", "SPLIT");
  }
}

const proposals: (Proposal | null)[] = [
  null,
  ...(["cancel", "extension"] as const).flatMap((kind) => [
    { kind, by: "buyer" as const },
    { kind, by: "seller" as const },
  ]),
];

/** Every situation that a condition can tell from another, on both sides of each edge. */
function* situations(): Generator<MoveFacts> {
  for (const state of tradeStates)
    for (const begunAt of [null, at(-10)])
      for (const deliveredAt of [null, at(-5), new Date(at(-5).getTime() - 1)])
        for (const deadlineAt of [null, NOW, new Date(NOW.getTime() + 1), at(-1)])
          for (const proposal of proposals)
            for (const deliveriesUndone of deliveredAt ? [0, 1, 2] : [0])
              for (const staffExtensions of proposal ? [1] : [1, 2])
                yield {
                  kind: "AIRTIME",
                  state,
                  begunAt,
                  deliveredAt,
                  deliveriesUndone,
                  deadlineAt,
                  proposal,
                  staffExtensions,
                };
}

test("every move is legal exactly where the contract says, in every situation and for every role", () => {
  let looked = 0;
  for (const facts of situations()) {
    for (const role of roles) {
      for (const name of names) {
        const outcomes = outcomesByContract(facts, name, role);
        const legal = tradeStates.filter((to) => {
          const move = legalMove(facts, name, role, NOW, to) ?? legalMove(facts, name, role, NOW);
          return move !== undefined && (move.to === "same" ? facts.state : move.to) === to;
        });
        looked += 1;
        if (legal.join() !== outcomes.toSorted(inOrder).join())
          expect.fail(`${role} ${name} in ${JSON.stringify(facts)}: ${legal.join()} but ${outcomes.join()}`);
      }
      const open = names.filter((name) => outcomesByContract(facts, name, role).length > 0);
      expect(new Set(openMoves(facts, role, NOW))).toEqual(new Set(open));
    }
  }
  expect(looked).toBe(7 * 2 * 7 * 4 * 6 * 4 * 17);
});

const inOrder = (a: TradeState, b: TradeState) => tradeStates.indexOf(a) - tradeStates.indexOf(b);

const actors = {
  buyer: { id: ADA, roles: [] },
  seller: { id: BAYO, roles: [] },
  moderator: { id: newId(), roles: ["MODERATOR" as const] },
};

test("a plan is made exactly for the legal moves, and leaves trade, hold and units agreeing", () => {
  let planned = 0;
  for (const facts of situations()) {
    const trade = tradeFacts(facts);
    for (const role of ["buyer", "seller", "moderator"] as const) {
      for (const name of names) {
        const outcomes = outcomesByContract(facts, name, role);
        const to = outcomes.length > 1 ? outcomes[0] : undefined;
        const attempt = () => planMove(trade, name, actors[role], to ? { to } : {});
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
        expect(paid).toBe(isFinal ? trade.priceMinor : 0n);
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

test("a moderator who is a party to the trade may not rule on it", () => {
  for (const id of [ADA, BAYO]) {
    const own = () =>
      planMove(tradeFacts({ state: "DISPUTED" }), "rule", { id, roles: ["MODERATOR"] }, { to: "COMPLETED" });
    expect(own).toThrow(expect.objectContaining({ reason: "own_case" }));
  }
});

test("every unfinished state has a party whose turn it is and a way out, and a finished one has neither", () => {
  for (const state of tradeStates) {
    const facts = {
      kind: "AIRTIME" as const,
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

test("silence never pays a seller, and refunds a buyer only where the seller has not begun", () => {
  const byClock = tradeMoves.filter(({ by }) => by.includes("clock"));
  expect(byClock.filter(({ pays }) => pays === "performer" || pays === "both")).toEqual([]);
  // 'stop' is of the parts after one that ends.
  const refunds = byClock.filter(({ pays }) => pays === "confirmer");
  expect(refunds.map(({ name }) => name)).toEqual(["lapse", "stop"]);
});
