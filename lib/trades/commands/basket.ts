import "server-only";
import { assetOf, deliveryOf } from "@/lib/assets";
import { mustBeAbleTo } from "@/lib/identity/limits/allowance";
import { stoppingAt } from "@/lib/identity/restrictions/restrictions";
import { lagosDay } from "@/lib/kernel/clock";
import type { Moment } from "@/lib/kernel/command";
import { composePlan, type Plan } from "@/lib/kernel/commit";
import { type Sql, sql } from "@/lib/kernel/db";
import { invariant, kernelRefusals, Refusal, refusals } from "@/lib/kernel/refusal";
import { HOME } from "@/lib/money/currencies";
import { offerRefusals } from "../../offers/refusals";
import { type OfferToTake, openTrade, totalOf } from "../opening";
import { newCodeHash } from "../parcel/handover-code";
import type { NewParcel } from "../parcel/parcel";
import { type BasketPeople, BUYER, countParcel, type People, peopleOf, sellersIn } from "./basket-limits";

const basketRefusals = refusals({
  out_of_stock: {
    status: 409,
    says: ({ title, left }) =>
      left === "0"
        ? `“${String(title)}” is sold out. You haven’t paid anything.`
        : `Only ${String(left)} left of “${String(title)}”. You haven’t paid anything.`,
  },
  line_changed: {
    status: 409,
    says: ({ title }) =>
      `“${String(title)}” has changed since you saw it. You haven’t paid anything. Review it before you pay.`,
  },
  line_gone: {
    status: 409,
    says: ({ title }) => `“${String(title)}” is no longer available. You haven’t paid anything.`,
  },
});

/** One line as the buyer saw it; the price of one in minor units. */
export interface BasketLine {
  offerId: string;
  offerVersion: bigint;
  priceMinor: bigint;
  units: bigint;
  /** What a refusal calls it. */
  title: string;
}

/** What becomes one trade: lines of one seller that are sent together. */
export interface BasketTrade {
  /** That the trade will have. */
  id: string;
  lines: readonly BasketLine[];
  delivery: Record<string, string>;
  parcel: Omit<NewParcel, "codeHash">;
}

type Json<Row> = { [Key in keyof Row]: Row[Key] extends bigint | Date ? string : Row[Key] };

/** What a basket reads; `planBasket` parses it. */
export interface BasketFacts extends BasketPeople {
  balanceMinor: bigint;
  offers: Json<OfferToTake>[] | null;
}

/**
 * Reads what taking units of these offers decides on.
 * @param ids - an SQL array of their ids
 */
export const readBasket = (ids: Sql, buyerId: string): Sql => sql`
  select coalesce(w.balance, 0) as balance_minor, ${BUYER},
    (select json_agg(json_build_object('id', o.id, 'version', o.version::text, 'state', o.state, 'termsVersion', o.terms_version::text,
      'unitsTotal', o.units_total::text, 'unitsHeld', o.units_held::text, 'unitsSold', o.units_sold::text, 'expiresAt', o.expires_at,
      'sellerId', o.seller_id, 'kind', o.kind, 'listedUnder', o.listed_under, 'terms', o.terms, 'priceMinor', o.price_minor::text,
      'currency', o.currency, 'holdUnitMinor', o.hold_unit_minor::text, 'holdCurrency', o.hold_currency, 'feeRule', o.fee_rule, 'vatBps', vat_rate_of(o.id, o.terms_version)))
      from offer o where o.id = any(${ids})) as offers,
    ${sellersIn(sql`select o.seller_id from offer o where o.id = any(${ids})`)} as sellers
  from allowance ba join app_user bu on bu.id = ba.user_id
    left join account w on w.kind = 'WALLET' and w.subject_kind = '' and w.owner_id = ba.user_id and w.currency = ${HOME}
  where ba.user_id = ${buyerId}::uuid`;

function offerOf(stored: Json<OfferToTake>): OfferToTake {
  const { version, termsVersion, unitsTotal, unitsHeld, unitsSold, priceMinor, holdUnitMinor } = stored;
  return {
    ...stored,
    version: BigInt(version),
    termsVersion: BigInt(termsVersion),
    unitsTotal: BigInt(unitsTotal),
    unitsHeld: BigInt(unitsHeld),
    unitsSold: BigInt(unitsSold),
    priceMinor: BigInt(priceMinor),
    holdUnitMinor: BigInt(holdUnitMinor),
    expiresAt: new Date(stored.expiresAt),
  };
}

