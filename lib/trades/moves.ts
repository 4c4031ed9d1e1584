import { DAY, HOUR, MINUTE } from "@/lib/kernel/clock";

/**
 * The trade machine: everything else is derived from this table (buttons, commands, jobs, tests). A move is legal where a
 * row says so and its `only` holds; the state decides, not the clock: what is late is legal until the clock has moved.
 */

export const tradeStates = ["IN_ESCROW", "DELIVERED", "DISPUTED", "COMPLETED", "CANCELLED", "SPLIT"] as const;
export type TradeState = (typeof tradeStates)[number];

export type TradeRole = "buyer" | "seller" | "clock" | "moderator";

/** The seller may take back 'I have sent it' for this long, in milliseconds. */
export const UNDO_WINDOW = 5 * MINUTE;

/** How long the seller has to deliver and the buyer to confirm, in milliseconds. */
export const tradeTimes = {
  AIRTIME: { deliver: 30 * MINUTE, confirm: 24 * HOUR, extend: 30 * MINUTE },
  GOODS: { deliver: 3 * DAY, confirm: 3 * DAY, extend: DAY },
  CRYPTO: { deliver: 15 * MINUTE, confirm: 24 * HOUR, extend: 15 * MINUTE },
} as const;

/** What a condition may look at. */
export interface MoveFacts {
  state: TradeState;
  begunAt: Date | null;
  deliveredAt: Date | null;
  deadlineAt: Date | null;
  proposal: Proposal | null;
}

export interface Proposal {
  kind: "cancel" | "extension";
  by: "buyer" | "seller";
}

type Condition = (trade: MoveFacts, now: Date, role: TradeRole) => boolean;

export interface Move {
  name: MoveName;
  by: readonly TradeRole[];
  from: readonly TradeState[];
  /** 'same' leaves the state as it is. */
  to: TradeState | "same";
  /** Who gets the escrow. */
  pays?: "seller" | "buyer" | "both";
  only?: Condition;
}

const begun: Condition = (trade) => trade.begunAt !== null;
const notBegun: Condition = (trade) => trade.begunAt === null;
const overdue: Condition = (trade, now) => trade.deadlineAt !== null && trade.deadlineAt <= now;
const undoable: Condition = (trade, now) =>
  trade.deliveredAt !== null && now.getTime() - trade.deliveredAt.getTime() <= UNDO_WINDOW;
const proposedByOther =
  (kind: Proposal["kind"]): Condition =>
  (trade, _now, role) =>
    trade.proposal?.kind === kind && trade.proposal.by !== role;
const notProposed =
  (kind: Proposal["kind"]): Condition =>
  (trade) =>
    trade.proposal?.kind !== kind;
const all =
  (...conditions: Condition[]): Condition =>
  (trade, now, role) =>
    conditions.every((condition) => condition(trade, now, role));

export type MoveName =
  | "begin"
  | "deliver"
  | "undo-deliver"
  | "approve"
  | "cancel"
  | "propose-cancel"
  | "agree-cancel"
  | "propose-extension"
  | "agree-extension"
  | "lapse"
  | "escalate"
  | "dispute"
  | "concede"
  | "settle"
  | "rule";

const parties = ["buyer", "seller"] as const;
const unfinished = ["IN_ESCROW", "DELIVERED", "DISPUTED"] as const;
const timed = ["IN_ESCROW", "DELIVERED"] as const;

/** Accept is not here: it makes the trade. */
export const tradeMoves: readonly Move[] = [
  { name: "begin", by: ["seller"], from: ["IN_ESCROW"], to: "same", only: notBegun },
  { name: "deliver", by: ["seller"], from: ["IN_ESCROW"], to: "DELIVERED", only: begun },
  { name: "undo-deliver", by: ["seller"], from: ["DELIVERED"], to: "IN_ESCROW", only: undoable },
  { name: "approve", by: ["buyer"], from: ["DELIVERED"], to: "COMPLETED", pays: "seller" },
  { name: "cancel", by: ["seller"], from: ["IN_ESCROW"], to: "CANCELLED", pays: "buyer" },
  { name: "propose-cancel", by: parties, from: unfinished, to: "same", only: notProposed("cancel") },
  {
    name: "agree-cancel",
    by: parties,
    from: unfinished,
    to: "CANCELLED",
    pays: "buyer",
    only: proposedByOther("cancel"),
  },
  { name: "propose-extension", by: parties, from: timed, to: "same", only: notProposed("extension") },
  { name: "agree-extension", by: parties, from: timed, to: "same", only: proposedByOther("extension") },
  {
    name: "lapse",
    by: ["clock"],
    from: ["IN_ESCROW"],
    to: "CANCELLED",
    pays: "buyer",
    only: all(notBegun, overdue),
  },
  { name: "escalate", by: ["clock"], from: ["IN_ESCROW"], to: "DISPUTED", only: all(begun, overdue) },
  { name: "escalate", by: ["clock"], from: ["DELIVERED"], to: "DISPUTED", only: overdue },
  { name: "dispute", by: parties, from: ["IN_ESCROW", "DELIVERED"], to: "DISPUTED" },
  { name: "concede", by: ["seller"], from: ["DISPUTED"], to: "CANCELLED", pays: "buyer" },
  { name: "concede", by: ["buyer"], from: ["DISPUTED"], to: "COMPLETED", pays: "seller" },
  { name: "settle", by: parties, from: ["DISPUTED"], to: "SPLIT", pays: "both" },
  { name: "rule", by: ["moderator"], from: ["DISPUTED"], to: "CANCELLED", pays: "buyer" },
  { name: "rule", by: ["moderator"], from: ["DISPUTED"], to: "COMPLETED", pays: "seller" },
  { name: "rule", by: ["moderator"], from: ["DISPUTED"], to: "SPLIT", pays: "both" },
];

export const finalStates: readonly TradeState[] = ["COMPLETED", "CANCELLED", "SPLIT"];

export const isFinal = (state: TradeState): boolean => finalStates.includes(state);

/** The row that makes this move legal for this role now, if any; `to` chooses among the outcomes of a ruling. */
export function legalMove(
  trade: MoveFacts,
  name: MoveName,
  role: TradeRole,
  now: Date,
  to?: TradeState,
): Move | undefined {
  return tradeMoves.find(
    (move) =>
      move.name === name &&
      move.by.includes(role) &&
      move.from.includes(trade.state) &&
      (to === undefined || move.to === to) &&
      (move.only?.(trade, now, role) ?? true),
  );
}

/** The names of the moves that this role may make now: the buttons of the trade room. */
export function openMoves(trade: MoveFacts, role: TradeRole, now: Date): MoveName[] {
  const open = tradeMoves.filter(({ name }) => legalMove(trade, name, role, now) !== undefined);
  return [...new Set(open.map(({ name }) => name))];
}

/** Whose move everyone waits for: the role, or null when nobody's. */
export function whoseTurn(trade: MoveFacts): "buyer" | "seller" | "moderator" | null {
  if (trade.state === "IN_ESCROW") return "seller";
  if (trade.state === "DELIVERED") return "buyer";
  return trade.state === "DISPUTED" ? "moderator" : null;
}
