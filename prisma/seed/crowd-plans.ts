import { assetOf, type Termed } from "@/lib/assets";
import { outcomeStates } from "@/lib/disputes/findings";
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
import { hold, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { firstSettings } from "@/lib/offers/first-settings";
import { offer as offerMachine } from "@/lib/offers/machine";
import { offered, takeUnits } from "@/lib/offers/rules";
import { planMove } from "@/lib/trades";
import type { MoveName } from "@/lib/trades/moves";
import { type Books, idAt } from "./books";
import { type Complaint, rulingFindings } from "./complaints";

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

/** As 'trade.dispute' decides it. */
export function disputing(
  { books, label, now }: Scene,
  tradeId: string,
  by: Actor,
  complaint: Complaint,
): KeyedPlan {
  const row = { id: idAt(now, label, "case"), tradeId, answers: {}, ...complaint };
  const trade = { ...books.readTrade(tradeId), now };
  const plan = planMove(trade, "dispute", by, {
    note: reasonWords(trade.kind, complaint.reason),
    beside: { insert: [{ table: "dispute", row }] },
  });
  return books.enter("trade.dispute", by, `seed:${label}:dispute`, plan, now);
}

/** As 'trade.concede' decides it. */
export function conceding(scene: Scene, tradeId: string, by: Actor): KeyedPlan {
  const { books, label, now } = scene;
  const plan = composePlan(planMove({ ...books.readTrade(tradeId), now }, "concede", by), {
    rows: [dispute.move(books.readDispute(tradeId), "concede")],
  });
  return books.enter("trade.concede", by, `seed:${label}:concede`, plan, now);
}

/** As 'dispute.write-statement' decides it, of the party who did not open it. */
export function answering({ books, label, now }: Scene, tradeId: string, by: Actor, body: string): KeyedPlan {
  const open = books.readDispute(tradeId);
  const row = { id: idAt(now, label, "answer"), disputeId: open.id, kind: "statement", body };
  const plan: Plan = {
    result: { disputeId: open.id, tradeId, stage: "UNDER_REVIEW" },
    subject: { kind: "dispute", id: open.id },
    rows: [dispute.move(open, "answer")],
    insert: [{ table: "dispute_statement", row }],
  };
  return books.enter("dispute.write-statement", by, `seed:${label}:answer`, plan, now);
}

/** What of the trade's hold goes back. */
const refundOf = (books: Books, tradeId: string, outcome: "refund" | "release"): bigint =>
  outcome === "refund" ? books.readTrade(tradeId).holdMinor : 0n;

/** As 'trade.rule' decides it. */
export function rulingOn(
  scene: Scene,
  tradeId: string,
  by: Actor,
  outcome: "refund" | "release",
  reason: string,
): KeyedPlan {
  const { books, label, now } = scene;
  const open = books.readDispute(tradeId);
  const decided = {
    outcome,
    finding: rulingFindings[outcome].finding,
    refundMinor: refundOf(books, tradeId, outcome),
  };
  const row = {
    id: idAt(now, label, "ruling"),
    disputeId: open.id,
    ...decided,
    rules: rulingFindings[outcome].rules,
    reason,
  };
  const about = { act: "trade.rule", subjectKind: "trade", subjectId: tradeId };
  const plan: Plan = {
    result: { disputeId: open.id, tradeId, stage: "RULED" },
    subject: { kind: "dispute", id: open.id },
    rows: [dispute.move(open, "rule", decided)],
    insert: [{ table: "ruling", row }],
    audit: [{ actorId: by.id, ...about, reason, detail: { outcome } }],
  };
  return books.enter("trade.rule", by, `seed:${label}:rule`, plan, now);
}

/** As 'dispute.finish' decides it, once nobody has appealed. */
export function finishing(
  scene: Scene,
  tradeId: string,
  outcome: "refund" | "release",
  note: string,
): KeyedPlan {
  const { books, label, now } = scene;
  const plan = composePlan(
    planMove({ ...books.readTrade(tradeId), now }, "rule", SYSTEM, { to: outcomeStates[outcome], note }),
    { rows: [dispute.move(books.readDispute(tradeId), "finish:over")] },
  );
  return books.enter("dispute.finish", SYSTEM, `seed:${label}:finish`, plan, now);
}
