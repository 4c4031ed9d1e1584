import "server-only";
import { type Termed, titleOf } from "@/lib/assets";
import type { CarriedParcel, ParcelPlace } from "@/lib/carriers/port";
import { cartListings } from "@/lib/catalog";
import { query, queryOne, sql } from "@/lib/kernel/db";
import type { SavedAddress } from "@/lib/shipping/schema";
import { placeOf } from "./pickup";

interface Order {
  terms: Termed["terms"];
  kind: Termed["kind"];
  moreLines: number;
  currency: string;
  priceMinor: bigint;
  delivery: Omit<SavedAddress, "id"> | null;
  buyerEmail: string;
}

export interface Carried {
  parcel: CarriedParcel;
  from: ParcelPlace;
  to: ParcelPlace;
}

/** Boxes by what they hold, in grams, as sellers pack: length, width and height in millimetres. */
const boxes = [
  { upTo: 2_000, size: [300, 200, 100] },
  { upTo: 5_000, size: [350, 250, 200] },
  { upTo: 15_000, size: [450, 350, 300] },
  { upTo: Infinity, size: [600, 500, 450] },
] as const;

/** What an order's carrier fetches and where it goes; undefined where the order says no address any more. */
export async function parcelToCarry(tradeId: string, pickup: unknown): Promise<Carried | undefined> {
  const order = await queryOne<Order>(sql`
    select t.kind, t.terms, t.more_lines::int as more_lines, t.currency, t.price_minor, t.delivery, b.email as buyer_email
    from trade_overview t join person b on b.id = t.buyer_id where t.id = ${tradeId}::uuid and t.ended_at is null`);
  if (!order?.delivery || !pickup) return undefined;
  const weightGrams = await weightOf(tradeId);
  const [lengthMm = 0, widthMm = 0, heightMm = 0] = boxes.find(({ upTo }) => weightGrams <= upTo)?.size ?? [];
  return {
    parcel: {
      weightGrams,
      lengthMm,
      widthMm,
      heightMm,
      contents: titleOf(order),
      valueMinor: order.priceMinor,
      currency: order.currency,
    },
    from: pickup as ParcelPlace,
    to: placeOf(order.delivery, order.buyerEmail),
  };
}

/** Of all pieces, in grams, each as heavy as its category says. */
async function weightOf(tradeId: string): Promise<number> {
  const lines = await query<{ offerId: string; units: bigint }>(sql`
    select offer_id, units from bought_line where trade_id = ${tradeId}::uuid`);
  const listings = await cartListings(lines.map(({ offerId }) => offerId));
  const grams = lines.map(({ offerId, units }) => (listings.get(offerId)?.grams ?? 500) * Number(units));
  return grams.reduce((sum, one) => sum + one, 0);
}
