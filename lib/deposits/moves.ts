import { type DepositState, deposit } from "./machine";

export { type DepositState, depositStates } from "./machine";

export type DepositMoveName = keyof typeof deposit.moves;

/** Whether a deposit in this state can make the move. */
export const mayMove = (state: DepositState, move: DepositMoveName): boolean => deposit.mayMove(state, move);

/** Whether the money of a deposit in this state ever arrived, also if it was returned since. */
export const hasArrived = (state: DepositState): boolean =>
  state !== "INITIATED" && state !== "FAILED" && state !== "EXPIRED";
