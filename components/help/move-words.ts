import { type Move, type MoveName, type TradeState, tradeMoves } from "@/lib/trades/moves";

/** What each move is, for people. A move without words does not compile. */
const moveWords: Record<MoveName, string> = {
  begin: "begins, and sees the number to send to",
  deliver: "says that it was sent",
  "undo-deliver": "takes ‘I have sent it’ back, soon after",
  approve: "confirms that it has arrived",
  cancel: "gives the trade up",
  "propose-cancel": "asks to call it off",
  "agree-cancel": "agrees to call it off",
  "propose-extension": "asks for more time",
  "agree-extension": "agrees to more time",
  lapse: "finds that the seller has not begun in time",
  escalate: "finds that the time has passed since the seller began",
  dispute: "reports a problem",
  concede: "gives in to the other side",
  rule: "decides the dispute",
};

const stateWords: Record<TradeState, string> = {
  IN_ESCROW: "the money is in escrow",
  DELIVERED: "it is said to be sent",
  DISPUTED: "a moderator looks at it",
  COMPLETED: "completed",
  CANCELLED: "cancelled",
  SPLIT: "split",
};

const payWords = {
  performer: "to the seller, less commission",
  confirmer: "all back to the buyer",
  both: "to both",
} as const;

export interface MoveInWords {
  who: string;
  what: string;
  when: string;
  after: string;
  money: string;
}

const whoDoes = ({ by }: Move): string =>
  by.map((role) => (role === "clock" ? "the clock" : `the ${role}`)).join(" or ");

const inWords = (move: Move): MoveInWords => ({
  who: whoDoes(move),
  what: moveWords[move.name],
  when: move.from.map((state) => stateWords[state]).join(", or "),
  after: move.to === "same" ? "stays as it is" : stateWords[move.to],
  money: move.pays ? payWords[move.pays] : "stays in escrow",
});

/** Everything that can happen to a trade, from the table that decides it. Splits are planned, and not offered yet. */
export const movesInWords = (): MoveInWords[] =>
  tradeMoves.filter(({ pays }) => pays !== "both").map(inWords);
