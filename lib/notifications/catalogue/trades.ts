import { titleOf } from "@/lib/assets";
import { wholeOf } from "@/lib/assets/parts";
import { queryOne, sql } from "@/lib/kernel/db";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { reviewEvents } from "@/lib/reviews/events";
import { tradeEvents } from "@/lib/trades/events";
import type { TradeState } from "@/lib/trades/machine";
import { type Arguments, money } from "../arguments";
import { isOrder, readTrades, type TradeFacts, tellOf } from "./about-trade";
import { backAfterReturn, costOf } from "./return-costs";
import { when } from "./source";

interface Moved {
  tradeId: string;
  move: string;
  fromState: TradeState | null;
}

const both = ["buyer", "seller"];
const moved =
  (...moves: string[]) =>
  ({ move }: Moved) =>
    moves.includes(move);
/** Whose turn it was: the performer's until it is delivered, then the confirmer's. */
const lateOne = ({ fromState }: Moved) => [fromState === "DELIVERED" ? "confirmer" : "performer"];

/** What a move proposes. */
const proposals = dictionary({
  "propose-cancel": "cancel",
  "propose-extension": "extension",
  "propose-meeting": "meeting",
  "propose-return": "return",
  "propose-split": "split",
});

/** What says more than its kind is named for as long as it stands. */
const detailed = ["meeting", "return", "split"];

const aboutMoved = (payload: Moved) => aboutTradeWhere(payload, () => true);

/** What has notices of its own as an order is left out. */
const aboutUnlessOrder = (payload: Moved) => aboutTradeWhere(payload, (trade) => !isOrder(trade));

/** The trade with what the other side proposes. */
async function aboutTradeWhere(payload: Moved, wanted: (trade: TradeFacts) => boolean) {
  const [trade] = await readTrades(sql`t.id = ${payload.tradeId}::uuid`);
  if (!trade || !wanted(trade)) return undefined;
  const dispute = trade.state === "DISPUTED" ? await openerOf(payload.tradeId) : undefined;
  const opener = dispute === trade.buyerId ? "buyer" : dispute === trade.sellerId ? "seller" : undefined;
  return tellOf(trade, (role) => ({
    proposal: proposals[payload.move] ?? "cancel",
    place: trade.proposal?.place ?? null,
    at: trade.proposal?.at ?? null,
    ...proposedReturn(trade),
    end: payload.move === "decline-proposal" ? "declined" : "expired",
    by: opener === role ? "you" : opener ? "them" : "clock",
  }));
}

async function openerOf(tradeId: string): Promise<string | undefined> {
  const dispute = await queryOne<{ openedById: string }>(sql`
    select opened_by_id from dispute_overview where trade_id = ${tradeId}::uuid and state <> 'CLOSED'`);
  return dispute?.openedById;
}

/** What goes back, and what the buyer gets, where that is proposed. */
function proposedReturn(trade: TradeFacts): Arguments {
  const { paidBy = null, wayBackMinor = "0", refundMinor } = trade.proposal ?? {};
  const way = { returnPaidBy: paidBy, wayBackMinor: BigInt(wayBackMinor) };
  const back = refundMinor === undefined ? backAfterReturn(trade, way) : BigInt(refundMinor);
  return {
    cost: costOf(way),
    back: money(back, trade.currency),
    adds: money(way.wayBackMinor, trade.currency),
  };
}

/** Who proposes is the actor of the newest move of that name. */
async function aboutProposal(payload: Moved) {
  const kind = proposals[payload.move] ?? "cancel";
  const about = await aboutTradeWhere(
    payload,
    ({ proposal }) => !detailed.includes(kind) || proposal?.kind === kind,
  );
  const last = await queryOne<{ actorRole: string }>(sql`
    select actor_role from trade_move where trade_id = ${payload.tradeId}::uuid and move = ${payload.move} order by sequence desc limit 1`);
  if (!about || !last) return undefined;
  const { buyer, seller } = about.readers;
  return { ...about, readers: { asked: last.actorRole === "buyer" ? seller : buyer } };
}

