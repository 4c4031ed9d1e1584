import "server-only";
import { assetOf, deliveryOf } from "@/lib/assets";
import { soldInParts } from "@/lib/assets/parts";
import {
  type AllowanceCount,
  countForPartner,
  countTrade,
  mustBeAbleTo,
  planCount,
  TRADING_LIMITS_COLUMNS,
  type TradingLimits,
  uncountOffer,
} from "@/lib/identity/limits/allowance";
import { stoppingAt } from "@/lib/identity/restrictions/restrictions";
import { lagosDay } from "@/lib/kernel/clock";
import { command, type Moment } from "@/lib/kernel/command";
import { composePlan } from "@/lib/kernel/commit";
import { raw, sql } from "@/lib/kernel/db";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { offerRefusals } from "../../offers/refusals";
import { type OfferToTake, openParts, openTrade } from "../opening";
import type { TradeMoved } from "../rules";

export interface AcceptInput {
  offerId: string;
  /** What the buyer saw. */
  offerVersion: bigint;
  /** Of one unit, or of all parts of an offer that is sold in parts, in minor units. */
  priceMinor: bigint;
  /** How many; one unless it says more. */
  units?: bigint | undefined;
  /** Where the kind allows it: the price is paid now out of the buyer's wallet, and the trade is done. */
  atOnce?: boolean | undefined;
  /** What the kind of the offer asks of its buyer. */
  delivery: Record<string, string>;
}

interface OfferToAccept extends OfferToTake {
  buyer: TradingLimits;
  seller: TradingLimits;
  /** What the buyer's wallet holds in the currency of the price, in minor units. */
  balanceMinor: bigint;
}

/**
 * A buyer takes units of an offer: their price moves from the buyer's wallet into an escrow of the trade's own, or what the seller
 * has put up for them moves there out of the offer's. An offer in parts is taken whole: each part is a trade with an escrow of its
 * own, all of them are paid for now, and one begins when the one before is completed.
 * @throws Refusal - not_for_sale, own_offer, not_enough_left, not_at_once, offer_taken, offer_gone, offer_changed, unproven, blocked, frozen, no_accept, trade_limit, day_limit,
 * partner_limit, delivery_incomplete, insufficient_funds (with the kobo that are missing)
 */
export const acceptOffer = command<AcceptInput, OfferToAccept, TradeMoved>({
  act: "trade.accept",
  read: ({ offerId }, by) => sql`
    select o.id, o.version, o.state, o.terms_version, o.units_total, o.units_held, o.units_sold, o.expires_at, o.seller_id, o.kind, o.listed_under, o.terms,
      o.price_minor, o.currency, o.hold_unit_minor, o.hold_currency, o.fee_rule, coalesce(w.balance, 0) as balance_minor,
      ${raw(TRADING_LIMITS_COLUMNS("buyer", "ba", "bu"))}, ${raw(TRADING_LIMITS_COLUMNS("seller", "sa", "su"))}
    from offer o
      join allowance ba on ba.user_id = ${by.id}::uuid join app_user bu on bu.id = ba.user_id
      join allowance sa on sa.user_id = o.seller_id join app_user su on su.id = o.seller_id
      left join account w on w.kind = 'WALLET' and w.subject_kind = '' and w.owner_id = ${by.id}::uuid and w.currency = o.currency
    where o.id = ${offerId}::uuid`,
  decide(offer, input, by) {
    mustBeAvailable(offer, input, by.id);
    const delivery = deliveryOf(offer.kind, input.delivery);
    mustBeAbleTo("accept", offer.buyer, offer.now);
    const { units = 1n, atOnce = false } = input;
    const { now } = offer;
    const day = lagosDay(now);
    const priceMinor = takenPriceOf(offer) * units;
    const buyerCount = countTrade(offer.buyer, priceMinor, day);
    const sellerCount = countForPartner(offer.seller, priceMinor, day);
    if (atOnce || assetOf(offer.kind).performs === "seller") mustAfford(offer.balanceMinor, priceMinor);
    const opening = { buyerId: by.id, delivery, day, now };
    const opened = soldInParts(offer.kind, offer.unitsTotal)
      ? openParts(offer, opening)
      : openTrade([{ offer, units }], { ...opening, atOnce });
    return composePlan(
      opened.plan,
      planCount(by.id, buyerCount),
      planCount(offer.sellerId, sellerCount, ...Array<AllowanceCount>(opened.offersEnded).fill(uncountOffer)),
    );
  },
});

function mustBeAvailable(offer: OfferToAccept & Moment, input: AcceptInput, buyerId: string): void {
  // A listing is bought by a checkout, which says how it is sent.
  if (assetOf(offer.kind).inCatalog) throw new Refusal(offerRefusals.not_for_sale);
  if (input.atOnce && !assetOf(offer.kind).atOnce) throw new Refusal(offerRefusals.not_at_once);
  if (offer.sellerId === buyerId) throw new Refusal(offerRefusals.own_offer);
  if (offer.state === "IN_ESCROW" || offer.state === "COMPLETED")
    throw new Refusal(offerRefusals.offer_taken);
  if (offer.state !== "AVAILABLE" || offer.expiresAt <= offer.now || isBarred(offer)) {
    throw new Refusal(offerRefusals.offer_gone);
  }
  if (takenPriceOf(offer) !== input.priceMinor || offer.termsVersion !== input.offerVersion) {
    throw new Refusal(offerRefusals.offer_changed);
  }
  const inParts = soldInParts(offer.kind, offer.unitsTotal);
  if (inParts && (input.units ?? 1n) !== 1n) throw new Refusal(offerRefusals.one_unit);
  const left = offer.unitsTotal - offer.unitsHeld - offer.unitsSold;
  if (left < (inParts ? offer.unitsTotal : (input.units ?? 1n)))
    throw new Refusal(offerRefusals.not_enough_left, { left: left.toString() });
}

/** What a buyer pays for one unit, or for all parts of an offer that is sold in parts, in minor units. */
const takenPriceOf = ({ kind, priceMinor, unitsTotal }: OfferToTake): bigint =>
  soldInParts(kind, unitsTotal) ? priceMinor * unitsTotal : priceMinor;

const isBarred = ({ seller, now }: OfferToAccept & Moment) =>
  stoppingAt(seller.restrictions, "sell", now) !== undefined;

function mustAfford(balanceMinor: bigint, priceMinor: bigint): void {
  if (balanceMinor >= priceMinor) return;
  throw new Refusal(kernelRefusals.insufficient_funds, {
    missingMinor: (priceMinor - balanceMinor).toString(),
  });
}
