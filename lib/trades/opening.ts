import { type AssetKind, assetOf } from "@/lib/assets";
import { composePlan, type Plan, type PlannedTransfer, transfer } from "@/lib/kernel/commit";
import type { DomainEvent } from "@/lib/kernel/events/declare";
import { newId } from "@/lib/kernel/ids";
import { invariant } from "@/lib/kernel/refusal";
import type { Currency } from "@/lib/money/currencies";
import { type FeeRule, feeRuleOfLines } from "@/lib/money/fees";
import { vatWithin } from "@/lib/money/vat";
import { hold, wallet } from "../ledger/accounts";
import { buyUnits, type OfferFacts, takeUnits } from "../offers/rules";
import { tradeEvents } from "./events";
import { type NewParcel, openParcel } from "./parcel/parcel";
import type { TradeMoved } from "./rules";
import { settlement } from "./settlement";

/** What opening a trade needs of an offer; amounts in minor units. */
export interface OfferToTake extends OfferFacts {
  sellerId: string;
  kind: AssetKind;
  /** What it is listed under: whose outage stops the clock. */
  listedUnder: string;
  terms: object;
  priceMinor: bigint;
  currency: Currency;
  feeRule: FeeRule;
  holdUnitMinor: bigint;
  holdCurrency: Currency;
  /** The rate of VAT within its price, in basis points; left out where there is none. */
  vatBps?: number;
}

/** Units of an offer that a buyer takes. */
export interface LineToOpen {
  offer: OfferToTake;
  units: bigint;
}

/** One of several trades of an offer that a buyer takes at once. */
export interface CheckoutPart {
  id: string;
  checkoutId: string;
  /** From one. The first begins its clock, the others wait. */
  part: number;
  parts: number;
}

export interface Opening {
  /** A new one unless it says which. */
  id?: string;
  buyerId: string;
  /** What the buyer gives, as the kind keeps it. */
  delivery: object;
  /** The Lagos day whose limits it counts for. */
  day: string;
  now: Date;
  /** Which part of which checkout it is. */
  part?: CheckoutPart;
  /** The buyer pays the price out of their wallet now, and the trade is done in the posting that makes it. */
  atOnce?: boolean;
  /** How it is sent, of kinds that are sold by the catalog. */
  parcel?: NewParcel;
}

/** The part of a plan that opens a trade, and how many of its seller's offers end with it. */
export interface Opened {
  plan: Plan<TradeMoved>;
  offersEnded: number;
}

/** The total of some lines, in minor units: their prices, or what sellers put up for them. */
export const totalOf = (lines: readonly LineToOpen[], each: "priceMinor" | "holdUnitMinor"): bigint =>
  lines.reduce((sum, { offer, units }) => sum + offer[each] * units, 0n);

/**
 * Opens a trade of lines of one seller and kind. What is held comes from the buyer's wallet, or from what the seller has
 * put up with the offer: then there is one line.
 */
export function openTrade(lines: readonly LineToOpen[], opening: Opening): Opened {
  const trade = tradeOf(lines, opening);
  const bought = opening.atOnce ? lines.map(({ offer, units }) => buyUnits(offer, units)) : [];
  const counted = opening.atOnce
    ? bought.map(({ part }) => part)
    : lines.map(({ offer, units }) => takeUnits(offer, units));
  const plan = composePlan<TradeMoved>(
    {
      result: { tradeId: trade.id, state: trade.state, version: "1" },
      subject: { kind: "trade", id: trade.id },
      insert: [{ table: "trade", row: trade }],
      transfers: [filling(trade), ...(opening.atOnce ? [...settlement(trade, 0n), paying(trade)] : [])],
      events: eventsOf(trade),
    },
    ...counted,
    opening.parcel ? openParcel(trade, opening.parcel) : {},
  );
  return { plan, offersEnded: bought.filter(({ staysOpen }) => !staysOpen).length };
}

