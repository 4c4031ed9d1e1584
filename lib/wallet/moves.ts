/** The deposit machine, as far as it goes today. Late money counts: a deposit given up on is still paid when it is paid. */
export const depositStates = ["INITIATED", "PAID", "FAILED", "EXPIRED"] as const;
export type DepositState = (typeof depositStates)[number];

export interface DepositMove {
  from: readonly DepositState[];
  /** 'same' leaves the state as it is. */
  to: DepositState | "same";
}

export const depositMoves = {
  settle: { from: ["INITIATED", "FAILED", "EXPIRED"], to: "PAID" },
  fail: { from: ["INITIATED"], to: "FAILED" },
  expire: { from: ["INITIATED"], to: "EXPIRED" },
  wait: { from: ["INITIATED", "FAILED"], to: "same" },
} as const satisfies Record<string, DepositMove>;

export type DepositMoveName = keyof typeof depositMoves;

/** Whether a deposit in this state may make the move. */
export const mayMove = (state: DepositState, move: DepositMoveName): boolean =>
  (depositMoves[move].from as readonly DepositState[]).includes(state);
