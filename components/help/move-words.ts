import { dictionary } from "@/lib/kernel/input/dictionary";
import { type Move, type MoveName, type TradeState, tradeMoves } from "@/lib/trades/moves";

/** What each move is, for people. A move without words does not compile. */
const moveWords: Record<MoveName, string> = {
  begin: "starts, and sees the number to send to",
  deliver: "marks it as sent",
  "undo-deliver": "undoes ‘sent’ within a few minutes",
  approve: "confirms that it arrived",
  cancel: "cancels the trade",
  "propose-cancel": "asks to cancel",
  "agree-cancel": "agrees to cancel",
  "propose-extension": "asks for more time",
  "agree-extension": "agrees to more time",
  "decline-proposal": "declines a proposal",
  "withdraw-proposal": "withdraws a proposal",
  "expire-proposal": "ends a proposal that got no answer within a day",
  extend: "gives both sides more time",
  lapse: "cancels when the seller doesn’t start in time",
  escalate: "sends the trade to a moderator when time runs out",
  dispute: "reports a problem",
  concede: "concedes",
  settle: "accepts how the other side offers to share the money",
  rule: "makes a moderator’s decision final",
  ship: "sends the parcel, and says how",
  arrive: "records that the carrier delivered it",
  bounce: "records that the carrier brings it back",
  "undo-ship": "undoes ‘sent’ within a few minutes",
  "hand-over": "hands it over, and reads the buyer’s code",
  "say-delivered": "says that it has arrived",
  "say-handed-over": "says that the buyer has it",
  "propose-return": "proposes that it goes back, and who pays for both ways",
  "agree-return": "agrees that it goes back",
  "propose-split": "proposes that the buyer keeps it for less",
  "agree-split": "agrees that the buyer keeps it for less",
  "return-ship": "sends it back, and says how",
  "return-arrive": "records that the carrier delivered it back",
  "return-received": "says that it’s back",
  "contest-return": "reports a problem with what came back",
  keep: "pays the seller when nothing is sent back in time",
  inspected: "pays the seller when the buyer’s time to look at it is over",
  "propose-meeting": "proposes where and when to meet",
  "agree-meeting": "agrees where and when to meet",
  turn: "starts the next part’s clock with the end of the part before it",
  stop: "ends the parts that wait",
};

const stateWords: Record<TradeState, string> = {
  WAITING: "the part waits for its turn",
  IN_ESCROW: "the money is in escrow",
  SHIPPED: "on its way",
  DELIVERED: "marked as sent, or delivered",
  RETURNING: "going back to the seller",
  DISPUTED: "in dispute",
  COMPLETED: "completed",
  CANCELLED: "cancelled",
  SPLIT: "split",
};

const payWords = {
  performer: "to the seller, minus commission",
  confirmer: "full refund to the buyer",
  both: "to both",
} as const;

export interface MoveInWords {
  who: string;
  what: string;
  when: string;
  after: string;
  money: string;
}

/** Of airtime, the seller performs. */
const hats = dictionary<string>({ performer: "seller", confirmer: "buyer", clock: "system" });

const whoDoes = ({ by }: Move): string => by.map((who) => `the ${hats[who] ?? who}`).join(" or ");

/** Where a row of a name differs from the others. */
const rowWords = dictionary<string>({
  "begin:sent": "starts packing, and sees the address",
  "cancel:buyer": "cancels an order that the seller hasn’t started, and says why",
  "cancel:seller": "cancels an order that isn’t sent yet, and says why",
  "lapse:unsent": "cancels when the seller doesn’t send the parcel in time",
  "ship:scanned": "records that the carrier has the parcel that was booked with it",
  "escalate:sent": "sends the order to a moderator when it’s still on its way a week after the promised day",
  "escalate:returning": "sends the order to a moderator when the seller doesn’t say that a return arrived",
  "rule:return": "makes a moderator’s decision final: it goes back first",
  "settle:return": "accepts the other side’s offer: it goes back first",
  "agree-extension:sent": "agrees to more time for sending, or for looking at it",
  "cancel:late": "cancels when the seller didn’t start in time",
  "escalate:restricted": "sends the trade to a moderator when an account in it is under review",
});

const inWords = (move: Move): MoveInWords => ({
  who: whoDoes(move),
  what: rowWords[move.key] ?? moveWords[move.name],
  when: move.from.map((state) => stateWords[state]).join(", or "),
  after: move.to === "same" ? "stays as it is" : stateWords[move.to],
  money: move.pays ? payWords[move.pays] : "stays in escrow",
});

/** Everything that can happen to a trade, from the table that decides it. */
export const movesInWords = (): MoveInWords[] => tradeMoves.map(inWords);
