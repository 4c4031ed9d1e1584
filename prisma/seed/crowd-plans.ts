import { disputeReasons, type Ruling } from "@/lib/disputes/schema";
import {
  countOffer,
  countTrade,
  mustBeAbleToTrade,
  mustFitTradeLimit,
  planAllowance,
  uncountOffer,
} from "@/lib/identity/limits/allowance";
import { after, lagosDay } from "@/lib/kernel/clock";
import { type Actor, SYSTEM } from "@/lib/kernel/command";
import { composePlan, type KeyedPlan, type Plan } from "@/lib/kernel/commit";
import { escrow, opening, wallet } from "@/lib/ledger/accounts";
import { firstSettings } from "@/lib/offers/first-settings";
import { endOffer, holdUnit, type Network, priceMustFit, rateBpsOf } from "@/lib/offers/rules";
import { planMove } from "@/lib/trades";
import { type MoveName, tradeTimes } from "@/lib/trades/moves";
import { type Books, idAt } from "./books";

/** What the plans of one moment are decided with. */
export interface Scene {
  books: Books;
  /** Names what happens to one trade, offer or deposit; its ids follow from it. */
  label: string;
  now: Date;
}

const actor = (id: string): Actor => ({ id, roles: [] });
const currency = "NGN" as const;

export interface CrowdOffer {
  id: string;
  sellerId: string;
  network: Network;
  faceValueMinor: bigint;
  priceMinor: bigint;
  expiresAt: Date;
}

/** As 'offer.publish' decides it. */
export function publishing({ books, label, now }: Scene, offer: CrowdOffer): KeyedPlan {
  const { id, sellerId, faceValueMinor, priceMinor } = offer;
  const seller = books.read("allowance", sellerId);
  mustBeAbleToTrade(seller);
  priceMustFit(firstSettings.priceBand, priceMinor, faceValueMinor);
  mustFitTradeLimit(seller, priceMinor);
  const row = {
    ...offer,
    kind: "AIRTIME",
    currency,
    rateBps: rateBpsOf(priceMinor, faceValueMinor),
    feeRule: firstSettings.feeRule,
    unitsTotal: 1,
  };
  const plan = composePlan(
    { result: { offerId: id }, subject: { kind: "offer", id }, insert: [{ table: "offer", row }] },
    planAllowance(seller, countOffer(seller)),
  );
  return books.enter("offer.publish", actor(sellerId), `seed:${label}:publish:${now.getTime()}`, plan);
}

/** As 'offer.withdraw' and 'offer.expire' decide it. */
export function endingOffer(
  { books, label, now }: Scene,
  offerId: string,
  state: "WITHDRAWN" | "EXPIRED",
): KeyedPlan {
  const offer = books.read("offer", offerId);
  const seller = books.read("allowance", offer.sellerId);
  const plan = composePlan(
    { result: { offerId }, subject: { kind: "offer", id: offerId } },
    endOffer(offer, state, now),
    planAllowance(seller, uncountOffer(seller)),
  );
  const [act, by] =
    state === "EXPIRED"
      ? (["offer.expire", SYSTEM] as const)
      : (["offer.withdraw", actor(offer.sellerId)] as const);
  return books.enter(act, by, `seed:${label}:${act}`, plan);
}

export interface CrowdAcceptance {
  tradeId: string;
  offer: CrowdOffer;
  buyerId: string;
  /** E.164. */
  recipientPhone: string;
}

/** As 'trade.accept' decides it; the wallet is looked at by the kernel. */
export function accepting(
  { books, label, now }: Scene,
  { tradeId, offer, buyerId, recipientPhone }: CrowdAcceptance,
) {
  const { sellerId, priceMinor } = offer;
  const [buyer, seller] = [books.read("allowance", buyerId), books.read("allowance", sellerId)];
  mustBeAbleToTrade(buyer);
  const day = lagosDay(now);
  const plan = composePlan(
    { ...openTrade(offer, { tradeId, buyerId, recipientPhone, now }) },
    holdUnit(books.read("offer", offer.id)),
    planAllowance(buyer, countTrade(buyer, priceMinor, day)),
    planAllowance(seller, countTrade(seller, priceMinor, day)),
  );
  return books.enter("trade.accept", actor(buyerId), `seed:${label}:accept`, plan);
}

