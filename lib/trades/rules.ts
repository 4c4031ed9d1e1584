import { type Allowance, planAllowance, uncountOffer, uncountTrade } from "@/lib/identity/limits/allowance";
import { after } from "@/lib/kernel/clock";
import { type Actor, type Moment, SYSTEM } from "@/lib/kernel/command";
import { composePlan, type Plan, type PlanRow } from "@/lib/kernel/commit";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import { escrow, fees, opening, wallet } from "../ledger/accounts";
import {
  type FeeRule,
  feeOf,
  isOpen,
  type Network,
  type OfferFacts,
  releaseUnit,
  sellUnit,
  stateAfterCancel,
} from "../offers/rules";
import {
  isFinal,
  legalMove,
  type Move,
  type MoveFacts,
  type MoveName,
  type Proposal,
  type TradeRole,
  type TradeState,
  tradeMoves,
  tradeTimes,
} from "./moves";
import { recording } from "./recording";
import { tradeRefusals } from "./refusals";

/** A trade as a move reads it. */
export interface TradeFacts extends MoveFacts {
  id: string;
  version: bigint;
  offerId: string;
  buyerId: string;
  sellerId: string;
  kind: "AIRTIME" | "GOODS" | "CRYPTO";
  network: Network | null;
  faceValueMinor: bigint | null;
  priceMinor: bigint;
  feeRule: FeeRule;
  /** The Lagos day whose limits it counts for. */
  day: string;
  /** Moves made so far. */
  moves: number;
}

/** With all that its end touches besides. */
export interface TradeToSettle extends TradeFacts {
  offer: OfferFacts;
  buyer: Allowance;
  seller: Allowance;
}

/** What a move answers. */
export interface TradeMoved {
  tradeId: string;
  state: TradeState;
  /** Digits. */
  version: string;
}

interface MoveOptions {
  /** Chooses among the outcomes of a ruling. */
  to?: TradeState;
  /** Shown in the timeline to both parties. */
  note?: string;
  /** For a split: what the buyer gets back, in kobo. */
  buyerShareMinor?: bigint;
  /** What goes into the same commit from another slice. */
  beside?: Partial<Plan>;
}

/** Who this actor is in this trade. */
export function roleIn(trade: Pick<TradeFacts, "buyerId" | "sellerId">, by: Actor): TradeRole | undefined {
  if (by.id === trade.buyerId) return "buyer";
  if (by.id === trade.sellerId) return "seller";
  if (by === SYSTEM) return "clock";
  return by.roles.includes("MODERATOR") ? "moderator" : undefined;
}

/**
 * Plans a move: checks it against the table, then works out new state, deadline, timeline, money and event.
 * @throws Refusal - not_yours, moved_on, begin_first, undo_over, not_due, own_case
 */
export function planMove(
  trade: (TradeFacts | TradeToSettle) & Moment,
  name: MoveName,
  by: Actor,
  options: MoveOptions = {},
): Plan<TradeMoved> {
  const role = roleIn(trade, by);
  const move = role && legalMove(trade, name, role, trade.now, options.to);
  if (!role || !move) throw new Refusal(whyNot(trade, name, role));
  const state = move.to === "same" ? trade.state : move.to;
  return composePlan(
    { result: { tradeId: trade.id, state, version: (trade.version + 1n).toString() } },
    moving(trade, move, state, role),
    recording(trade, name, by, role, state, options.note),
    ...(move.pays ? settling(trade, move, options.buyerShareMinor) : []),
    options.beside ?? {},
  );
}

function whyNot(trade: TradeFacts & Moment, name: MoveName, role: TradeRole | undefined) {
  const rows = tradeMoves.filter((move) => move.name === name);
  if (name === "rule" && (role === "buyer" || role === "seller")) return tradeRefusals.own_case;
  if (!role || !rows.some((move) => move.by.includes(role))) return tradeRefusals.not_yours;
  if (!rows.some((move) => move.from.includes(trade.state))) return tradeRefusals.moved_on;
  if (name === "deliver") return tradeRefusals.begin_first;
  if (name === "undo-deliver") return tradeRefusals.undo_over;
  return role === "clock" ? tradeRefusals.not_due : tradeRefusals.moved_on;
}

