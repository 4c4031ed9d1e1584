import { type RefundState, refund } from "./machine";

export { type RefundState, refundStates } from "./machine";

export type RefundMoveName = keyof typeof refund.moves;

/** Whether a refund in this state can make the move. */
export const mayMakeMove = (state: RefundState, move: RefundMoveName): boolean => refund.mayMove(state, move);

export const hasEnded = (state: RefundState): boolean => state === "DONE" || state === "FAILED";
