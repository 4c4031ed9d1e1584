import { formatPhone } from "@/lib/identity/contact/phone";
import { isFinal, whoseTurn } from "./moves";
import { amount, called, firstName, goodsOf, partnerOf } from "./naming";
import type { TradeView } from "./schema";
import { buyerRefunded, sellerPaid, sentenceOf } from "./sentences";

export interface Situation {
  /** `wait` where it is the viewer's turn or a person's judgement is due; `info` while the other side has it. */
  tone: "wait" | "info" | "ok";
  /** What to do now, or whom one waits for. */
  title: string;
  /** What happens if nobody acts. */
  text: string;
}

/** The band under the stepper: whose turn it is, and what silence would do. Every sentence follows from the machine. */
export function situationOf(trade: TradeView): Situation {
  if (isFinal(trade.state)) return ended(trade);
  if (trade.state === "DISPUTED") return disputed(trade);
  const mine = factsOf(trade) === trade.role;
  const says = trade.state === "DELIVERED" ? delivered(trade) : trade.begunAt ? begun(trade) : waiting(trade);
  return { tone: mine ? "wait" : "info", ...says };
}

const factsOf = ({ state }: TradeView) =>
  whoseTurn({ state, begunAt: null, deliveredAt: null, deadlineAt: null, proposal: null });

function waiting(trade: TradeView) {
  const partner = firstName(partnerOf(trade).name);
  if (trade.role === "seller") {
    return {
      title: `Start when you’re ready to send ${goodsOf(trade)}.`,
      text: `If you don’t start in time, ${partner} is refunded ${amount(trade.price)} and your offer is unpublished.`,
    };
  }
  return {
    title: `Waiting for ${partner} to start.`,
    text: `If ${partner} doesn’t start in time, your ${amount(trade.price)} returns to your wallet automatically.`,
  };
}

function begun(trade: TradeView) {
  const partner = firstName(partnerOf(trade).name);
  const goal = trade.recipientPhone ? ` to ${formatPhone(trade.recipientPhone)}` : "";
  if (trade.role === "seller") {
    return {
      title: `Send ${goodsOf(trade)}${goal}, then mark it as sent.`,
      text: "If time runs out, a moderator reviews the trade before anyone is paid.",
    };
  }
  return {
    title: `${partner} is sending ${goodsOf(trade)}${goal}.`,
    text: "If time runs out, a moderator reviews the trade before anyone is paid.",
  };
}

function delivered(trade: TradeView) {
  const partner = firstName(partnerOf(trade).name);
  if (trade.role === "seller") {
    return {
      title: `${partner} is checking that it arrived.`,
      text: `You’re paid when ${partner} confirms. If ${partner} doesn’t respond, a moderator reviews the trade, so keep the confirmation SMS.`,
    };
  }
  const number = trade.recipientPhone ? formatPhone(trade.recipientPhone) : "your number";
  return {
    title: `Check ${number} for ${goodsOf(trade)}.`,
    text: "If you don’t respond, a moderator reviews the trade before anyone is paid.",
  };
}

function disputed(trade: TradeView): Situation {
  return {
    tone: "wait",
    title: "In dispute. A moderator will review it.",
    text: `The ${amount(trade.price)} stays in escrow until they decide or you settle it yourselves. Explain what happened in the chat: they’ll read it.`,
  };
}

/** What came of it, and by whose move. */
function ended(trade: TradeView): Situation {
  const last = trade.moves.at(-1);
  const how = last ? howItEnded(last, trade) : "";
  if (trade.state === "COMPLETED") return { tone: "ok", title: `Done. ${sellerPaid(trade)}`, text: how };
  if (trade.state === "CANCELLED") {
    return { tone: "info", title: `Cancelled. ${buyerRefunded(trade)}`, text: how };
  }
  return { tone: "ok", title: "Settled. The money was split between you.", text: how };
}

function howItEnded(last: TradeView["moves"][number], trade: TradeView): string {
  if (last.move === "lapse") return `${called("seller", trade)} didn’t start in time.`;
  // The first sentence says who did what; the second, where the money went, stands in the title.
  return `${sentenceOf(last, trade).split(". ")[0]}.`;
}