/** Of a purchase in parts, all of it. */
async function aboutOpened({ tradeId }: { tradeId: string }) {
  const [trade] = await readTrades(sql`t.id = ${tradeId}::uuid`);
  if (!trade || isOrder(trade)) return undefined;
  const count = BigInt(trade.parts ?? 1);
  const { kind, moreLines } = trade;
  const title = titleOf({ kind, terms: wholeOf(kind, trade.terms, count), moreLines });
  const amount = { minor: (trade.priceMinor * count).toString(), currency: trade.currency };
  return tellOf(trade, () => ({ title, amount }));
}

/** The parts that were stopped together are one notice: that of the first of them. */
async function aboutStopped({ tradeId }: Moved) {
  const [trade] = await readTrades(sql`t.id = ${tradeId}::uuid`);
  if (!trade?.firstStopped) return undefined;
  const stopped = trade.firstStopped;
  const amount = { minor: (trade.priceMinor * BigInt(stopped)).toString(), currency: trade.currency };
  return tellOf(trade, () => ({ parts: String(stopped), amount }));
}

/** Who had made the proposal that has ended: the actor of the newest move that made one. */
async function aboutEndedProposal(payload: Moved) {
  const about = await aboutMoved(payload);
  const last = await queryOne<{ actorRole: string }>(sql`
    select actor_role from trade_move where trade_id = ${payload.tradeId}::uuid and move = any(${Object.keys(proposals)})
    order by sequence desc limit 1`);
  if (!about || !last) return undefined;
  const { buyer, seller } = about.readers;
  return { ...about, readers: { asker: last.actorRole === "buyer" ? buyer : seller } };
}

/** A rating, for who was rated. What it says they read on the page, once both have rated or the time for it is over. */
async function aboutRating({ tradeId, subjectId }: { tradeId: string; subjectId: string }) {
  const [trade] = await readTrades(sql`t.id = ${tradeId}::uuid`);
  if (!trade) return undefined;
  const about = tellOf(trade);
  const { buyer, seller } = about.readers;
  return { ...about, readers: { rated: subjectId === trade.buyerId ? buyer : seller } };
}

/** Notices of trades, and of the beginning of their disputes. */
export const tradeNotices = [
  when(tradeEvents.opened, aboutOpened, { "trade.accepted": { to: ["seller"] } }),
  when(tradeEvents.moved, aboutUnlessOrder, {
    "trade.begun": { to: ["confirmer"], if: moved("begin") },
    "trade.delivered": { to: ["confirmer"], if: moved("deliver") },
    "trade.undelivered": { to: ["confirmer"], if: moved("undo-deliver") },
    "trade.part_started": { to: ["performer"], if: moved("turn") },
    "trade.late": { to: lateOne, if: moved("escalate") },
  }),
  when(
    tradeEvents.moved,
    aboutMoved,
    {
      "trade.extended": { to: both, if: moved("agree-extension", "extend") },
      "dispute.opened": { to: both, if: moved("dispute", "escalate", "contest-return") },
    },
    "of_any",
  ),
  when(
    tradeEvents.moved,
    aboutProposal,
    { "trade.proposal": { to: ["asked"], if: ({ move }) => move in proposals } },
    "proposal",
  ),
  when(
    tradeEvents.moved,
    aboutEndedProposal,
    { "trade.proposal_ended": { to: ["asker"], if: moved("decline-proposal", "expire-proposal") } },
    "proposal_ended",
  ),
  when(tradeEvents.ended, aboutUnlessOrder, {
    "trade.completed": { to: both, if: moved("approve") },
    "trade.cancelled": { to: both, if: moved("cancel", "agree-cancel") },
    "trade.lapsed": { to: both, if: moved("lapse") },
  }),
  when(reviewEvents.written, aboutRating, { "trade.rated": { to: ["rated"] } }),
  when(tradeEvents.ended, aboutStopped, { "trade.parts_stopped": { to: both, if: moved("stop") } }, "parts"),
];
