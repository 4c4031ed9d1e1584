/** Which state may follow which is in the database too (`machine_move`); a test compares the two. */
export const depositStates = [
  "INITIATED",
  "PAID",
  "FAILED",
  "EXPIRED",
  "QUARANTINED",
  "REFUNDING",
  "REFUNDED",
  "CHARGEBACK_OPEN",
  "CHARGED_BACK",
] as const;
export type DepositState = (typeof depositStates)[number];

export interface DepositMove {
  from: readonly DepositState[];
  /** 'same' leaves the state as it is. */
  to: DepositState | "same";
}

/** The deposit machine. Late money counts: a deposit given up on is still paid when it is paid. */
export const depositMoves = {
  settle: { from: ["INITIATED", "FAILED", "EXPIRED"], to: "PAID" },
  fail: { from: ["INITIATED"], to: "FAILED" },
  expire: { from: ["INITIATED"], to: "EXPIRED" },
  wait: { from: ["INITIATED", "FAILED"], to: "same" },
  release: { from: ["QUARANTINED"], to: "PAID" },
  return: { from: ["QUARANTINED"], to: "REFUNDED" },
  refund: { from: ["PAID"], to: "REFUNDING" },
  refunded: { from: ["REFUNDING"], to: "REFUNDED" },
  keep: { from: ["REFUNDING"], to: "PAID" },
  dispute: { from: ["PAID"], to: "CHARGEBACK_OPEN" },
  win: { from: ["CHARGEBACK_OPEN"], to: "PAID" },
  lose: { from: ["CHARGEBACK_OPEN"], to: "CHARGED_BACK" },
} as const satisfies Record<string, DepositMove>;

export type DepositMoveName = keyof typeof depositMoves;

/** Whether a deposit in this state may make the move. */
export const mayMove = (state: DepositState, move: DepositMoveName): boolean =>
  (depositMoves[move].from as readonly DepositState[]).includes(state);

/** Whether the money of a deposit in this state has come, whatever became of it since. */
export const hasArrived = (state: DepositState): boolean =>
  state !== "INITIATED" && state !== "FAILED" && state !== "EXPIRED";
