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
      title: `Begin when you are ready to send ${goodsOf(trade)}.`,
      text: `If you do not begin in time, ${partner} gets ${amount(trade.price)} back and your offer is withdrawn.`,
    };
  }
  return {
    title: `Waiting for ${partner} to begin.`,
    text: `If ${partner} does not begin in time, your ${amount(trade.price)} comes back to your wallet by itself.`,
  };
}

function begun(trade: TradeView) {
  const partner = firstName(partnerOf(trade).name);
  const goal = trade.recipientPhone ? ` to ${formatPhone(trade.recipientPhone)}` : "";
  if (trade.role === "seller") {
    return {
      title: `Send ${goodsOf(trade)}${goal}, then say so.`,
      text: "If the time runs out first, a moderator looks at it. Silence never pays.",
    };
  }
  return {
    title: `${partner} is sending ${goodsOf(trade)}${goal}.`,
    text: "If the time runs out, a moderator looks at it. Your money never moves by itself.",
  };
}

function delivered(trade: TradeView) {
  const partner = firstName(partnerOf(trade).name);
  if (trade.role === "seller") {
    return {
      title: `${partner} is checking that it arrived.`,
      text: `You are paid when ${partner} confirms. If ${partner} stays silent, a moderator looks at it: keep the message from your network.`,
    };
  }
  const number = trade.recipientPhone ? formatPhone(trade.recipientPhone) : "your number";
  return {
    title: `Check ${number} for ${goodsOf(trade)}.`,
    text: "If you stay silent, a moderator looks at it. Your money never moves by itself.",
  };
}

function disputed(trade: TradeView): Situation {
  return {
    tone: "wait",
    title: "A moderator is looking at this trade.",
    text: `The ${amount(trade.price)} stays locked until they decide or one of you gives in. They read the chat: say there what happened.`,
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
  return { tone: "ok", title: "Settled. The money was shared between you.", text: how };
}

function howItEnded(last: TradeView["moves"][number], trade: TradeView): string {
  if (last.move === "lapse") return `${called("seller", trade)} did not begin in time.`;
  // The first sentence says who did what; the second, where the money went, stands in the title.
  return `${sentenceOf(last, trade).split(". ")[0]}.`;
}
