import { assetOf } from "@/lib/assets";
import { keyFor } from "@/lib/kernel/ids";
import { formatMinor } from "@/lib/money/format";
import { confirmerOf, type MoveName, performerOf, tradeMoves, UNDO_WINDOW, whoseTurn } from "./moves";
import { amount, firstName, paidInAll, partnerOf } from "./naming";
import { type OrderOpens, opening, returning } from "./parcel/return-moves";
import type { TradeView } from "./schema";
import { confirmerGetsBack, extensionOf } from "./sentences";

/** What a passkey signs for a move, in words. */
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
  /** Idempotency key, the same for one state of the trade: a double click, a reload and the back button are one request. */
  key: string;
  /** A confirmation before what ends the trade, with who gets what. */
  confirm?: { title: string; text: string; yes: string };
  /** It asks for more than a click: which form it opens. */
  opens?: OrderOpens;
  /** Until when it is allowed, ISO 8601. */
  until?: string;
  /** What the viewer's passkey has to sign for it. */
  signs?: SignedFacts;
}

type Wording = Omit<RoomMove, "name" | "key" | "signs">;

/**
 * The buttons of this trade for this viewer: its open moves, in the order of the machine, the primary one first. A viewer with
 * a passkey signs what they pay.
 */
export function roomMoves(trade: TradeView, hasPasskey = false): RoomMove[] {
  const open = moveNames.filter((name) => trade.openMoves.includes(name));
  const moves = open.flatMap((name) => {
    // A party who may cancel alone need not ask.
    if (name === "propose-cancel" && open.includes("cancel")) return [];
    const wording = wordings[name]?.(trade);
    const signs = hasPasskey && paysPerformer(name, trade) && { signs: signedFacts(trade) };
    return wording ? [{ ...wording, name, key: keyFor(name, trade.id, trade.version), ...signs }] : [];
  });
  const rank = trade.parcel ? rankOf : () => 0;
  return moves.sort((a, b) => order.indexOf(a.place) - order.indexOf(b.place) || rank(a) - rank(b));
}

/** Of an order's quiet ones what hands it over comes first, and what ends it last. */
function rankOf({ name }: RoomMove): number {
  if (name === "hand-over" || name === "propose-meeting") return 0;
  return name === "propose-cancel" || name === "cancel" ? 2 : 1;
}

/** A confirmer who approves or gives in pays the performer for good. */
const paysPerformer = (name: MoveName, trade: TradeView) =>
  trade.role === confirmerOf(trade) && (name === "approve" || name === "concede");

const signedFacts = (trade: TradeView): SignedFacts => ({
  amount: formatMinor(BigInt(trade.performerGets.minor), trade.performerGets.currency),
  payee: trade[performerOf(trade)].name,
  payeeId: trade[performerOf(trade)].id,
  version: trade.version,
});

const moveNames = [...new Set(tradeMoves.map(({ name }) => name))];

const order: RoomMove["place"][] = ["primary", "answer", "quiet"];

