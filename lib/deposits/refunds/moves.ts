/** Which state may follow which is in the database too (`machine_move`); a test compares the two. */
export const refundStates = ["REQUESTED", "SENDING", "SENT", "NEEDS_ATTENTION", "DONE", "FAILED"] as const;
export type RefundState = (typeof refundStates)[number];

export interface RefundMove {
  from: readonly RefundState[];
  /** 'same' leaves the state as it is. */
  to: RefundState | "same";
}

const asked = ["SENDING", "SENT", "NEEDS_ATTENTION"] as const;

/** The refund machine. From SENDING on the gateway may have it, so only the gateway's word ends it. */
export const refundMoves = {
  send: { from: ["REQUESTED"], to: "SENDING" },
  /** The gateway was asked, and its own list shows that it never heard. */
  resend: { from: ["SENDING"], to: "same" },
  accept: { from: ["SENDING", "NEEDS_ATTENTION"], to: "SENT" },
  stall: { from: ["SENDING", "SENT"], to: "NEEDS_ATTENTION" },
  finish: { from: asked, to: "DONE" },
  fail: { from: ["REQUESTED", ...asked], to: "FAILED" },
  wait: { from: asked, to: "same" },
} as const satisfies Record<string, RefundMove>;

export type RefundMoveName = keyof typeof refundMoves;

/** Whether a refund in this state may make the move. */
export const mayMakeMove = (state: RefundState, move: RefundMoveName): boolean =>
  (refundMoves[move].from as readonly RefundState[]).includes(state);

export const hasEnded = (state: RefundState): boolean => state === "DONE" || state === "FAILED";
