import type { Address } from "@/lib/shipping/schema";
import type { BasketTrade, ParcelWay } from "@/lib/trades";

/** A line of a quote: what the buyer saw. Amounts in kobo, and versions, as digits: it is kept as JSON. */
export interface PlannedLine {
  listingId: string;
  version: string;
  title: string;
  units: number;
  priceMinor: string;
}

/** A parcel as it was quoted: what one seller sends from one place. */
export interface PlannedParcel {
  key: string;
  sellerId: string;
  from: { state: string; lga: string };
  /** The days, in Lagos, between which it arrives. */
  way: ParcelWay & { from: string; until: string };
  feeMinor: string;
  lines: PlannedLine[];
}

/** The same of a checkout, with the trade that it becomes. */
export interface CheckoutParcel extends PlannedParcel {
  tradeId: string;
}

/** Where a checkout goes, and what its sellers read once they have started, by the keys of parcels. */
export interface Destination {
  address: Address;
  notes: Record<string, string>;
}

/** How long a buyer may look at what has arrived, in days. */
const WINDOW_DAYS = 3;

/** What of an address a seller needs of a buyer who fetches it: the name and the phone number. */
const forPickUp = { street: "", landmark: "", area: "", note: "" };

/** The trade that a parcel becomes. */
export function tradeOfParcel(
  checkoutId: string,
  { tradeId, key, from, way, feeMinor, lines }: CheckoutParcel,
  { address, notes }: Destination,
): BasketTrade {
  const { from: _earliest, until, ...sent } = way;
  return {
    id: tradeId,
    lines: lines.map(({ listingId, version, title, units, priceMinor }) => ({
      offerId: listingId,
      offerVersion: BigInt(version),
      priceMinor: BigInt(priceMinor),
      units: BigInt(units),
      title,
    })),
    delivery: { ...address, ...(way.isPickUp && forPickUp), message: notes[key] ?? "" },
    parcel: {
      checkoutId,
      feeMinor: BigInt(feeMinor),
      way: sent,
      from,
      promisedUntil: until,
      windowDays: WINDOW_DAYS,
    },
  };
}

/** What the lines of a parcel cost, in kobo, without its delivery. */
export const priceOf = ({ lines }: Pick<PlannedParcel, "lines">): bigint =>
  lines.reduce((sum, { units, priceMinor }) => sum + BigInt(priceMinor) * BigInt(units), 0n);
