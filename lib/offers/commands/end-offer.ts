import "server-only";
import {
  planCount,
  TRADING_LIMITS_COLUMNS,
  type TradingLimits,
  uncountOffer,
} from "@/lib/identity/limits/allowance";
import { type Actor, command, SYSTEM } from "@/lib/kernel/command";
import { composePlan, transfer } from "@/lib/kernel/commit";
import { raw, type Sql, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import type { Currency } from "@/lib/money/currencies";
import { hold, wallet } from "../../ledger/accounts";
import { offerEvents } from "../events";
import { IN_MARKET } from "../in-market";
import { offer as offerMachine } from "../machine";
import { offerRefusals } from "../refusals";
import type { OfferFacts } from "../rules";

export interface OfferInput {
  offerId: string;
}

export interface OwnOffer extends OfferFacts {
  /** What its seller has put up for each unit, in minor units. */
  holdUnitMinor: bigint;
  holdCurrency: Currency;
  seller: TradingLimits;
}

export const OWN_OFFER_COLUMNS = sql`
  o.id, o.version, o.state, o.terms_version, o.units_total, o.units_held, o.units_sold, o.expires_at, o.hold_unit_minor, o.hold_currency`;

/** The seller's own offer, or any for the clock. */
const readOwn = ({ offerId }: OfferInput, by: Actor): Sql => sql`
  select ${OWN_OFFER_COLUMNS}, ${raw(TRADING_LIMITS_COLUMNS("seller", "a", "u"))}
  from offer o join allowance a on a.user_id = o.seller_id join app_user u on u.id = o.seller_id
  where o.id = ${offerId}::uuid ${IN_MARKET} and (o.seller_id = ${by.id}::uuid or ${by === SYSTEM})`;

/** The seller, or the system for one who is blocked, takes an offer back that nobody has accepted. Throws Refusal not_withdrawable. */
export const withdrawOffer = command<OfferInput, OwnOffer, OfferInput>({
  act: "offer.withdraw",
  read: readOwn,
  decide(offer, { offerId }) {
    if (!offerMachine.mayMove(offer.state, "withdraw")) throw new Refusal(offerRefusals.not_withdrawable);
    return ending(offer, "withdraw", { offerId });
  },
});

/** The clock ends an offer whose time has passed. Throws Refusal offer_gone where there is nothing to end. */
export const expireOffer = command<OfferInput, OwnOffer, OfferInput>({
  act: "offer.expire",
  read: readOwn,
  decide(offer, { offerId }) {
    if (!offerMachine.mayMove(offer.state, "expire") || offer.expiresAt > offer.now)
      throw new Refusal(offerRefusals.offer_gone);
    return ending(offer, "expire", { offerId });
  },
});

const ending = (offer: OwnOffer, move: "withdraw" | "expire", result: OfferInput) =>
  composePlan({ result }, planCount(offer.seller.userId, uncountOffer), endingParts(offer, move));

/** The parts of a plan that end an offer, but for its count among the seller's ten. */
export function endingParts(offer: OwnOffer, move: "withdraw" | "expire") {
  const state = offerMachine.stateAfter(offer.state, move);
  const { id, seller, holdUnitMinor, holdCurrency, unitsTotal, unitsHeld, unitsSold } = offer;
  const [from, to] = [hold("offer", id, holdCurrency), wallet(seller.userId, holdCurrency)];
  const free = holdUnitMinor * (unitsTotal - unitsHeld - unitsSold);
  return {
    subject: { kind: "offer" as const, id },
    rows: [offerMachine.move(offer, move)],
    transfers: free > 0n ? [{ ...transfer("offer_return", from, to, free), subject: id }] : [],
    events: [offerEvents.ended({ offerId: id, sellerId: seller.userId, state })],
  };
}
