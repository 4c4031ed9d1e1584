import { type PayoutState, payout } from "./machine";

export { type PayoutState, payoutStates } from "./machine";

/** Nothing has been said to the gateway yet. */
const unsent = ["REQUESTED", "HELD", "REVIEW", "QUEUED"] as const;

export type PayoutMoveName = keyof typeof payout.moves;

/** Whether a payout in this state may make the move. */
export const mayMakeMove = (state: PayoutState, move: PayoutMoveName): boolean => payout.mayMove(state, move);

/** Whether the gateway knows of a payout in this state, or may know. */
export const isWithGateway = (state: PayoutState): boolean =>
  state === "SENDING" || state === "SENT" || state === "PAID";

/** Whether the money of a payout in this state is still on its way, held in its own account. */
export const isUnderway = (state: PayoutState): boolean =>
  state === "SENDING" || state === "SENT" || (unsent as readonly PayoutState[]).includes(state);
