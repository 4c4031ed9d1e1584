import { type AssetKind, assetOf, type Party } from "@/lib/assets";
import { MINUTE } from "@/lib/kernel/clock";
import { type MachineMove, shownName } from "@/lib/kernel/machine";
import { type TradeState, trade as tradeMachine } from "./machine";
import { STAFF_EXTENSIONS, UNDONE_AT_MOST } from "./machine-sql";
import type { ParcelProgress, Proposal } from "./parcel/progress";

export type { ParcelProgress, Proposal } from "./parcel/progress";

/**
 * The trade machine: everything else is derived from this table (buttons, commands, jobs, tests). A move is legal where a
 * row says so and its `only` holds; the state decides, not the clock: what is late is legal until the clock has moved.
 */

export { type TradeState, tradeStates } from "./machine";

export type TradeRole = "buyer" | "seller" | "clock" | "moderator";

/** The seller may take back 'I have sent it' for this long, in milliseconds. */
export const UNDO_WINDOW = 5 * MINUTE;

/** The performer earns what is held; the confirmer put it up and confirms. The kind of asset decides which of them is the buyer. */
export type Hat = "performer" | "confirmer";

export const performerOf = ({ kind }: { kind: AssetKind }): Party => assetOf(kind).performs;
export const confirmerOf = (trade: { kind: AssetKind }): Party =>
  performerOf(trade) === "seller" ? "buyer" : "seller";

/** What a condition may look at. */
export interface MoveFacts {
  kind: AssetKind;
  state: TradeState;
  begunAt: Date | null;
  deliveredAt: Date | null;
  /** How often the performer has taken a delivery back. */
  deliveriesUndone: number;
  deadlineAt: Date | null;
  /** How often staff have given more time; read where staff may. */
  staffExtensions?: number;
  /** An outage stops its clock. Read where a deadline can have passed. */
  clockStands?: boolean;
  /** Who its parties are takes it out of their hands. Read for the clock alone. */
  waitsForModerator?: boolean;
  proposal: Proposal | null;
  /** When the clock ends the proposal. Read for the clock alone. */
  proposalUntil?: Date | null;
  /** Of kinds that are sent: how far its parcel is. */
  parcel?: ParcelProgress | null;
}

export type Condition = (trade: MoveFacts, now: Date, role: TradeRole) => boolean;

/** A row of the machine as decisions and buttons read it. */
export interface Move {
  /** The row's own name; several rows share what comes before a colon. */
  key: TradeMoveKey;
  name: MoveName;
  by: readonly (TradeRole | Hat)[];
  from: readonly TradeState[];
  /** 'same' leaves the state as it is. */
  to: TradeState | "same";
  /** Who gets what is held. */
  pays?: "performer" | "confirmer" | "both";
  /** The performer gave up: a seller's offer goes with the trade, and a listing of the catalog is paused. */
  withdraws: boolean;
  only?: Condition;
}

export type TradeMoveKey = keyof typeof tradeMachine.moves;

const isSent: Condition = ({ kind }) => assetOf(kind).inCatalog === true;
const not =
  (condition: Condition): Condition =>
  (...facts) =>
    !condition(...facts);
const begun: Condition = (trade) => trade.begunAt !== null;
const notBegun = not(begun);
const overdue: Condition = (trade, now) =>
  trade.deadlineAt !== null && trade.deadlineAt <= now && !trade.clockStands;
const undoable: Condition = (trade, now) =>
  trade.deliveredAt !== null &&
  now.getTime() - trade.deliveredAt.getTime() <= UNDO_WINDOW &&
  trade.deliveriesUndone < UNDONE_AT_MOST;
const proposedByOther =
  (kind?: Proposal["kind"]): Condition =>
  ({ proposal }, _now, role) =>
    proposal !== null && (kind === undefined || proposal.kind === kind) && proposal.by !== role;
const noProposal: Condition = ({ proposal }) => proposal === null;
const all =
  (...conditions: Condition[]): Condition =>
  (trade, now, role) =>
    conditions.every((condition) => condition(trade, now, role));

type NameOf<Key extends string> = Key extends `${infer Name}:${string}` ? Name : Key;

export type MoveName = NameOf<TradeMoveKey>;

/** A carrier that reports has it: what it says counts, not the seller's word. */
const scanned: Condition = ({ parcel }) => parcel?.isScanned ?? false;
const meets: Condition = ({ parcel }) => parcel?.isMeeting ?? false;
const isPickUp: Condition = ({ parcel }) => parcel?.isPickUp ?? false;
/** A carrier or the buyer’s code proves delivery. */
const proven: Condition = ({ parcel }) => parcel?.proof === "CARRIER" || parcel?.proof === "CODE";
/** Its carrier proves that the seller has it back. */
const isBack: Condition = ({ parcel }) => parcel?.isBack ?? false;
const sentBack: Condition = ({ parcel }) => parcel?.isSentBack ?? false;
const goesOn: Condition = ({ waitsForModerator = false }) => !waitsForModerator;
const undoableShipping: Condition = ({ parcel, deliveriesUndone }, now) =>
  !!parcel?.sentAt &&
  now.getTime() - Date.parse(parcel.sentAt) <= UNDO_WINDOW &&
  deliveriesUndone < UNDONE_AT_MOST;

/** Made with the end of the part before it, never for itself. */
const withTheOneBefore: Condition = () => false;

