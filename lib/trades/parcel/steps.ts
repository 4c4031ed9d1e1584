import { formatClock, formatShortDay } from "@/lib/kernel/time-format";
import { amount, called, firstName, paidInAll } from "../naming";
import type { TradeView } from "../schema";
import { endOf, type TradeStep } from "../steps";

type Parcel = NonNullable<TradeView["parcel"]>;

/** The steps of an order in the viewer's words: paid, packed, on its way or met, looked at, done. */
export function parcelStepsOf(trade: TradeView, parcel: Parcel): TradeStep[] {
  const paid = { title: "Paid", detail: whenOf(trade.createdAt), state: "done" } as const;
  const end = endOf(trade);
  if (end) return [paid, ...end];
  if (trade.state === "RETURNING") return [paid, ...backSteps(trade, parcel)];
  return [paid, packed(trade, parcel), way(trade, parcel), inspected(trade, parcel), done(trade)];
}

/** Of what goes back: agreed, sent back, checked by the seller, refunded. */
function backSteps(trade: TradeView, { back, isSentBack }: Parcel): TradeStep[] {
  const since = trade.moves.find(({ toState }) => toState === "RETURNING");
  const [buyer, seller] = [called("buyer", trade), called("seller", trade)];
  const sent = back?.isBounced ? "By its carrier" : whenOf(back?.sentAt ?? null);
  return [
    { title: "Return", detail: whenOf(since?.at ?? null), state: "done" },
    isSentBack
      ? { title: "Sent back", detail: sent, state: "done" }
      : { title: "Send back", detail: buyer === "You" ? "Your turn" : `${buyer}’s turn`, state: "current" },
    {
      title: "Check",
      detail: seller === "You" ? (isSentBack ? "Your turn" : "By you") : `By ${seller}`,
      state: isSentBack ? "current" : "next",
    },
    { title: "Refund", detail: buyer === "You" ? "To your wallet" : `To ${buyer}`, state: "next" },
  ];
}

/** `24 Nov, 09:12` */
function whenOf(at: string | null): string {
  if (!at) return "";
  return `${formatShortDay(new Date(at))}, ${formatClock(new Date(at))}`;
}

function packed({ state, begunAt, role }: TradeView, { way: { isPickUp }, sentAt }: Parcel): TradeStep {
  const title = "Packed";
  // What is fetched waits for its buyer as soon as the seller has begun.
  if (begunAt && (isPickUp || state !== "IN_ESCROW"))
    return { title, detail: whenOf(sentAt ?? begunAt), state: "done" };
  if (begunAt) return { title, detail: `Since ${whenOf(begunAt)}`, state: "current" };
  return { title, detail: role === "seller" ? "Your turn" : "Not started", state: "current" };
}

function way(trade: TradeView, parcel: Parcel): TradeStep {
  const { state, begunAt, deliveredAt } = trade;
  const { way: agreed, sent, meeting, promisedUntil } = parcel;
  const title = agreed.isPickUp ? "Meet" : "On its way";
  if (deliveredAt) return { title, detail: whenOf(deliveredAt), state: "done" };
  if (state === "COMPLETED") return { title, detail: sentBy(sent), state: "done" };
  if (agreed.isPickUp) {
    const detail = meeting ? whenOf(meeting.at) : "Not agreed yet";
    return { title, detail: begunAt ? detail : agreed.name, state: begunAt ? "current" : "next" };
  }
  const day = formatShortDay(new Date(promisedUntil));
  if (state !== "SHIPPED") return { title, detail: `Due ${day}`, state: "next" };
  return { title, detail: `${sentBy(sent)}, due ${day}`, state: "current" };
}

function sentBy(sent: Parcel["sent"]): string {
  if (sent?.by === "carrier") return sent.carrier;
  return sent?.by === "waybill" ? "Waybill" : "Rider";
}

function inspected(trade: TradeView, { windowDays }: Parcel): TradeStep {
  const title = "Inspect";
  const buyer = called("buyer", trade);
  if (trade.state === "COMPLETED") return { title, detail: whenOf(trade.endedAt), state: "done" };
  if (trade.state === "DELIVERED") {
    return {
      title,
      detail: buyer === "You" ? "Your turn" : `${buyer} is looking`,
      state: "current",
    };
  }
  const days = `${String(windowDays)} ${windowDays === 1 ? "day" : "days"}`;
  return { title, detail: `${days} for ${buyer === "You" ? "you" : buyer}`, state: "next" };
}

function done(trade: TradeView): TradeStep {
  const paid = trade.role === "seller" ? "You’re paid" : `${firstName(trade.seller.name)} is paid`;
  if (trade.state !== "COMPLETED") return { title: "Done", detail: paid, state: "next" };
  return { title: "Done", detail: `${paid} ${amount(paidInAll(trade))}`, state: "done" };
}
