import { formatClock, formatDuration } from "@/lib/kernel/time-format";
import { confirmerOf, isFinal, performerOf, whoseTurn } from "./moves";
import { amount, called } from "./naming";
import type { TradeView } from "./schema";

/** A step of the way from escrow to payment, as the stepper shows it. */
export interface TradeStep {
  title: string;
  detail?: string;
  state: "done" | "current" | "next" | "stopped";
}

/** When its clock first started, ISO 8601: that of a later part with the end of the one before. */
export const startOf = ({ moves, createdAt }: Pick<TradeView, "moves" | "createdAt">): string =>
  moves.find(({ move }) => move === "turn")?.at ?? createdAt;

/** The steps of this trade in the viewer's words: done, current and next. */
export function stepsOf(trade: TradeView): TradeStep[] {
  const locked = {
    title: "In escrow",
    detail: `${amount(trade.hold)} in escrow`,
    state: "done",
  } as const;
  const end = endOf(trade);
  return end ? [locked, ...end] : [locked, sending(trade), confirming(trade), paying(trade)];
}

/** What follows on the payment where a moderator was asked, or the trade was called off; undefined otherwise. */
export function endOf(trade: TradeView): TradeStep[] | undefined {
  if (wentToModerator(trade)) return judged(trade);
  return trade.state === "CANCELLED" || trade.state === "SPLIT" ? calledOff(trade) : undefined;
}

const wentToModerator = ({ moves }: TradeView) => moves.some(({ toState }) => toState === "DISPUTED");

const isMine = (trade: TradeView) => whoseTurn(trade) === trade.role;

function sending(trade: TradeView): TradeStep {
  const who = called(performerOf(trade), trade);
  if (trade.deliveredAt) return { title: `${who} sent it`, detail: timeOfSending(trade), state: "done" };
  // Only an agreement or a moderator can end a trade as completed without a delivery; then there is nothing to date.
  if (isFinal(trade.state)) return { title: `${who} sent it`, state: "done" };
  const title = who === "You" ? "You send it" : `${who} sends it`;
  if (trade.state === "WAITING") return { title, detail: "After the part before", state: "next" };
  if (trade.begunAt)
    return { title, detail: `Since ${formatClock(new Date(trade.begunAt))}`, state: "current" };
  return { title, detail: isMine(trade) ? "Your turn" : "Not started", state: "current" };
}

/** `10:47, 5 min`: when, and how long it took from the money being locked. */
function timeOfSending(trade: TradeView): string {
  const startedAt = startOf(trade);
  const at = new Date(trade.deliveredAt ?? startedAt);
  const seconds = (at.getTime() - Date.parse(startedAt)) / 1000;
  return seconds < 60 ? formatClock(at) : `${formatClock(at)}, ${formatDuration(seconds)}`;
}

function confirming(trade: TradeView): TradeStep {
  const who = called(confirmerOf(trade), trade);
  const verb = who === "You" ? "confirm" : "confirms";
  if (trade.state === "COMPLETED")
    return { title: `${who} confirmed`, detail: clockOf(trade.endedAt), state: "done" };
  if (trade.state !== "DELIVERED")
    return { title: `${who} ${verb}`, detail: "that it arrived", state: "next" };
  return { title: `${who} ${verb}`, detail: isMine(trade) ? "Your turn" : "Checking", state: "current" };
}

function paying(trade: TradeView): TradeStep {
  const who = called(performerOf(trade), trade);
  const be = who === "You" ? "are" : "is";
  if (trade.state === "COMPLETED") {
    return { title: `${who} ${be} paid`, detail: amount(trade.performerGets), state: "done" };
  }
  const after = trade.role === confirmerOf(trade) ? "after you confirm" : amount(trade.performerGets);
  return { title: `${who} ${be} paid`, detail: after, state: "next" };
}

const clockOf = (at: string | null) => (at ? formatClock(new Date(at)) : undefined);

/** Three steps instead of four: before a moderator, their decision, and where the money went. */
function judged(trade: TradeView): TradeStep[] {
  const sent = trade.moves.findLast(({ toState }) => toState === "DISPUTED");
  const put = { title: "In dispute", detail: clockOf(sent?.at ?? null), state: "done" } as const;
  if (!isFinal(trade.state)) {
    return [
      put,
      { title: "Decision", detail: "or one of you gives in", state: "current" },
      { title: "Payment", detail: "after the decision", state: "next" },
    ];
  }
  const last = trade.moves.at(-1);
  const decided = last?.move === "rule" ? "The moderator decided" : "Settled between you";
  return [put, { title: decided, detail: clockOf(trade.endedAt), state: "done" }, result(trade)];
}

function result(trade: TradeView): TradeStep {
  if (trade.state === "COMPLETED") return { ...paying(trade) };
  if (trade.state === "SPLIT") return { title: "Money split", detail: "Go to wallet", state: "done" };
  const who = called(confirmerOf(trade), trade);
  return {
    title: `${who} ${who === "You" ? "are" : "is"} refunded`,
    detail: amount(trade.parcel?.total ?? trade.hold),
    state: "done",
  };
}

function calledOff(trade: TradeView): TradeStep[] {
  const last = trade.moves.at(-1);
  const title = { lapse: "Time ran out", stop: "Stopped" }[last?.move ?? ""] ?? "Cancelled";
  return [{ title, detail: clockOf(trade.endedAt), state: "stopped" }, result(trade)];
}