/** Conditions in addition to role and state; the database holds the same. */
const conditions: Partial<Record<TradeMoveKey, Condition>> = {
  begin: all(notBegun, not(isSent)),
  deliver: all(begun, not(isSent)),
  "undo-deliver": all(undoable, not(isSent)),
  cancel: not(isSent),
  "cancel:late": all(notBegun, overdue, not(isSent)),
  "propose-cancel": noProposal,
  "agree-cancel": proposedByOther("cancel"),
  "propose-extension": all(noProposal, ({ parcel }) => !parcel?.isExtended),
  "agree-extension": all(proposedByOther("extension"), not(isSent)),
  "decline-proposal": proposedByOther(),
  "withdraw-proposal": ({ proposal }, _now, role) => proposal?.by === role,
  "expire-proposal": ({ proposalUntil }, now) => !!proposalUntil && proposalUntil <= now,
  extend: ({ staffExtensions = 0 }) => staffExtensions < STAFF_EXTENSIONS,
  lapse: all(notBegun, overdue),
  "escalate:begun": (...facts) =>
    begun(...facts) && overdue(...facts) && (!isSent(...facts) || meets(...facts)),
  "escalate:delivered": all(overdue, not(proven)),
  dispute: (...facts) => !isSent(...facts) || begun(...facts),
  "begin:sent": all(notBegun, isSent),
  "cancel:buyer": all(notBegun, isSent),
  "cancel:seller": isSent,
  "lapse:unsent": all(begun, overdue, isSent, not(meets), not(scanned)),
  ship: all(begun, isSent, not(isPickUp)),
  "ship:scanned": all(begun, isSent, not(isPickUp)),
  "undo-ship": all(isSent, undoableShipping, not(scanned)),
  "hand-over": all(begun, isSent),
  arrive: isSent,
  bounce: isSent,
  "say-delivered": all(isSent, not(scanned)),
  "say-handed-over": all(begun, isSent, meets),
  inspected: all(overdue, proven, goesOn),
  "propose-return": all(noProposal, isSent),
  "agree-return": proposedByOther("return"),
  "propose-split": all(noProposal, isSent),
  "agree-split": proposedByOther("split"),
  "return-ship": all(isSent, not(sentBack)),
  "return-arrive": all(isSent, sentBack, not(isBack)),
  "return-received": isSent,
  "return-received:silent": all(overdue, isBack, goesOn),
  "contest-return": sentBack,
  "settle:return": isSent,
  "rule:return": isSent,
  keep: all(overdue, not(sentBack), goesOn),
  "escalate:returning": all(overdue, sentBack, not(isBack)),
  "escalate:sent": overdue,
  "propose-meeting": all(noProposal, begun, isPickUp),
  "agree-meeting": proposedByOther("meeting"),
  "agree-extension:sent": all(proposedByOther("extension"), isSent, ({ parcel }) => !parcel?.isExtended),
  turn: withTheOneBefore,
  "stop:end": withTheOneBefore,
  "escalate:restricted": ({ waitsForModerator = false }) => waitsForModerator,
};

const roleOf = (actor: string): TradeRole | Hat => {
  if (actor === "system") return "clock";
  return actor.startsWith("staff:") ? "moderator" : (actor as Party | Hat);
};

function paidBy({ posts }: MachineMove): Pick<Move, "pays"> {
  if (!posts) return {};
  if (!("escrow_refund" in posts)) return { pays: "performer" };
  return { pays: "escrow_release" in posts ? "both" : "confirmer" };
}

/** Accept is not here: it makes the trade. */
export const tradeMoves: readonly Move[] = Object.entries<MachineMove<TradeState>>(tradeMachine.moves).map(
  ([key, row]) => {
    const only = conditions[key as TradeMoveKey];
    return {
      key: key as TradeMoveKey,
      name: shownName(key) as MoveName,
      by: row.by.map(roleOf),
      from: row.from ?? [],
      to: row.to ?? "same",
      withdraws: row.offer?.includes("'PAUSED'") ?? false,
      ...paidBy(row),
      ...(only && { only }),
    };
  },
);

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
      isBy(move, role, trade) &&
      move.from.includes(trade.state) &&
      (to === undefined || move.to === to) &&
      (move.only?.(trade, now, role) ?? true),
  );
}

/** Whether the move is for this role, in a trade of this kind. */
export const isBy = ({ by }: Move, role: TradeRole, trade: { kind: AssetKind }): boolean =>
  by.includes(role) ||
  (by.includes("performer") && performerOf(trade) === role) ||
  (by.includes("confirmer") && confirmerOf(trade) === role);

/** What a trade does only as its dispute ends: parties and staff act on the dispute. */
const byDispute: readonly MoveName[] = ["settle", "rule"];

/** The names of the moves that this role may make now: the buttons of the trade room. */
export function openMoves(trade: MoveFacts, role: TradeRole, now: Date): MoveName[] {
  const open = tradeMoves.filter(
    ({ name }) => !byDispute.includes(name) && legalMove(trade, name, role, now) !== undefined,
  );
  return [...new Set(open.map(({ name }) => name))];
}

/** Whose turn it is: of what goes back, the buyer's until it is sent, then the seller's; of a part that waits, that of the `part` before it, of what is on its way, its `carrier`'s; null in a finished trade. */
export function whoseTurn(
  trade: Pick<MoveFacts, "kind" | "state"> & { parcel?: Pick<ParcelProgress, "isSentBack"> | null },
): Party | "moderator" | "part" | "carrier" | null {
  if (trade.state === "WAITING") return "part";
  if (trade.state === "SHIPPED") return "carrier";
  if (trade.state === "IN_ESCROW") return performerOf(trade);
  if (trade.state === "DELIVERED") return confirmerOf(trade);
  if (trade.state === "RETURNING") return trade.parcel?.isSentBack ? performerOf(trade) : confirmerOf(trade);
  return trade.state === "DISPUTED" ? "moderator" : null;
}