/** Opens a trade for each unit of an offer that is sold in parts; the answer is that of the first. */
export function openParts(offer: OfferToTake, opening: Omit<Opening, "part" | "atOnce">): Opened {
  const parts = Number(offer.unitsTotal);
  const checkoutId = newId();
  // A plan moves its rows in the order of their ids, so that a part ends before the next one follows.
  const ids = Array.from({ length: parts }, newId).sort();
  const [first, ...others] = ids.map((id, at) =>
    openTrade([{ offer, units: 1n }], { ...opening, part: { id, checkoutId, part: at + 1, parts } }),
  );
  invariant(first, "an offer has a part");
  // One notice and one new room are enough: the others begin later.
  return {
    plan: composePlan(first.plan, ...others.map(({ plan }) => ({ ...plan, events: [] }))),
    offersEnded: 0,
  };
}

function tradeOf(lines: readonly LineToOpen[], { id = newId(), buyerId, delivery, atOnce, part }: Opening) {
  const [first] = lines;
  invariant(first, "a trade has a line");
  const { kind, listedUnder, terms, sellerId, currency, holdCurrency } = first.offer;
  const { performs } = assetOf(kind);
  const priceMinor = totalOf(lines, "priceMinor");
  const roles =
    performs === "seller"
      ? { performerId: sellerId, confirmerId: buyerId, holdSource: "wallet" as const, holdMinor: priceMinor }
      : {
          performerId: buyerId,
          confirmerId: sellerId,
          holdSource: "offer" as const,
          holdMinor: totalOf(lines, "holdUnitMinor"),
        };
  return {
    id,
    buyerId,
    sellerId,
    ...roles,
    kind,
    listedUnder,
    ...part,
    state: stateAtOpening(atOnce, part),
    terms,
    currency,
    priceMinor,
    holdCurrency,
    feeRule: feeRuleOfLines(
      lines.map(({ offer, units }) => ({ rule: offer.feeRule, minor: offer.priceMinor * units })),
    ),
    delivery,
    lines: lines.map(({ offer, units }, at) => ({
      line: at + 1,
      offerId: offer.id,
      termsVersion: offer.termsVersion,
      units,
      unitPriceMinor: offer.priceMinor,
      vatMinor: vatWithin(offer.priceMinor * units, offer.vatBps ?? 0),
    })),
  };
}

function stateAtOpening(atOnce = false, part?: CheckoutPart): "WAITING" | "IN_ESCROW" | "COMPLETED" {
  if (part && part.part > 1) return "WAITING";
  return atOnce ? "COMPLETED" : "IN_ESCROW";
}

type NewTrade = ReturnType<typeof tradeOf>;

const offerIn = ({ lines }: NewTrade): string => lines[0]?.offerId ?? "";

function filling(trade: NewTrade): PlannedTransfer {
  const { id, confirmerId, holdSource, holdMinor, holdCurrency } = trade;
  const to = hold("trade", id, holdCurrency);
  const leg =
    holdSource === "wallet"
      ? transfer("escrow_hold", wallet(confirmerId, holdCurrency), to, holdMinor)
      : transfer("hold_take", hold("offer", offerIn(trade), holdCurrency), to, holdMinor);
  return { ...leg, subject: id };
}

const paying = ({ id, performerId, confirmerId, currency, priceMinor }: NewTrade): PlannedTransfer => ({
  ...transfer("price_paid", wallet(performerId, currency), wallet(confirmerId, currency), priceMinor),
  subject: id,
});

function eventsOf(trade: NewTrade): DomainEvent[] {
  const { id: tradeId, buyerId, sellerId, state } = trade;
  const parties = { tradeId, offerId: offerIn(trade), buyerId, sellerId };
  const opened = tradeEvents.opened(parties);
  const move = { move: "accept", fromState: null, state, sequence: 1, version: "1" };
  return state === "COMPLETED" ? [opened, tradeEvents.ended({ ...parties, ...move })] : [opened];
}
