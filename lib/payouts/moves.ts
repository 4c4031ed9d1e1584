/** Which state may follow which is in the database too (`machine_move`); a test compares the two. */
export const payoutStates = [
  "REQUESTED",
  "HELD",
  "REVIEW",
  "QUEUED",
  "SENDING",
  "SENT",
  "PAID",
  "REVERSED",
  "CANCELLED",
  "REJECTED",
  "FAILED",
] as const;
export type PayoutState = (typeof payoutStates)[number];

export interface PayoutMove {
  by: "user" | "staff" | "clock" | "gateway";
  from: readonly PayoutState[];
  /** 'same' leaves the state as it is. */
  to: PayoutState | "same";
}

/** Nothing has been said to the gateway yet. */
const unsent = ["REQUESTED", "HELD", "REVIEW", "QUEUED"] as const;

/** The payout machine. Once it is being sent only the gateway says how it ends. */
export const payoutMoves = {
  hold: { by: "clock", from: ["REQUESTED"], to: "HELD" },
  review: { by: "clock", from: ["REQUESTED", "HELD"], to: "REVIEW" },
  queue: { by: "clock", from: ["REQUESTED", "HELD"], to: "QUEUED" },
  ask: { by: "staff", from: ["REVIEW"], to: "same" },
  agree: { by: "staff", from: ["REVIEW"], to: "QUEUED" },
  cancel: { by: "user", from: unsent, to: "CANCELLED" },
  reject: { by: "staff", from: unsent, to: "REJECTED" },
  begin: { by: "clock", from: ["QUEUED"], to: "SENDING" },
  send: { by: "gateway", from: ["SENDING"], to: "SENT" },
  pay: { by: "gateway", from: ["SENDING", "SENT"], to: "PAID" },
  fail: { by: "gateway", from: ["SENDING", "SENT"], to: "FAILED" },
  reverse: { by: "gateway", from: ["PAID"], to: "REVERSED" },
  wait: { by: "clock", from: ["REQUESTED", "HELD", "QUEUED", "SENDING", "SENT", "PAID"], to: "same" },
} as const satisfies Record<string, PayoutMove>;

export type PayoutMoveName = keyof typeof payoutMoves;

/** Whether a payout in this state may make the move. */
export const mayMakeMove = (state: PayoutState, move: PayoutMoveName): boolean =>
  (payoutMoves[move].from as readonly PayoutState[]).includes(state);

/** Whether the gateway knows of a payout in this state, or may know. */
export const isWithGateway = (state: PayoutState): boolean =>
  state === "SENDING" || state === "SENT" || state === "PAID";

/** Whether the money of a payout in this state is still on its way, held in its own account. */
export const isUnderway = (state: PayoutState): boolean =>
  state === "SENDING" || state === "SENT" || (unsent as readonly PayoutState[]).includes(state);
