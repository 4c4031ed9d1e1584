import { keyFor } from "@/lib/kernel/ids";
import { formatMinor } from "@/lib/money/format";
import { type MoveName, tradeMoves, UNDO_WINDOW } from "./moves";
import { amount, firstName, goodsOf, partnerOf } from "./naming";
import type { TradeView } from "./schema";
import { buyerGetsBack, EXTENSION } from "./sentences";

/** What a passkey signs of a move, in words for its owner. */
export interface SignedFacts {
  amount: string;
  payee: string;
  payeeId: string;
  version: string;
}

/** A button of the trade room. */
export interface RoomMove {
  name: MoveName;
  /** What happens when it is pressed. */
  label: string;
  /** What it says meanwhile. */
  pending: string;
  /** The one thing to do now, an answer to a proposal, or anything else that is allowed. */
  place: "primary" | "answer" | "quiet";
  /** The same for the same state of the trade: a double click, a reload and the back button are one act. */
  key: string;
  /** What ends the trade is asked once more, saying who gets what. */
  confirm?: { title: string; text: string; yes: string };
  /** Until when it is allowed, ISO 8601. */
  until?: string;
  /** What the viewer's passkey has to sign for it. */
  signs?: SignedFacts;
}

type Wording = Omit<RoomMove, "name" | "key" | "signs">;

/**
 * The buttons of this trade for this viewer: its open moves, in the order of the machine, the primary one first. Whoever has a
 * passkey signs what they pay.
 */
export function roomMoves(trade: TradeView, hasPasskey = false): RoomMove[] {
  const open = moveNames.filter((name) => trade.openMoves.includes(name));
  const moves = open.flatMap((name) => {
    // Whoever may cancel alone need not ask.
    if (name === "propose-cancel" && open.includes("cancel")) return [];
    const wording = wordings[name]?.(trade);
    const signs = hasPasskey && paysSeller(name, trade) && { signs: signedFacts(trade) };
    return wording ? [{ ...wording, name, key: keyFor(name, trade.id, trade.version), ...signs }] : [];
  });
  return moves.sort((a, b) => order.indexOf(a.place) - order.indexOf(b.place));
}

/** A buyer who approves or gives in pays the seller for good. */
const paysSeller = (name: MoveName, { role }: TradeView) =>
  role === "buyer" && (name === "approve" || name === "concede");

const signedFacts = ({ sellerGets, seller, version }: TradeView): SignedFacts => ({
  amount: formatMinor(BigInt(sellerGets.minor), sellerGets.currency),
  payee: seller.name,
  payeeId: seller.id,
  version,
});

const moveNames = [...new Set(tradeMoves.map(({ name }) => name))];

const order: RoomMove["place"][] = ["primary", "answer", "quiet"];

/** No wording, no button: the clock's and the moderator's moves are not made here. */
const wordings: Partial<Record<MoveName, (trade: TradeView) => Wording>> = {
  begin: () => ({ label: "Start and show the number", pending: "Starting", place: "primary" }),
  deliver: () => ({ label: "I’ve sent it", pending: "Saving", place: "primary" }),
  approve: (trade) => ({
    label: `Airtime received: pay ${firstName(trade.seller.name)} ${amount(trade.sellerGets)}`,
    pending: "Paying",
    place: "primary",
    confirm: {
      title: `Pay ${firstName(trade.seller.name)} now?`,
      text: `Confirm only if ${goodsOf(trade)} has arrived. ${firstName(trade.seller.name)} is paid ${amount(trade.sellerGets)} immediately, and this can’t be undone.`,
      yes: `Pay ${amount(trade.sellerGets)}`,
    },
  }),
  "undo-deliver": (trade) => ({
    label: "Undo ‘sent’",
    pending: "Undoing",
    place: "quiet",
    ...(trade.deliveredAt && { until: new Date(Date.parse(trade.deliveredAt) + UNDO_WINDOW).toISOString() }),
  }),
  cancel: (trade) => ({
    label: `Cancel and refund ${firstName(trade.buyer.name)}`,
    pending: "Cancelling",
    place: "quiet",
    confirm: {
      title: "Cancel this trade?",
      text: `${firstName(trade.buyer.name)} is refunded ${amount(trade.price)}, you get nothing, and your offer is unpublished. Don’t cancel if you’ve already sent airtime.`,
      yes: `Refund ${amount(trade.price)}`,
    },
  }),
  "propose-cancel": () => ({ label: "Ask to cancel", pending: "Asking", place: "quiet" }),
  "agree-cancel": (trade) => ({
    label: "Agree to cancel",
    pending: "Cancelling",
    place: "answer",
    confirm: {
      title: "Agree to cancel?",
      text: `The trade ends: ${buyerGetsBack(trade)}, and ${sellerNothing(trade)}.`,
      yes: "Cancel trade",
    },
  }),
  "propose-extension": (trade) => ({
    label: isOnTurn(trade) ? `Ask for ${EXTENSION}` : `Offer ${EXTENSION}`,
    pending: "Asking",
    place: "quiet",
  }),
  "agree-extension": () => ({ label: `Agree to ${EXTENSION}`, pending: "Agreeing", place: "answer" }),
  concede: (trade) => ({
    label: trade.role === "buyer" ? "Airtime received: pay seller" : "Refund the buyer",
    pending: "Ending",
    place: "quiet",
    confirm: conceding(trade),
  }),
};

const isOnTurn = ({ role, state }: TradeView) => (state === "DELIVERED") === (role === "buyer");

const sellerNothing = ({ role, seller }: TradeView) =>
  role === "seller" ? "you get nothing" : `${firstName(seller.name)} gets nothing`;

function conceding(trade: TradeView): NonNullable<RoomMove["confirm"]> {
  const partner = firstName(partnerOf(trade).name);
  if (trade.role === "buyer") {
    return {
      title: `Pay ${partner} after all?`,
      text: `${partner} is paid ${amount(trade.sellerGets)} immediately, you get nothing back, and the dispute is closed.`,
      yes: `Pay ${amount(trade.sellerGets)}`,
    };
  }
  return {
    title: `Refund ${partner}?`,
    text: `${partner} is refunded ${amount(trade.price)}, you get nothing, and the dispute is closed.`,
    yes: `Refund ${amount(trade.price)}`,
  };
}
