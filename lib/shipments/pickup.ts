import "server-only";
import type { ParcelPlace } from "@/lib/carriers/port";
import { queryOne, sql } from "@/lib/kernel/db";
import { addressOf } from "@/lib/shipping";
import type { SavedAddress } from "@/lib/shipping/schema";

type Place = Pick<SavedAddress, "name" | "phone" | "state" | "lga" | "area" | "street" | "landmark">;

/** One end of a way as carriers want it. */
export const placeOf = ({ area, street, landmark, state, ...place }: Place, email: string): ParcelPlace => ({
  name: place.name,
  phone: place.phone,
  email,
  state: `NG-${state}`,
  lga: place.lga,
  area,
  street: street || null,
  landmark: landmark || null,
});

/** One of a seller's addresses, where a carrier fetches what they sell; undefined where it is not theirs. */
export async function pickupOf(sellerId: string, addressId: string): Promise<ParcelPlace | undefined> {
  const address = await addressOf({ id: sellerId }, addressId);
  if (!address) return undefined;
  const seller = await queryOne<{ email: string }>(
    sql`select email from person where id = ${sellerId}::uuid`,
  );
  return placeOf(address, seller?.email ?? "");
}