/** No wording, no button: the clock's and the moderator's moves are not made here. */
const wordings: Partial<Record<MoveName, (trade: TradeView) => Wording>> = {
  begin: ({ kind }) => ({ label: assetOf(kind).words.begin, pending: "Starting", place: "primary" }),
  ship: ({ parcel }) => ({
    label: "It’s sent",
    pending: "Saving",
    // What is booked is sent by its carrier’s first scan.
    place: parcel?.isLabelled ? "quiet" : "primary",
    opens: "ship",
  }),
  "undo-ship": ({ parcel }) => undoing(parcel?.sentAt),
  "hand-over": ({ parcel }) => ({
    ...opening("hand-over", "Enter the buyer’s code", "Checking"),
    // Those who met have nothing else to do.
    place: parcel?.meeting ? "primary" : "quiet",
  }),
  "say-delivered": (trade) => ({
    label: "It has arrived",
    pending: "Saving",
    place: "quiet",
    confirm: saying(trade, "it has arrived"),
  }),
  "say-handed-over": (trade) => ({
    label: "I handed it over without the code",
    pending: "Saving",
    place: "quiet",
    confirm: saying(trade, "you handed it over"),
  }),
  "propose-meeting": () => opening("meet", "Propose where to meet", "Asking"),
  "agree-meeting": () => ({ label: "Agree to meet", pending: "Agreeing", place: "answer" }),
  ...returning,
  deliver: () => ({ label: "I’ve sent it", pending: "Saving", place: "primary" }),
  approve: (trade) => {
    const performer = firstName(trade[performerOf(trade)].name);
    const pay = amount(paidInAll(trade));
    return {
      label: `${assetOf(trade.kind).words.received}: pay ${performer} ${pay}`,
      pending: "Paying",
      // What is on its way has not been looked at.
      place: trade.state === "SHIPPED" ? "quiet" : "primary",
      confirm: {
        title: `Pay ${performer} now?`,
        text: `${assetOf(trade.kind).words.onlyIf(trade.terms)} ${performer} is paid ${pay} immediately, and this can’t be undone.`,
        yes: `Pay ${pay}`,
      },
    };
  },
  "undo-deliver": ({ deliveredAt }) => undoing(deliveredAt),
  cancel: (trade) => {
    // Of an order either cancels with a reason.
    if (trade.parcel) return opening("cancel", "Cancel order", "Cancelling");
    if (trade.role === confirmerOf(trade)) return cancellingLate(trade);
    const confirmer = firstName(trade[confirmerOf(trade)].name);
    const offer = trade.role === "seller" ? ", and your offer is unpublished" : "";
    return {
      label: `Cancel and refund ${confirmer}`,
      pending: "Cancelling",
      place: "quiet",
      confirm: {
        title: "Cancel this trade?",
        text: `${confirmer} is refunded ${amount(trade.hold)}, you get nothing${offer}. ${assetOf(trade.kind).words.beforeCancel}`,
        yes: `Refund ${amount(trade.hold)}`,
      },
    };
  },
  "propose-cancel": () => ({ label: "Ask to cancel", pending: "Asking", place: "quiet" }),
  "agree-cancel": (trade) => ({
    label: "Agree to cancel",
    pending: "Cancelling",
    place: "answer",
    confirm: {
      title: "Agree to cancel?",
      text: `The trade ends: ${confirmerGetsBack(trade)}, and ${performerNothing(trade)}.`,
      yes: "Cancel trade",
    },
  }),
  "propose-extension": (trade) => ({
    label: isOnTurn(trade) ? `Ask for ${extensionOf(trade)}` : `Offer ${extensionOf(trade)}`,
    pending: "Asking",
    place: "quiet",
  }),
  "agree-extension": (trade) => ({
    label: `Agree to ${extensionOf(trade)}`,
    pending: "Agreeing",
    place: "answer",
  }),
  "decline-proposal": () => ({ label: "Decline", pending: "Declining", place: "answer" }),
  "withdraw-proposal": () => ({ label: "Withdraw proposal", pending: "Withdrawing", place: "answer" }),
  concede: (trade) => ({
    label:
      trade.role === confirmerOf(trade)
        ? `${assetOf(trade.kind).words.received}: pay ${performerOf(trade)}`
        : `Refund the ${confirmerOf(trade)}`,
    pending: "Ending",
    place: "quiet",
    confirm: conceding(trade),
  }),
};

const isOnTurn = (trade: TradeView) => whoseTurn(trade) === trade.role;

const performerNothing = (trade: TradeView) =>
  trade.role === performerOf(trade)
    ? "you get nothing"
    : `${firstName(trade[performerOf(trade)].name)} gets nothing`;

/** Its performer did not begin in time, and the clock is about to end the trade. */
function cancellingLate(trade: TradeView): Wording {
  const performer = firstName(trade[performerOf(trade)].name);
  return {
    label: `Cancel and get ${amount(trade.hold)} back`,
    pending: "Cancelling",
    place: "primary",
    confirm: {
      title: "Cancel this trade?",
      text: `${performer} didn’t start in time. ${amount(trade.hold)} goes back to your wallet, and ${performer} gets nothing.`,
      yes: "Cancel trade",
    },
  };
}

/** The seller's word alone pays nobody. */
const saying = (trade: TradeView, what: string): NonNullable<RoomMove["confirm"]> => ({
  title: `Say that ${what}?`,
  text: `${firstName(trade.buyer.name)} has time to look at it. If ${firstName(trade.buyer.name)} doesn’t respond, a moderator reviews the order before you’re paid. The buyer’s code is faster.`,
  yes: "Say so",
});

/** For as long as what was said may be taken back. */
const undoing = (since: string | null | undefined): Wording => ({
  label: "Undo ‘sent’",
  pending: "Undoing",
  place: "quiet",
  ...(since && { until: new Date(Date.parse(since) + UNDO_WINDOW).toISOString() }),
});

function conceding(trade: TradeView): NonNullable<RoomMove["confirm"]> {
  const partner = firstName(partnerOf(trade).name);
  if (trade.role === confirmerOf(trade)) {
    return {
      title: `Pay ${partner} after all?`,
      text: `${partner} is paid ${amount(paidInAll(trade))} immediately, you get nothing back, and the dispute is closed.`,
      yes: `Pay ${amount(paidInAll(trade))}`,
    };
  }
  return {
    title: `Refund ${partner}?`,
    text: `${partner} is refunded ${amount(trade.hold)}, you get nothing, and the dispute is closed.`,
    yes: `Refund ${amount(trade.hold)}`,
  };
}