/** New state, deadline and proposal. Whatever changes the state takes a waiting proposal off the table. */
function moving(
  trade: TradeFacts & Moment,
  { name }: Move,
  state: TradeState,
  role: TradeRole,
): Partial<Plan> {
  const { now } = trade;
  const set: PlanRow = { state, moves: trade.moves + 1, ...deadlineAfter(trade, name, state) };
  if (name === "begin") set.begunAt = now;
  if (name === "deliver") set.deliveredAt = now;
  if (name === "undo-deliver") set.deliveredAt = null;
  if (isFinal(state)) set.endedAt = now;
  const proposal = proposalOf(name, role);
  if (proposal) set.proposal = proposal;
  else if (trade.proposal && (state !== trade.state || name === "agree-extension")) set.proposal = null;
  return {
    subject: { kind: "trade", id: trade.id },
    expect: [{ table: "trade", id: trade.id, version: trade.version }],
    write: [{ table: "trade", id: trade.id, set }],
  };
}

function proposalOf(name: MoveName, role: TradeRole): Proposal | undefined {
  if (role !== "buyer" && role !== "seller") return undefined;
  if (name === "propose-cancel") return { kind: "cancel", by: role };
  return name === "propose-extension" ? { kind: "extension", by: role } : undefined;
}

/** Each hand-over starts a fresh timer; a person's judgement and an end have none. */
function deadlineAfter(trade: TradeFacts & Moment, name: MoveName, state: TradeState): PlanRow {
  const times = tradeTimes[trade.kind];
  if (name === "deliver") return { deadlineAt: after(trade.now, times.confirm) };
  if (name === "undo-deliver") return { deadlineAt: after(trade.now, times.deliver) };
  if (name === "agree-extension")
    return { deadlineAt: after(laterOf(trade.deadlineAt, trade.now), times.extend) };
  if (state === "DISPUTED" || isFinal(state)) return { deadlineAt: null };
  return {};
}

const laterOf = (deadline: Date | null, now: Date): Date => (deadline && deadline > now ? deadline : now);

/** Empties the escrow and gives offer and limits what the outcome says. */
function settling(
  trade: (TradeFacts | TradeToSettle) & Moment,
  move: Move,
  buyerShareMinor = 0n,
): Partial<Plan>[] {
  invariant("offer" in trade, "a move that pays reads what it settles");
  const refunded = move.pays === "buyer";
  const buyerGets = refunded ? trade.priceMinor : move.pays === "both" ? buyerShareMinor : 0n;
  const cancelled = refunded ? stateAfterCancel(trade.offer, gaveUp(move), trade.now) : undefined;
  const offer = cancelled ? releaseUnit(trade.offer, cancelled, trade.now) : sellUnit(trade.offer, trade.now);
  const sellerChange = {
    ...(refunded ? uncountTrade(trade.seller, trade.priceMinor, trade.day) : {}),
    ...(cancelled && isOpen(cancelled) ? {} : uncountOffer(trade.seller)),
  };
  const buyerChange = refunded ? uncountTrade(trade.buyer, trade.priceMinor, trade.day) : {};
  return [
    offer,
    planAllowance(trade.seller, sellerChange),
    planAllowance(trade.buyer, buyerChange),
    settlement(trade, buyerGets),
  ];
}

/** A seller who walks away, or lets the time pass, loses the offer too. */
const gaveUp = ({ name }: Move): boolean => name === "cancel" || name === "lapse" || name === "concede";

/**
 * Fee + seller's share + refund = price, to the kobo (L9): the fee is the trade's own rule on the seller's gross share,
 * half up. Legs of zero are not posted.
 */
export function settlement(
  {
    id,
    buyerId,
    sellerId,
    priceMinor,
    feeRule,
  }: Pick<TradeFacts, "id" | "buyerId" | "sellerId" | "priceMinor" | "feeRule">,
  buyerGetsMinor: bigint,
): Pick<Plan, "open" | "transfers"> {
  const sellerGross = priceMinor - buyerGetsMinor;
  const fee = feeOf(sellerGross, feeRule);
  const from = escrow(id);
  const legs = [
    { kind: "escrow_refund", from, to: wallet(buyerId), currency: "NGN" as const, amount: buyerGetsMinor },
    {
      kind: "escrow_release",
      from,
      to: wallet(sellerId),
      currency: "NGN" as const,
      amount: sellerGross - fee,
    },
    { kind: "commission", from, to: fees, currency: "NGN" as const, amount: fee },
  ].filter(({ amount }) => amount > 0n);
  return { open: legs.map(({ to }) => opening(to)), transfers: legs };
}
