import {
  type MoveFacts,
  type MoveName,
  type Proposal,
  type TradeRole,
  type TradeState,
  tradeStates,
} from "./moves";
import { ofGoodsAlone, outcomesForGoods, parcels } from "./parcel/contract-for-tests";
import { at, NOW } from "./trade-facts-for-tests";

/** The contract's table once more, in its own words: who, from where, to where, and when at all. */
export function outcomesByContract(facts: MoveFacts, name: MoveName, role: TradeRole): TradeState[] {
  const ofGoods = facts.kind === "GOODS" ? outcomesForGoods(facts, name, role) : undefined;
  if (ofGoods) return ofGoods;
  if (ofGoodsAlone.includes(name)) return [];
  const { state, begunAt, deliveredAt, deliveriesUndone, deadlineAt, proposal, staffExtensions = 0 } = facts;
  const isParty = role === "buyer" || role === "seller";
  const isOpen = state === "IN_ESCROW" || state === "DELIVERED" || state === "DISPUTED";
  const isTimed = state === "IN_ESCROW" || state === "DELIVERED";
  const isLate = deadlineAt !== null && deadlineAt <= NOW && !facts.clockStands;
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
    case "cancel": {
      const gaveUp = role === "seller" || (role === "buyer" && !begunAt && isLate);
      return when(gaveUp && state === "IN_ESCROW", "CANCELLED");
    }
    case "propose-cancel":
      return when(isParty && isOpen && !proposal, state);
    case "agree-cancel":
      return when(isParty && isOpen && otherProposed("cancel"), "CANCELLED");
    case "propose-extension":
      return when(isParty && isTimed && !proposal, state);
    case "agree-extension":
      return when(isParty && isTimed && otherProposed("extension"), state);
    case "decline-proposal":
      return when(isParty && isOpen && proposal !== null && proposal.by !== role, state);
    case "withdraw-proposal":
      return when(isParty && isOpen && proposal?.by === role, state);
    case "expire-proposal":
      return when(role === "clock" && isOpen && facts.proposalUntil === NOW, state);
    case "extend":
      return when(role === "moderator" && isTimed && staffExtensions < 2, state);
    case "lapse":
      return when(role === "clock" && state === "IN_ESCROW" && !begunAt && isLate, "CANCELLED");
    case "escalate": {
      const waits = state === "DELIVERED" || (state === "IN_ESCROW" && begunAt !== null);
      return when(
        role === "clock" && ((waits && isLate) || (isTimed && facts.waitsForModerator === true)),
        "DISPUTED",
      );
    }
    case "dispute":
      return when((isParty || role === "moderator") && isTimed, "DISPUTED");
    case "concede":
      return when(isParty && state === "DISPUTED", role === "seller" ? "CANCELLED" : "COMPLETED");
    case "turn": // with the end of the part before it
      return [];
    case "stop":
      return when(role === "buyer" && state === "WAITING", "CANCELLED");
    case "settle":
      return when(isParty && state === "DISPUTED", "CANCELLED", "COMPLETED", "SPLIT");
    default: // the ruling, once it is final
      return when(state === "DISPUTED", "CANCELLED", "COMPLETED", "SPLIT");
  }
}

export const proposals: (Proposal | null)[] = [
  null,
  ...(["cancel", "extension"] as const).flatMap((kind) => [
    { kind, by: "buyer" as const },
    { kind, by: "seller" as const },
  ]),
];

/** Every situation that a condition can tell from another, on both sides of each edge. */
export function* situations(): Generator<MoveFacts> {
  for (const state of tradeStates.filter((one) => one !== "SHIPPED" && one !== "RETURNING"))
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
                  proposalUntil: proposal && (proposal.by === "buyer" ? NOW : at(1)),
                  staffExtensions,
                  // Told apart once for each state and deadline.
                  clockStands: staffExtensions === 2 && deliveriesUndone === 0,
                  waitsForModerator: staffExtensions === 2 && deliveriesUndone === 1,
                };
}

/** The same of an order of goods: every state, parcel and proposal, on both sides of each deadline. */
export function* situationsOfGoods(): Generator<MoveFacts> {
  for (const state of tradeStates.filter((one) => one !== "WAITING"))
    for (const begunAt of [null, at(-10)])
      for (const deadlineAt of [NOW, at(1)])
        for (const proposal of proposalsOfGoods)
          for (const [nth, parcel] of parcels.entries())
            yield {
              kind: "GOODS",
              state,
              begunAt,
              deliveredAt: state === "DELIVERED" ? at(-5) : null,
              deliveriesUndone: proposal ? 2 : 0,
              deadlineAt,
              proposal,
              proposalUntil: proposal && (proposal.by === "buyer" ? NOW : at(1)),
              staffExtensions: proposal ? 2 : 0,
              clockStands: proposal?.kind === "cancel" && nth % 2 === 1,
              waitsForModerator: proposal?.kind === "extension" && nth % 2 === 0,
              parcel,
            };
}

export const proposalsOfGoods: (Proposal | null)[] = [
  ...proposals,
  { kind: "meeting", by: "buyer" },
  { kind: "meeting", by: "seller" },
  { kind: "return", by: "buyer", paidBy: "seller", wayBackMinor: "0" },
  { kind: "return", by: "seller", paidBy: "seller", wayBackMinor: "0" },
  { kind: "split", by: "buyer", refunds: { "1": "100" }, refundMinor: "100" },
  { kind: "split", by: "seller", refunds: { "1": "100" }, refundMinor: "100" },
];
