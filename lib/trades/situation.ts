import { assetOf, type Delivered } from "@/lib/assets";
import type { AssetWords } from "@/lib/assets/asset";
import { confirmerOf, isFinal, performerOf, whoseTurn } from "./moves";
import { amount, called, firstName } from "./naming";
import type { TradeView } from "./schema";
import { confirmerRefunded, performerPaid, sentenceOf } from "./sentences";

export interface Situation {
  /** `wait` where it is the viewer's turn or a person's judgement is due; `info` while the other side has it. */
  tone: "wait" | "info" | "ok";
  /** What to do now, or who has to act. */
  title: string;
  /** What happens if nobody acts. */
  text: string;
}

/**
 * The band under the stepper: whose turn it is, and what happens if nobody acts. All of it follows from the machine, of a
 * disputed trade from its dispute.
 */
export function situationOf(trade: TradeView, dispute?: Situation): Situation {
  if (isFinal(trade.state)) return ended(trade);
  if (trade.state === "WAITING") return waiting(trade);
  if (trade.state === "DISPUTED") return disputed(trade, dispute);
  return { tone: whoseTurn(trade) === trade.role ? "wait" : "info", ...phaseWords(trade) };
}

type InPhase = Delivered &
  Pick<TradeView, "state" | "begunAt" | "role" | "buyer" | "seller" | "price"> & {
    parcel?: Pick<
      NonNullable<TradeView["parcel"]>,
      "proof" | "way" | "meeting" | "isSentBack" | "isBack" | "total"
    > | null;
  };

/** The kind's words for this phase, for the viewer; staff read the confirmer's. */
export function phaseWords(trade: InPhase): { title: string; text: string } {
  const { words } = assetOf(trade.kind);
  const phase = phaseOf(trade, words);
  return phase[trade.role === "moderator" ? confirmerOf(trade) : trade.role](spokenOf(trade));
}

function phaseOf({ state, begunAt, parcel }: InPhase, words: AssetWords<object, object>) {
  if (state === "SHIPPED") return words.onItsWay ?? words.begun;
  if (state === "RETURNING") return goingBack(parcel, words) ?? words.begun;
  if (state !== "DELIVERED" && !begunAt) return words.waiting;
  if (state !== "DELIVERED") return fetching(parcel, words) ?? words.begun;
  const isProven = parcel?.proof === "CARRIER" || parcel?.proof === "CODE";
  return (isProven ? words.inspected : undefined) ?? words.delivered;
}

/** Of what goes back to its seller. */
function goingBack(
  parcel: InPhase["parcel"],
  { sendingBack, comingBack, isBack }: AssetWords<object, object>,
) {
  if (parcel?.isBack) return isBack;
  return parcel?.isSentBack ? comingBack : sendingBack;
}

/** Of what its buyer fetches. */
function fetching(parcel: InPhase["parcel"], { arranging, meeting }: AssetWords<object, object>) {
  if (!parcel?.way.isPickUp) return undefined;
  return parcel.meeting ? meeting : arranging;
}

/** The same in short for a confirmer whose turn it is: a question, and what silence does. */
export const questionTo = (trade: InPhase): { title: string; text: string } =>
  assetOf(trade.kind).words.asks(spokenOf(trade));

const spokenOf = ({ terms, delivery, buyer, seller, price, parcel }: InPhase) => ({
  terms,
  delivery,
  buyer: firstName(buyer.name),
  seller: firstName(seller.name),
  price: amount(price),
  paid: amount(parcel?.total ?? price),
});

function waiting({ part, hold }: TradeView): Situation {
  const number = part?.number ?? 2;
  return {
    tone: "info",
    title: `Part ${String(number)} of ${String(part?.of ?? number)}: not its turn yet.`,
    text: `Its time starts when part ${String(number - 1)} is completed. Until then ${amount(hold)} stays in escrow, and it’s refunded if part ${String(number - 1)} isn’t completed.`,
  };
}

function disputed(trade: TradeView, dispute?: Situation): Situation {
  const held = `The ${amount(trade.hold)} stays in escrow until it is decided for good, or you settle it yourselves.`;
  if (!dispute) return { tone: "wait", title: "In dispute.", text: held };
  return { ...dispute, title: `In dispute. ${dispute.title}`, text: `${dispute.text} ${held}` };
}

/** The outcome, and the move that ended the trade. */
function ended(trade: TradeView): Situation {
  const last = trade.moves.at(-1);
  const how = last ? howItEnded(last, trade) : "";
  if (trade.state === "COMPLETED") return { tone: "ok", title: `Done. ${performerPaid(trade)}`, text: how };
  if (trade.state === "CANCELLED") {
    return { tone: "info", title: `Refunded. ${confirmerRefunded(trade)}`, text: how };
  }
  return { tone: "ok", title: "Settled. The money was split between you.", text: how };
}

function howItEnded(last: TradeView["moves"][number], trade: TradeView): string {
  if (last.move === "inspected") return "The time to look at it ended, and nothing was reported.";
  if (last.move === "keep") return "Nothing was sent back in time.";
  const isLate = last.move === "cancel" && last.actorRole === confirmerOf(trade);
  if (last.move === "lapse" || isLate)
    return `${called(performerOf(trade), trade)} didn’t ${trade.begunAt ? "send it" : "start"} in time.`;
  // The first sentence says who did what; the second, where the money went, stands in the title.
  return `${sentenceOf(last, trade).split(". ")[0]}.`;
}
