import { assetOf } from "@/lib/assets";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { formatDateTime } from "@/lib/kernel/time-format";
import { confirmerOf, type MoveName, type Proposal, performerOf } from "./moves";
import { amount, called, paidInAll } from "./naming";
import type { TimelineView, TradeView } from "./schema";

type TradeWords = Pick<
  TradeView,
  "kind" | "role" | "buyer" | "seller" | "price" | "hold" | "performerGets"
> & {
  /** Of goods: what they cost with their delivery, and what of its fee is the seller’s. */
  parcel?: Pick<NonNullable<TradeView["parcel"]>, "total" | "back" | "feeLeft"> | null;
};
type Entry = Pick<TimelineView, "move" | "actorRole" | "toState">;

/** '30 more minutes' */
export const extensionOf = ({ kind }: Pick<TradeView, "kind">): string => assetOf(kind).words.extension;

type Sentence = (who: string, trade: TradeWords, entry: Entry) => string;

/** One sentence for each row of the timeline; `who` heads it, `trade` has the amounts. */
const sentences: Record<MoveName | "accept", Sentence> = {
  accept: (who, trade, entry) => accepted(who, trade, entry),
  begin: (who, { kind }) => `${who} started ${assetOf(kind).inCatalog ? "packing it" : "sending"}`,
  deliver: (who) => (who === "You" ? "You marked it as sent" : `${who} marked it as sent`),
  "undo-deliver": (who) => `${who} undid ‘sent’`,
  approve: (who, trade) => `${who} confirmed. ${performerPaid(trade)}`,
  cancel: (who, trade) => `${who} cancelled. ${confirmerRefunded(trade)}`,
  "propose-cancel": (who) => `${who} asked to cancel the trade`,
  "agree-cancel": (who, trade) => `${who} agreed to cancel. ${confirmerRefunded(trade)}`,
  "propose-extension": (who, trade) => `${who} proposed ${extensionOf(trade)}`,
  "agree-extension": (who, trade) => `${who} agreed to ${extensionOf(trade)}`,
  "decline-proposal": (who) => `${who} declined the proposal`,
  "withdraw-proposal": (who) => `${who} withdrew the proposal`,
  "expire-proposal": () => "The proposal expired without an answer",
  extend: () => "Amana’s staff gave more time",
  lapse: (_who, trade) => `Time ran out. ${confirmerRefunded(trade)}`,
  escalate: () => "The trade went to a moderator",
  dispute: (who) => `${who} reported a problem`,
  settle: (who, trade, entry) => `${who} accepted the other side’s offer. ${outcome(trade, entry)}`,
  concede: (who, trade, entry) => `${who} conceded. ${outcome(trade, entry)}`,
  ship: (who, _trade, { actorRole }) =>
    actorRole === "clock" ? "The carrier has the parcel" : `${who} sent the parcel`,
  arrive: () => "The carrier delivered it",
  bounce: () => "The carrier is bringing it back to the seller",
  "undo-ship": (who) => `${who} undid ‘sent’`,
  "hand-over": (who, trade) => `${who} handed it over. ${called("buyer", trade)} confirmed with the code`,
  "say-delivered": (who) => `${who} said that it arrived`,
  "say-handed-over": (who) => `${who} said that it was handed over`,
  inspected: (_who, trade) => `The time to look at it ended. ${performerPaid(trade)}`,
  "propose-return": (who) => `${who} proposed a return`,
  "agree-return": (who) => `${who} agreed to the return`,
  "propose-split": (who, _trade, { actorRole }) => `${who} ${asksToKeep(actorRole)}`,
  "agree-split": (who) => `${who} agreed. The money was split.`,
  "return-ship": (who) => `${who} sent it back`,
  "return-arrive": () => "The carrier delivered it back to the seller",
  "return-received": (who, trade, { actorRole }) =>
    `${actorRole === "clock" ? "The seller’s time to look at it ended." : `${who} said that it’s back.`} ${confirmerRefunded(trade)}`,
  "contest-return": (who) => `${who} reported a problem with what came back`,
  keep: (_who, trade) => `Nothing was sent back in time. ${performerPaid(trade)}`,
  "propose-meeting": (who) => `${who} proposed where and when to meet`,
  "agree-meeting": (who) => `${who} agreed where and when to meet`,
  turn: () => "The part before this one is done, so its time has started",
  stop: (_who, trade) => `This part was stopped before its turn. ${confirmerRefunded(trade)}`,
  rule: (_who, trade, entry) => `The moderator decided. ${outcome(trade, entry)}`,
};

/** What is held is the buyer's own, or what the seller had put up; what is had at once never waits in escrow. */
function accepted(who: string, trade: TradeWords, { toState }: Entry): string {
  if (toState === "COMPLETED") return `${who} paid ${amount(trade.price)}. ${performerPaid(trade)}`;
  if (performerOf(trade) === "seller") return `${who} put ${givenBack(trade)} in escrow`;
  return `${who} accepted. ${amount(trade.hold)} is in escrow`;
}

const byMove = dictionary<Sentence>(sentences);

/** A row of the timeline in the viewer's words: 'You locked ₦4,150 in escrow', 'Bayo began sending'. */
export function sentenceOf(entry: Entry, trade: TradeWords): string {
  const tell = byMove[entry.move];
  const who = called(entry.actorRole, trade);
  return tell ? tell(who, trade, entry) : `${who} changed the trade`;
}