/** What a basket costs, prices and delivery fees, in minor units. */
export const costOf = (trades: readonly BasketTrade[]): bigint =>
  trades.reduce(
    (sum, { lines, parcel }) =>
      lines.reduce((of, { priceMinor, units }) => of + priceMinor * units, sum + parcel.feeMinor),
    0n,
  );

/** What the buyer's wallet lacks for a basket, in minor units; zero where it has enough. */
export function missingFor(
  { balanceMinor }: Pick<BasketFacts, "balanceMinor">,
  trades: readonly BasketTrade[],
) {
  const missing = costOf(trades) - balanceMinor;
  return missing > 0n ? missing : 0n;
}

/**
 * The part of a plan that takes all of a basket: a trade for each of its parcels, each with an escrow of its own. Whole or not at all:
 * what is not as the buyer saw it refuses everything. It does not look at the buyer's balance.
 * @throws Refusal - out_of_stock (title, how many are left), line_changed, line_gone, own_offer, unproven, blocked, frozen, no_accept,
 * trade_limit, day_limit, partner_limit, delivery_incomplete
 */
export function planBasket(
  facts: BasketFacts & Moment,
  trades: readonly BasketTrade[],
  buyerId: string,
): Omit<Plan, "result" | "subject"> {
  const { now, buyer } = facts;
  mustBeAbleTo("accept", buyer, now);
  const day = lagosDay(now);
  const offers = new Map(facts.offers?.map((offer) => [offer.id, offerOf(offer)]));
  // What has been taken by the trades before counts for the next one: limits hold for all of them together.
  const people = peopleOf(facts, buyerId);
  const parts = trades.flatMap(({ id, lines, delivery, parcel }) => {
    const taken = lines.map((line) => ({
      offer: availableOf(line, offers, people, { buyerId, now }),
      units: line.units,
    }));
    const [first] = taken;
    invariant(first, "a trade has a line");
    const { offer } = first;
    const address = deliveryOf(offer.kind, delivery);
    const priceMinor = totalOf(taken, "priceMinor");
    const counted = countParcel(people, { buyerId, sellerId: offer.sellerId, priceMinor }, day);
    const coded = { ...parcel, codeHash: newCodeHash(id) };
    return [openTrade(taken, { id, buyerId, delivery: address, day, now, parcel: coded }).plan, ...counted];
  });
  const { result: _none, subject: _first, ...plan } = composePlan({ result: {} }, ...parts);
  return plan;
}

/** The offer of a line, which is still as the buyer saw it and has so many units left. */
function availableOf(
  { offerId, offerVersion, priceMinor, units, title }: BasketLine,
  offers: ReadonlyMap<string, OfferToTake>,
  people: People,
  { buyerId, now }: { buyerId: string } & Moment,
): OfferToTake {
  const offer = offers.get(offerId);
  const about = { listingId: offerId, title };
  if (!offer || !assetOf(offer.kind).inCatalog) throw new Refusal(kernelRefusals.not_found);
  if (offer.sellerId === buyerId) throw new Refusal(offerRefusals.own_offer);
  if (offer.state === "IN_ESCROW" || offer.state === "COMPLETED")
    throw new Refusal(basketRefusals.out_of_stock, { ...about, left: "0" });
  const isBarred = stoppingAt(people.get(offer.sellerId)?.restrictions ?? null, "sell", now) !== undefined;
  if (offer.state !== "AVAILABLE" || offer.expiresAt <= now || isBarred)
    throw new Refusal(basketRefusals.line_gone, about);
  if (offer.priceMinor !== priceMinor || offer.termsVersion !== offerVersion)
    throw new Refusal(basketRefusals.line_changed, about);
  const left = offer.unitsTotal - offer.unitsHeld - offer.unitsSold;
  if (left < units) throw new Refusal(basketRefusals.out_of_stock, { ...about, left: left.toString() });
  return offer;
}
