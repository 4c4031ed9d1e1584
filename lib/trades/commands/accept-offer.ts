import "server-only";
import { type AssetKind, assetOf, deliveryOf } from "@/lib/assets";
import {
  countTrade,
  mustBeAbleTo,
  planCount,
  TRADING_LIMITS_COLUMNS,
  type TradingLimits,
} from "@/lib/identity/limits/allowance";
import { tradingLimitRefusals } from "@/lib/identity/limits/limits";
import { stoppingAt } from "@/lib/identity/restrictions/restrictions";
import { after, lagosDay } from "@/lib/kernel/clock";
import { command, type Moment } from "@/lib/kernel/command";
import { composePlan, type Plan, transfer } from "@/lib/kernel/commit";
import { raw, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { HOME } from "@/lib/money/currencies";
import type { FeeRule } from "@/lib/money/fees";
import { hold, wallet } from "../../ledger/accounts";
import { offerRefusals } from "../../offers/refusals";
import { type OfferFacts, takeUnits } from "../../offers/rules";
import { tradeEvents } from "../events";
import type { TradeMoved } from "../rules";

export interface AcceptInput {
  offerId: string;
  /** What the buyer saw. */
  offerVersion: bigint;
  priceMinor: bigint;
  /** What the kind of the offer asks of its buyer. */
  delivery: Record<string, string>;
}

interface OfferToAccept extends OfferFacts {
  sellerId: string;
  kind: AssetKind;
  terms: object;
  priceMinor: bigint;
  feeRule: FeeRule;
  buyer: TradingLimits;
  seller: TradingLimits;
  /** What the buyer's wallet holds, in kobo. */
  balanceMinor: bigint;
}

/**
 * A buyer takes an offer: its price moves from their wallet into an escrow of the trade's own, at once.
 * @throws Refusal - own_offer, offer_taken, offer_gone, offer_changed, unproven, blocked, frozen, no_accept, trade_limit, day_limit,
 * partner_limit, delivery_incomplete, insufficient_funds (with the kobo that are missing)
 */
export const acceptOffer = command<AcceptInput, OfferToAccept, TradeMoved>({
  act: "trade.accept",
  read: ({ offerId }, by) => sql`
    select o.id, o.version, o.state, o.terms_version, o.units_total, o.units_held, o.units_sold, o.expires_at, o.seller_id, o.kind, o.terms,
      o.price_minor, o.fee_rule, coalesce(w.balance, 0) as balance_minor,
      ${raw(TRADING_LIMITS_COLUMNS("buyer", "ba", "bu"))}, ${raw(TRADING_LIMITS_COLUMNS("seller", "sa", "su"))}
    from offer o
      join allowance ba on ba.user_id = ${by.id}::uuid join app_user bu on bu.id = ba.user_id
      join allowance sa on sa.user_id = o.seller_id join app_user su on su.id = o.seller_id
      left join account w on w.kind = 'WALLET' and w.owner_id = ${by.id}::uuid and w.currency = o.currency
    where o.id = ${offerId}::uuid`,
  decide(offer, input, by) {
    mustBeAvailable(offer, input, by.id);
    const delivery = deliveryOf(offer.kind, input.delivery);
    mustBeAbleTo("accept", offer.buyer, offer.now);
    const day = lagosDay(offer.now);
    const buyerCount = countTrade(offer.buyer, offer.priceMinor, day);
    const sellerCount = countForPartner(offer.seller, offer.priceMinor, day);
    mustAfford(offer);
    return composePlan(
      openTrade(offer, delivery, day),
      takeUnits(offer, 1n),
      planCount(by.id, buyerCount),
      planCount(offer.sellerId, sellerCount),
    );
  },
});

function mustBeAvailable(offer: OfferToAccept & Moment, input: AcceptInput, buyerId: string): void {
  if (offer.sellerId === buyerId) throw new Refusal(offerRefusals.own_offer);
  if (offer.state === "IN_ESCROW" || offer.state === "COMPLETED")
    throw new Refusal(offerRefusals.offer_taken);
  if (offer.state !== "AVAILABLE" || offer.expiresAt <= offer.now || isBarred(offer)) {
    throw new Refusal(offerRefusals.offer_gone);
  }
  if (offer.priceMinor !== input.priceMinor || offer.termsVersion !== input.offerVersion) {
    throw new Refusal(offerRefusals.offer_changed);
  }
}

const isBarred = ({ seller, now }: OfferToAccept & Moment) =>
  stoppingAt(seller.restrictions, "sell", now) !== undefined;

/** The seller's limits bind too, but their figures are nobody else's business. */
function countForPartner(seller: TradingLimits, priceMinor: bigint, day: string) {
  try {
    return countTrade(seller, priceMinor, day);
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(tradingLimitRefusals.partner_limit);
    throw error;
  }
}

function mustAfford({ balanceMinor, priceMinor }: OfferToAccept): void {
  if (balanceMinor >= priceMinor) return;
  throw new Refusal(kernelRefusals.insufficient_funds, {
    missingMinor: (priceMinor - balanceMinor).toString(),
  });
}

function openTrade(offer: OfferToAccept & Moment, delivery: object, day: string): Plan<TradeMoved> {
  const id = newId();
  const { buyer, sellerId, kind, terms, priceMinor, feeRule, now } = offer;
  const row = {
    id,
    buyerId: buyer.userId,
    sellerId,
    performerId: sellerId,
    confirmerId: buyer.userId,
    kind,
    terms,
    priceMinor,
    holdMinor: priceMinor,
    holdCurrency: HOME,
    holdSource: "wallet",
    feeRule,
    delivery,
    day,
    deadlineAt: after(now, assetOf(kind).times.deliver),
    lines: [
      {
        line: 1,
        offerId: offer.id,
        termsVersion: offer.termsVersion,
        units: 1n,
        unitPriceMinor: priceMinor,
      },
    ],
  };
  return {
    result: { tradeId: id, state: "IN_ESCROW", version: "1" },
    subject: { kind: "trade", id },
    insert: [{ table: "trade", row }],
    transfers: [transfer("escrow_hold", wallet(buyer.userId, HOME), hold("trade", id, HOME), priceMinor)],
    events: [tradeEvents.opened({ tradeId: id, offerId: offer.id, buyerId: buyer.userId, sellerId })],
  };
}
