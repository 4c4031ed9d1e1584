import { type DepositState, deposit } from "./machine";

export { type DepositState, depositStates } from "./machine";

export type DepositMoveName = keyof typeof deposit.moves;

/** Whether a deposit in this state may make the move. */
export const mayMove = (state: DepositState, move: DepositMoveName): boolean => deposit.mayMove(state, move);

/** Whether the money of a deposit in this state has come, whatever became of it since. */
export const hasArrived = (state: DepositState): boolean =>
  state !== "INITIATED" && state !== "FAILED" && state !== "EXPIRED";
