import { type ChargebackState, chargeback } from "./machine";

export { type ChargebackResponse, type ChargebackState, chargebackStates } from "./machine";

export type ChargebackMoveName = keyof typeof chargeback.moves;

/** Whether a chargeback in this state can make the move. */
export const mayMakeMove = (state: ChargebackState, move: ChargebackMoveName): boolean =>
  chargeback.mayMove(state, move);
