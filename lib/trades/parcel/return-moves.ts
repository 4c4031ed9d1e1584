import type { MoveName } from "../moves";
import { amount, firstName } from "../naming";
import type { TradeView } from "../schema";
import { confirmerGetsBack } from "../sentences";

/** The forms that moves of an order open. */
export type OrderOpens =
  | "ship"
  | "hand-over"
  | "meet"
  | "cancel"
  | "return"
  | "split"
  | "send-back"
  | "contest";

interface Button {
  label: string;
  pending: string;
  place: "primary" | "answer" | "quiet";
  opens?: OrderOpens;
  confirm?: { title: string; text: string; yes: string };
}

/** What asks for more than a click. */
export const opening = (opens: OrderOpens, label: string, pending: string): Button => ({
  label,
  pending,
  place: "quiet",
  opens,
});

/** The buttons of what goes back, or is kept for less. */
export const returning: Partial<Record<MoveName, (trade: TradeView) => Button>> = {
  "propose-return": ({ role }) =>
    opening("return", role === "buyer" ? "Ask to return it" : "Offer a return", "Asking"),
  "agree-return": (trade) => ({
    label: "Agree to the return",
    pending: "Agreeing",
    place: "answer",
    confirm: {
      title: "Agree to the return?",
      text: `${costsOf(trade)} ${firstName(trade.buyer.name)} has 5 days to send it back, and the money stays in escrow until then.`,
      yes: "Agree to the return",
    },
  }),
  "propose-split": ({ role }) =>
    opening("split", role === "buyer" ? "Ask to keep it for less" : "Offer money back", "Asking"),
  "agree-split": () => ({
    label: "Agree to this",
    pending: "Paying",
    place: "answer",
    confirm: {
      title: "End the order like this?",
      text: "The money moves now, the order ends, and this can’t be undone.",
      yes: "Agree and end the order",
    },
  }),
  "return-ship": () => ({ ...opening("send-back", "I’ve sent it back", "Saving"), place: "primary" }),
  "return-received": (trade) => ({
    label: `It’s back: refund ${firstName(trade.buyer.name)}`,
    pending: "Refunding",
    place: trade.parcel?.isSentBack ? "primary" : "quiet",
    confirm: {
      title: `Refund ${firstName(trade.buyer.name)} now?`,
      text: `Look at it first. ${confirmerGetsBack(trade)}, the order ends, and this can’t be undone.`,
      yes: "Refund now",
    },
  }),
  "contest-return": () => opening("contest", "Something is wrong with the return", "Reporting"),
};

/** Who pays for both ways, to the one who agrees to it. */
function costsOf({ proposal, price, hold, parcel, role }: TradeView): string {
  if (proposal?.paidBy === "buyer")
    return role === "buyer"
      ? `You pay for the way back, and the delivery fee stays paid: ${amount(hold)} is refunded.`
      : `The buyer pays for the way back and is refunded ${amount(hold)}. The delivery fee is yours.`;
  const minor = proposal?.wayBackMinor ?? "0";
  const total = amount(parcel?.total ?? price);
  if (minor === "0") return `${total} is refunded, delivery included.`;
  return `${total} is refunded, delivery included, and ${amount({ minor, currency: price.currency })} from the seller’s wallet pays for the way back.`;
}
