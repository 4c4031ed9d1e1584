import { queryOne, sql } from "@/lib/kernel/db";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { shipmentEvents } from "@/lib/shipments/events";
import { tradeEvents } from "@/lib/trades/events";
import { cancelReason } from "@/lib/trades/parcel/cancel-reasons";
import { parcelEvents } from "@/lib/trades/parcel/events";
import { type Arguments, money } from "../arguments";
import { isOrder, readTrades, type TradeFacts, tellOf } from "./about-trade";
import { backAfterReturn, costOf } from "./return-costs";
import { type About, when } from "./source";

interface Moved {
  tradeId: string;
  move: string;
}

const buyer = ["buyer"];
const both = ["buyer", "seller"];
const moved =
  (...moves: string[]) =>
  ({ move }: Moved) =>
    moves.includes(move);
/** An agreement, a settlement or a ruling sends it back. */
const goesBack = ({ move, state }: Moved & { state: string }) =>
  state === "RETURNING" && ["agree-return", "settle", "rule"].includes(move);

async function readOrder(tradeId: string): Promise<TradeFacts | undefined> {
  const [trade] = await readTrades(sql`t.id = ${tradeId}::uuid`);
  return trade && isOrder(trade) ? trade : undefined;
}

/** The same for an order that has just been bought, or whose code was locked or made anew. */
async function aboutOrder({
  tradeId,
  isVoid = false,
}: {
  tradeId: string;
  isVoid?: boolean;
}): Promise<About | undefined> {
  const order = await readOrder(tradeId);
  return order && tellOf(order, () => ({ lock: isVoid ? "void" : "paused" }));
}

const isToSendBack = ({ state, isSentBack }: TradeFacts) => state === "RETURNING" && !isSentBack;

/** Whether it is still as a move made it: what is read too late to be true is not written. */
const stillSo = dictionary<(order: TradeFacts) => boolean>({
  begin: ({ state }) => state === "IN_ESCROW",
  ship: ({ state }) => state === "SHIPPED",
  "undo-ship": ({ state }) => state === "IN_ESCROW",
  "agree-meeting": ({ state, meeting }) => state === "IN_ESCROW" && meeting !== null,
  arrive: ({ state }) => state === "DELIVERED",
  "hand-over": ({ state }) => state === "DELIVERED",
  "say-delivered": ({ state }) => state === "DELIVERED",
  "say-handed-over": ({ state }) => state === "DELIVERED",
  "agree-return": isToSendBack,
  settle: isToSendBack,
  rule: isToSendBack,
  bounce: ({ state, isBack }) => state === "RETURNING" && !isBack,
  "return-arrive": ({ state, isBack }) => state === "RETURNING" && isBack === true,
  "return-ship": ({ state, returnSent, isBack }) => state === "RETURNING" && returnSent !== null && !isBack,
});

/** Who says that it has arrived. */
const sayings = dictionary<string>({ arrive: "carrier", "hand-over": "buyer" });

/** An order that goes on. */
async function aboutMoved({ tradeId, move }: Moved): Promise<About | undefined> {
  const order = await readOrder(tradeId);
  if (!order || !stillSo[move]?.(order)) return undefined;
  return tellOf(order, () => ({
    way: order.isPickUp ? "fetched" : "sent",
    proof: order.proof === "WORD" ? "word" : "proven",
    says: sayings[move] ?? "seller",
    at: order.meeting?.at ?? null,
    place: order.meeting?.place ?? null,
    ...howSent(order.sent),
  }));
}

/** An order that goes back: until when it is sent, and what the buyer gets once it is back. */
async function aboutReturning({ tradeId, move }: Moved): Promise<About | undefined> {
  const order = await readOrder(tradeId);
  if (!order || !stillSo[move]?.(order)) return undefined;
  return tellOf(order, () => ({
    how: move,
    cost: costOf(order),
    back: money(backAfterReturn(order, order), order.currency),
  }));
}

const carrierOf = (sent: TradeFacts["sent"]) => (sent?.by === "carrier" ? sent.carrier : null);

/** One that its carrier brings back, or has given back. */
async function aboutBounced({ tradeId, move }: Moved): Promise<About | undefined> {
  const order = await readOrder(tradeId);
  if (!order || !stillSo[move]?.(order)) return undefined;
  return tellOf(order, () => ({
    by: carrierOf(order.returnSent) ?? carrierOf(order.sent),
    cost: costOf(order),
    back: money(backAfterReturn(order, order), order.currency),
  }));
}

/** The same once the buyer has sent it. */
async function aboutSentBack({ tradeId, move }: Moved): Promise<About | undefined> {
  const order = await readOrder(tradeId);
  if (!order || !stillSo[move]?.(order)) return undefined;
  return tellOf(order, () => howSent(order.returnSent) ?? {});
}

