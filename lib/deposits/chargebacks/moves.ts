/** Which state may follow which is in the database too (`machine_move`); a test compares the two. */
export const chargebackStates = ["OPEN", "WON", "LOST"] as const;
export type ChargebackState = (typeof chargebackStates)[number];

/** What staff tell the bank: that we argue, or that it may have the money. */
export const chargebackResponses = ["declined", "accepted"] as const;
export type ChargebackResponse = (typeof chargebackResponses)[number];

export interface ChargebackMove {
  from: readonly ChargebackState[];
  /** 'same' leaves the state as it is. */
  to: ChargebackState | "same";
}

/** The machine of a chargeback. Only the gateway's word ends it; what was lost is made good afterwards, in parts. */
export const chargebackMoves = {
  wait: { from: ["OPEN"], to: "same" },
  /** Staff answer: written down here first. */
  answer: { from: ["OPEN"], to: "same" },
  /** Whoever sends the answer claims that first. */
  send: { from: ["OPEN"], to: "same" },
  /** The gateway has the answer. */
  deliver: { from: ["OPEN"], to: "same" },
  win: { from: ["OPEN"], to: "WON" },
  lose: { from: ["OPEN"], to: "LOST" },
  recover: { from: ["LOST"], to: "same" },
  unfreeze: { from: ["WON", "LOST"], to: "same" },
} as const satisfies Record<string, ChargebackMove>;

export type ChargebackMoveName = keyof typeof chargebackMoves;

/** Whether a chargeback in this state may make the move. */
export const mayMakeMove = (state: ChargebackState, move: ChargebackMoveName): boolean =>
  (chargebackMoves[move].from as readonly ChargebackState[]).includes(state);
