import { type PayoutState, payout } from "./machine";

export { type PayoutState, payoutStates } from "./machine";

/** The gateway has not been called yet. */
const unsent = ["REQUESTED", "HELD", "REVIEW", "QUEUED"] as const;

export type PayoutMoveName = keyof typeof payout.moves;

export const mayMakeMove = (state: PayoutState, move: PayoutMoveName): boolean => payout.mayMove(state, move);

/** Whether the gateway knows of a payout in this state, or could know. */
export const isWithGateway = (state: PayoutState): boolean =>
  state === "SENDING" || state === "SENT" || state === "PAID";

/** Whether the money of a payout in this state is still held in its own account. */
export const isUnderway = (state: PayoutState): boolean =>
  state === "SENDING" || state === "SENT" || (unsent as readonly PayoutState[]).includes(state);
