import "server-only";
import { cartListings } from "@/lib/catalog";
import { lagosDay } from "@/lib/kernel/clock";
import { moneyView } from "@/lib/kernel/schema";
import { sendingOf, type WayToSend } from "@/lib/shipping";
import type { Place } from "@/lib/shipping/fees";
import type { DeliveryThere } from "./schema";
import { type LineToSend, waysOf } from "./ways";

/** Where something would go: a state, and the area in it where it is known. */
export interface Whither {
  state: string;
  lga?: string | undefined;
}

/**
 * What sending one of a listing to a place costs; null where none of its seller's ways reaches it, and undefined where it is only fetched
 * or not for sale.
 */
export async function deliveryTo(
  listingId: string,
  to: Whither,
  now: Date,
): Promise<DeliveryThere | null | undefined> {
  const listing = (await cartListings([listingId])).get(listingId);
  if (!listing?.isShown || !listing.delivery.includes("SEND")) return undefined;
  const sending = (await sendingOf([listing.seller.id])).get(listing.seller.id) ?? [];
  return cheapestTo({ listing, units: 1 }, sending, to, lagosDay(now));
}

/** Of all ways to all areas that it can mean. */
function cheapestTo(
  line: LineToSend,
  sending: readonly WayToSend[],
  to: Whither,
  today: string,
): DeliveryThere | null {
  const { state, lga } = line.listing;
  const reaching = areasOf(to, { state, lga }).flatMap((area) =>
    waysOf([line], sending, { from: { state, lga }, to: area, today }).flatMap(
      ({ shown: { isPickUp, fee, from, until } }) => (isPickUp || !fee ? [] : [{ fee, from, until }]),
    ),
  );
  const fees = reaching.map(({ fee }) => BigInt(fee.minor));
  const least = fees.reduce((a, b) => (b < a ? b : a), fees[0] ?? 0n);
  const cheapest = reaching.find(({ fee }) => BigInt(fee.minor) === least);
  return cheapest ? { ...cheapest, fee: moneyView(least), isLeast: fees.some((fee) => fee > least) } : null;
}

/** Within its own state the seller's own area may cost less than the others. */
function areasOf({ state, lga }: Whither, from: Place): Place[] {
  if (lga !== undefined) return [{ state, lga }];
  const anywhere = { state, lga: "" };
  return state === from.state ? [from, anywhere] : [anywhere];
}