/** How it was sent, without a telephone number: those are on the page. The code is not known here: it is read as a text is written. */
function howSent(sent: TradeFacts["sent"]): Arguments | undefined {
  if (!sent) return undefined;
  const code = "none";
  if (sent.by === "carrier")
    return { how: sent.by, by: sent.carrier, number: sent.number, place: null, code };
  if (sent.by === "rider") return { how: sent.by, by: sent.name, number: null, place: null, code };
  return { how: sent.by, by: sent.driver, number: sent.plate, place: sent.park, code };
}

/** What of a parcel's way its two would want to know at once, as long as it is so. */
const newsworthy = ["OUT_FOR_DELIVERY", "ATTEMPT_FAILED", "READY_FOR_PICKUP", "LOST"];

async function aboutShipment({
  tradeId,
  status,
}: {
  tradeId: string;
  status: string;
}): Promise<About | undefined> {
  const order = await readOrder(tradeId);
  if (order?.state !== "SHIPPED" || order.sent?.by !== "carrier") return undefined;
  const by = order.sent.carrier;
  return tellOf(order, () => ({ status, by }));
}

/** Of both only where one of them can do something about it. */
const whomOf = ({ status }: { status: string }) =>
  status === "ATTEMPT_FAILED" || status === "LOST" ? both : buyer;

/** An order that has ended, by whom, and why. */
async function aboutEnded({ tradeId, move }: Moved): Promise<About | undefined> {
  const [order, last] = await Promise.all([
    readOrder(tradeId),
    queryOne<{ actorRole: string }>(sql`
      select actor_role from trade_move where trade_id = ${tradeId}::uuid order by sequence desc limit 1`),
  ]);
  if (!order) return undefined;
  const { currency, backMinor, cancelReason: reason, begunAt, returnPaidBy } = order;
  const byOf = (role: string) => {
    if (move !== "cancel") return "both";
    return last?.actorRole === role ? "you" : "them";
  };
  const isPaused = reason !== null && cancelReason("seller", reason)?.pauses === true;
  return tellOf(order, (role) => ({
    how: move,
    step: begunAt ? "send" : "start",
    by: byOf(role),
    reason: reason ?? "none",
    listing: isPaused && role === "seller" ? "paused" : "open",
    back: money(backMinor, currency),
    cost: costOf({ returnPaidBy, wayBackMinor: order.returnPaidMinor }),
    unused: role === "seller" && order.returnUnusedMinor > 0n ? "some" : "none",
  }));
}

/** Notices of orders of goods. What a dispute or an agreement on more time makes of them is said as of any trade. */
export const orderNotices = [
  when(tradeEvents.opened, aboutOrder, { "order.placed": { to: ["seller"] } }, "orders"),
  when(
    tradeEvents.moved,
    aboutMoved,
    {
      "order.begun": { to: buyer, if: moved("begin") },
      "order.sent": { to: buyer, if: moved("ship") },
      "order.sending_undone": { to: buyer, if: moved("undo-ship") },
      "order.meeting": { to: both, if: moved("agree-meeting") },
      "order.arrived": { to: buyer, if: moved("arrive", "hand-over", "say-delivered", "say-handed-over") },
    },
    "orders",
  ),
  when(tradeEvents.moved, aboutReturning, { "order.returning": { to: both, if: goesBack } }, "returning"),
  when(
    tradeEvents.moved,
    aboutBounced,
    {
      "order.bounced": { to: both, if: moved("bounce") },
      "order.return_arrived": { to: both, if: moved("return-arrive") },
    },
    "bounced",
  ),
  when(
    tradeEvents.moved,
    aboutSentBack,
    { "order.return_sent": { to: ["seller"], if: moved("return-ship") } },
    "sent_back",
  ),
  when(
    tradeEvents.ended,
    aboutEnded,
    {
      "order.completed": { to: both, if: moved("approve", "inspected", "keep") },
      "order.cancelled": { to: both, if: moved("cancel", "agree-cancel") },
      "order.lapsed": { to: both, if: moved("lapse") },
      "order.refunded": { to: both, if: moved("return-received") },
      "order.shared": { to: both, if: moved("agree-split") },
    },
    "orders",
  ),
  when(shipmentEvents.moved, aboutShipment, {
    "shipment.event": { to: whomOf, if: ({ status }) => newsworthy.includes(status) },
  }),
  when(parcelEvents.locked, aboutOrder, { "order.code_locked": { to: both } }),
  when(parcelEvents.recoded, aboutOrder, { "order.code_renewed": { to: both } }),
];
