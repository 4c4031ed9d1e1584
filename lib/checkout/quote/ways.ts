import type { CartListing } from "@/lib/catalog";
import { moneyView } from "@/lib/kernel/schema";
import type { WayToSend } from "@/lib/shipping";
import { workingDaysAfter } from "@/lib/shipping/days";
import { deliveryFee, type Place } from "@/lib/shipping/fees";
import { strategyOf } from "@/lib/shipping/schema";
import type { ParcelWay } from "@/lib/trades";
import type { Way } from "./schema";

/** A line of a parcel that is quoted. */
export interface LineToSend {
  listing: CartListing;
  units: number;
}

/** A way for a parcel, as it is shown and as it is kept. */
export interface QuotedWay {
  shown: Way;
  kept: ParcelWay;
}

export const PICK_UP = "pick-up";

/** The time that a seller has to get what is fetched ready, in working days. */
const READY_DAYS = 1;

/**
 * The ways in which a parcel can get to its buyer: each of its seller's ways to send where all of its listings are sent, and fetching it
 * where all of them can be fetched.
 * @param to - where it goes; undefined where the buyer has no address yet, so that nothing has a price
 * @param today - the day in Lagos
 */
export function waysOf(
  lines: readonly LineToSend[],
  sending: readonly WayToSend[],
  { from, to, today }: { from: Place; to: Place | undefined; today: string },
): QuotedWay[] {
  const all = (way: "SEND" | "PICK_UP") => lines.every(({ listing }) => listing.delivery.includes(way));
  const sent = all("SEND") ? sending.map((way) => sentWay(way, lines, { from, to, today })) : [];
  return all("PICK_UP") ? [...sent, fetched(today)] : sent;
}

function sentWay(
  { id, name, strategy, handlingDays, daysMin, daysMax }: WayToSend,
  lines: readonly LineToSend[],
  { from, to, today }: { from: Place; to: Place | undefined; today: string },
): QuotedWay {
  const weighed = lines.map(({ listing, units }) => ({
    strategy: strategyOf(strategy),
    pieces: units,
    grams: listing.grams,
    total: BigInt(listing.price.minor) * BigInt(units),
  }));
  const fee = to ? deliveryFee(weighed, from, to) : null;
  return {
    kept: { name, isPickUp: false, handlingDays, daysMin, daysMax },
    shown: {
      id,
      name,
      isPickUp: false,
      fee: fee === null ? null : moneyView(fee),
      from: workingDaysAfter(today, 1 + daysMin),
      until: workingDaysAfter(today, handlingDays + daysMax),
    },
  };
}

const fetched = (today: string): QuotedWay => ({
  kept: { name: "Pick-up", isPickUp: true, handlingDays: READY_DAYS, daysMin: 0, daysMax: 0 },
  shown: {
    id: PICK_UP,
    name: "Pick-up",
    isPickUp: true,
    fee: moneyView(0n),
    from: workingDaysAfter(today, 0),
    until: workingDaysAfter(today, READY_DAYS),
  },
});