/** `Bayo was paid ₦4,087.75.` */
export function performerPaid(trade: TradeWords): string {
  const who = called(performerOf(trade), trade);
  return `${who} ${who === "You" ? "were" : "was"} paid ${amount(paidInAll(trade))}.`;
}

/** `You got ₦4,150 back.` */
export const confirmerRefunded = (trade: TradeWords): string =>
  `${called(confirmerOf(trade), trade)} got ${givenBack(trade)} back.`;

function outcome(trade: TradeWords, { toState }: Entry): string {
  if (toState === "COMPLETED") return performerPaid(trade);
  if (toState === "RETURNING") return "It goes back to the seller before the refund.";
  return toState === "CANCELLED" ? confirmerRefunded(trade) : "The money was split.";
}

/** `MTN airtime from Bayo A.` needs to know which way the airtime goes. */
export const towards = ({ role }: Pick<TradeView, "role">): "from" | "to" =>
  role === "seller" ? "to" : "from";

/** An open proposal: who may agree, and to what. */
export function proposalWords(
  trade: TradeWords & { proposal: (Proposal & { until?: string }) | null },
): { title: string; text: string } | undefined {
  const { proposal, role } = trade;
  if (!proposal) return undefined;
  const who = called(proposal.by, trade);
  const mine = proposal.by === role;
  const until = proposal.until ? ` Open until ${formatDateTime(new Date(proposal.until))}.` : "";
  const partner = called(role === "seller" ? "buyer" : "seller", trade);
  if (proposal.kind === "cancel") {
    return {
      title: `${who} asked to cancel the trade`,
      text: mine
        ? `Nothing changes unless ${partner} agrees. Then ${confirmerGetsBack(trade)}.${until}`
        : `If you agree, ${confirmerGetsBack(trade)}. If you decline, the trade goes on.${until}`,
    };
  }
  if (proposal.kind === "return") {
    const words = returnWords(trade, proposal);
    const text = mine ? `${words} Nothing changes unless ${partner} agrees.${until}` : `${words}${until}`;
    return { title: `${who} proposed a return`, text };
  }
  if (proposal.kind === "split") {
    const words = splitWords(trade, proposal);
    const text = mine ? `${words} Nothing changes unless ${partner} agrees.${until}` : `${words}${until}`;
    return { title: `${who} ${asksToKeep(proposal.by)}`, text };
  }
  if (proposal.kind === "meeting") {
    const { at, place } = proposal;
    const where = `${at ? formatDateTime(new Date(at)) : ""}, ${place ?? ""}.`;
    return {
      title: `${who} proposed to meet`,
      text: mine ? `${where} Nothing is agreed until ${partner} says yes.${until}` : `${where}${until}`,
    };
  }
  return {
    title: `${who} proposed ${extensionOf(trade)}`,
    text: mine
      ? `The deadline stays unless ${partner} agrees.${until}`
      : `If you agree, the deadline moves. If you decline, it stays.${until}`,
  };
}

/** `₦4,150 goes back to Ada` */
export function confirmerGetsBack(trade: TradeWords): string {
  const to = trade.role === confirmerOf(trade) ? "your wallet" : firstOf(trade);
  return `${givenBack(trade)} goes back to ${to}`;
}

/** All of what was put up, and of goods the delivery fee too, unless their buyer pays for both ways. */
const givenBack = ({ hold, parcel }: TradeWords): string =>
  amount(parcel && parcel.back?.paidBy !== "buyer" ? parcel.total : hold);

/** The buyer, or the seller, proposes that the buyer keeps it for less. */
const asksToKeep = (by: string): string =>
  by === "buyer" ? "asked to keep it for less" : "offered money back";

const firstOf = (trade: TradeWords) => called(confirmerOf(trade), { ...trade, role: "moderator" });

/** What a return means for both: who pays for both ways, and what becomes of the price. */
function returnWords(trade: TradeWords, { paidBy, wayBackMinor = "0" }: Proposal): string {
  const refunded = `${called("buyer", trade)} ${trade.role === "buyer" ? "get" : "gets"}`;
  const seller = called("seller", trade);
  if (paidBy === "buyer")
    return `The buyer pays for both ways: once ${seller === "You" ? "you have" : `${seller} has`} it back, ${lower(refunded)} ${amount(trade.hold)}, and the delivery fee stays paid.`;
  const wayBack = amount({ minor: wayBackMinor, currency: trade.price.currency });
  const adds = wayBackMinor === "0" ? "" : `, with ${wayBack} for the way back`;
  return `The seller pays for both ways: once ${seller === "You" ? "you have" : `${seller} has`} it back, ${lower(refunded)} ${amount(trade.parcel?.total ?? trade.hold)}${adds}.`;
}

/** What each has in the end where the buyer keeps it for less. */
function splitWords(trade: TradeWords, { refundMinor = "0" }: Proposal): string {
  const refund = amount({ minor: refundMinor, currency: trade.hold.currency });
  return `${called("buyer", trade)} ${trade.role === "buyer" ? "get" : "gets"} ${refund} back and ${trade.role === "buyer" ? "keep" : "keeps"} it. ${called("seller", trade)} ${trade.role === "seller" ? "are" : "is"} paid the rest, less commission, and the order ends.`;
}

/** Within a sentence. */
const lower = (words: string): string => words.replace(/^You /, "you ");
