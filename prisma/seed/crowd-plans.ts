import { assetOf, type Termed } from "@/lib/assets";
import type { Ruling } from "@/lib/disputes/machine";
import { dispute } from "@/lib/disputes/machine";
import { reasonWords } from "@/lib/disputes/words";
import {
  countOffer,
  countTrade,
  mustBeAbleTo,
  mustFitTradeLimit,
  planCount,
  uncountOffer,
} from "@/lib/identity/limits/allowance";
import { lagosDay } from "@/lib/kernel/clock";
import { type Actor, SYSTEM } from "@/lib/kernel/command";
import { composePlan, type KeyedPlan, type Plan, transfer } from "@/lib/kernel/commit";
import type { PlanRow } from "@/lib/kernel/machine";
import { hold, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { firstSettings } from "@/lib/offers/first-settings";
import { offer as offerMachine } from "@/lib/offers/machine";
import { offered, takeUnits } from "@/lib/offers/rules";
import { planMove } from "@/lib/trades";
import type { MoveName } from "@/lib/trades/moves";
import { type Books, idAt } from "./books";

/** What the plans of one moment are decided with. */
export interface Scene {
  books: Books;
  /** Names what happens to one trade, offer or deposit; its ids follow from it. */
  label: string;
  now: Date;
}

const actor = (id: string): Actor => ({ id, roles: [] });

export type CrowdOffer = Termed & {
  id: string;
  sellerId: string;
  priceMinor: bigint;
  expiresAt: Date;
};

/** As 'offer.publish' decides it. */
export function publishing({ books, label, now }: Scene, offer: CrowdOffer): KeyedPlan {
  const { id, sellerId, kind, terms, priceMinor, expiresAt } = offer;
  const seller = books.read("allowance", sellerId);
  mustBeAbleTo("publish", seller, now);
  assetOf(kind).priceRule?.mustFit(firstSettings.priceBand, priceMinor, terms);
  mustFitTradeLimit(seller, priceMinor);
  const row = {
    id,
    sellerId,
    ...offered(offer),
    feeRule: firstSettings.feeRule,
    unitsTotal: 1n,
    expiresAt,
  };
  const plan = composePlan(
    { result: { offerId: id }, subject: { kind: "offer", id }, insert: [{ table: "offer", row }] },
    planCount(sellerId, countOffer(seller)),
  );
  return books.enter("offer.publish", actor(sellerId), `seed:${label}:publish:${now.getTime()}`, plan, now);
}

/** As 'offer.withdraw' and 'offer.expire' decide it. */
export function endingOffer(
  { books, label, now }: Scene,
  offerId: string,
  state: "WITHDRAWN" | "EXPIRED",
): KeyedPlan {
  const offer = books.read("offer", offerId);
  const plan = composePlan(
    { result: { offerId }, subject: { kind: "offer", id: offerId } },
    { rows: [offerMachine.move(offer, state === "EXPIRED" ? "expire" : "withdraw")] },
    planCount(offer.sellerId, uncountOffer),
  );
  const [act, by] =
    state === "EXPIRED"
      ? (["offer.expire", SYSTEM] as const)
      : (["offer.withdraw", actor(offer.sellerId)] as const);
  return books.enter(act, by, `seed:${label}:${act}`, plan, now);
}

export interface CrowdAcceptance {
  tradeId: string;
  offer: CrowdOffer;
  buyerId: string;
  delivery: object;
}

/** As 'trade.accept' decides it; the wallet is looked at by the kernel. */
export function accepting(
  { books, label, now }: Scene,
  { tradeId, offer, buyerId, delivery }: CrowdAcceptance,
) {
  const { sellerId, priceMinor } = offer;
  const [buyer, seller] = [books.read("allowance", buyerId), books.read("allowance", sellerId)];
  mustBeAbleTo("accept", buyer, now);
  const day = lagosDay(now);
  const plan = composePlan(
    { ...openTrade(offer, { tradeId, buyerId, delivery }) },
    takeUnits(books.read("offer", offer.id), 1n),
    planCount(buyerId, countTrade(buyer, priceMinor, day)),
    planCount(sellerId, countTrade(seller, priceMinor, day)),
  );
  return books.enter("trade.accept", actor(buyerId), `seed:${label}:accept`, plan, now);
}

function openTrade(offer: CrowdOffer, opened: { tradeId: string; buyerId: string; delivery: object }): Plan {
  const { id: offerId, sellerId, kind, terms, priceMinor } = offer;
  const { tradeId: id, buyerId, delivery } = opened;
  const goods = {
    kind,
    listedUnder: offered(offer).listedUnder,
    terms,
    currency: HOME,
    priceMinor,
    feeRule: firstSettings.feeRule,
  } as const;
  const row = {
    id,
    buyerId,
    sellerId,
    performerId: sellerId,
    confirmerId: buyerId,
    ...goods,
    holdMinor: priceMinor,
    holdCurrency: HOME,
    holdSource: "wallet",
    delivery,
    lines: [{ line: 1, offerId, termsVersion: 1n, units: 1n, unitPriceMinor: priceMinor }],
  };
  return {
    result: { tradeId: id, state: "IN_ESCROW", version: "1" },
    subject: { kind: "trade", id },
    insert: [{ table: "trade", row }],
    transfers: [transfer("escrow_hold", wallet(buyerId, HOME), hold("trade", id, HOME), priceMinor)],
  };
}

/** Any move that touches no case. */
export function moving({ books, label, now }: Scene, tradeId: string, name: MoveName, by: Actor): KeyedPlan {
  const plan = planMove({ ...books.readTrade(tradeId), now }, name, by);
  return books.enter(`trade.${name}`, by, `seed:${label}:${name}`, plan, now);
}

export interface Complaint {
  reason: string;
  statement: string;
}

/** As 'trade.dispute' decides it. */
export function disputing(
  { books, label, now }: Scene,
  tradeId: string,
  by: Actor,
  complaint: Complaint,
): KeyedPlan {
  const row = { id: idAt(now, label, "case"), tradeId, ...complaint };
  const trade = { ...books.readTrade(tradeId), now };
  const plan = planMove(trade, "dispute", by, {
    note: reasonWords(trade.kind, complaint.reason),
    beside: { insert: [{ table: "dispute", row }] },
  });
  return books.enter("trade.dispute", by, `seed:${label}:dispute`, plan, now);
}

function closing({ books }: Scene, tradeId: string, move: "close" | "rule", set?: PlanRow): Partial<Plan> {
  return { rows: [dispute.move(books.readDispute(tradeId), move, set)] };
}

/** As 'trade.concede' decides it. */
export function conceding(scene: Scene, tradeId: string, by: Actor): KeyedPlan {
  const { books, label, now } = scene;
  const plan = composePlan(
    planMove({ ...books.readTrade(tradeId), now }, "concede", by),
    closing(scene, tradeId, "close"),
  );
  return books.enter("trade.concede", by, `seed:${label}:concede`, plan, now);
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
    closing(scene, tradeId, "rule", { ruling, rulingReason: reason }),
    { audit: [{ actorId: by.id, ...about, reason, detail: { ruling } }] },
  );
  return books.enter("trade.rule", by, `seed:${label}:rule`, plan, now);
}