function openTrade(
  offer: CrowdOffer,
  opened: { tradeId: string; buyerId: string; recipientPhone: string; now: Date },
): Plan {
  const { id: offerId, sellerId, network, faceValueMinor, priceMinor } = offer;
  const { tradeId: id, buyerId, recipientPhone, now } = opened;
  const goods = {
    kind: "AIRTIME",
    network,
    faceValueMinor,
    currency,
    priceMinor,
    feeRule: firstSettings.feeRule,
  } as const;
  const deadlineAt = after(now, tradeTimes.AIRTIME.deliver);
  const row = {
    id,
    offerId,
    buyerId,
    sellerId,
    ...goods,
    recipientPhone,
    day: lagosDay(now),
    moves: 1,
    deadlineAt,
  };
  const by = { actorId: buyerId, actorRole: "buyer" };
  return {
    result: { tradeId: id, state: "IN_ESCROW", version: "1" },
    subject: { kind: "trade", id },
    open: [opening(escrow(id))],
    insert: [{ table: "trade", row }],
    transfers: [{ kind: "escrow_hold", from: wallet(buyerId), to: escrow(id), currency, amount: priceMinor }],
    timeline: [{ tradeId: id, sequence: 1, move: "accept", ...by, fromState: null, toState: "IN_ESCROW" }],
  };
}

/** Any move that touches no case. */
export function moving({ books, label, now }: Scene, tradeId: string, name: MoveName, by: Actor): KeyedPlan {
  const plan = planMove({ ...books.readTrade(tradeId), now }, name, by);
  return books.enter(`trade.${name}`, by, `seed:${label}:${name}`, plan);
}

export interface Complaint {
  reason: keyof typeof disputeReasons;
  statement: string;
}

/** As 'trade.dispute' decides it. */
export function disputing(
  { books, label, now }: Scene,
  tradeId: string,
  by: Actor,
  complaint: Complaint,
): KeyedPlan {
  const row = { id: idAt(now, label, "case"), tradeId, openedById: by.id, ...complaint };
  const plan = planMove({ ...books.readTrade(tradeId), now }, "dispute", by, {
    note: disputeReasons[complaint.reason],
    beside: { insert: [{ table: "dispute", row }] },
  });
  return books.enter("trade.dispute", by, `seed:${label}:dispute`, plan);
}

function closing({ books, now }: Scene, tradeId: string, set: object = {}): Partial<Plan> {
  const { id, version } = books.readDispute(tradeId);
  return {
    expect: [{ table: "dispute", id, version }],
    write: [{ table: "dispute", id, set: { state: "CLOSED", closedAt: now, ...set } }],
  };
}

/** As 'trade.concede' decides it. */
export function conceding(scene: Scene, tradeId: string, by: Actor): KeyedPlan {
  const { books, label, now } = scene;
  const plan = composePlan(
    planMove({ ...books.readTrade(tradeId), now }, "concede", by),
    closing(scene, tradeId),
  );
  return books.enter("trade.concede", by, `seed:${label}:concede`, plan);
}

const outcomes = { refund: "CANCELLED", release: "COMPLETED" } as const;

/** As 'trade.rule' decides it. */
export function rulingOn(
  scene: Scene,
  tradeId: string,
  by: Actor,
  ruling: Ruling,
  reason: string,
): KeyedPlan {
  const { books, label, now } = scene;
  const trade = { ...books.readTrade(tradeId), now };
  const about = { act: "trade.rule", subjectKind: "trade", subjectId: tradeId };
  const plan = composePlan(
    planMove(trade, "rule", by, { to: outcomes[ruling], note: reason }),
    closing(scene, tradeId, { moderatorId: by.id, ruling, rulingReason: reason }),
    { audit: [{ actorId: by.id, ...about, reason, detail: { ruling } }] },
  );
  return books.enter("trade.rule", by, `seed:${label}:rule`, plan);
}
