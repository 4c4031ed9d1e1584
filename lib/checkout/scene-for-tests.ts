import { addAddress } from "@/lib/shipping";
import type { TestUser } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { readCheckout } from "./checkouts";
import { placeCheckout } from "./commands/place-checkout";
import { quoteCheckout } from "./quote/quote";
import type { AskQuote, PlaceCheckout, Quote } from "./quote/schema";

export const LAGOS_ADDRESS = {
  name: "Ada Obi",
  phone: "+2348031234567",
  state: "LA",
  lga: "Surulere",
  area: "Aguda",
  street: "14 Adeniran Ogunsanya Street",
  landmark: "",
  note: "Call at the gate",
};

/** Saves an address for a buyer, once. */
export const addressFor = (buyer: TestUser) => addAddress(buyer, "address", LAGOS_ADDRESS);

/** What it would cost a buyer, who has an address from now on, to buy these. */
export async function quoted(
  buyer: TestUser,
  lines: AskQuote["lines"],
  more: Partial<AskQuote> = {},
): Promise<Quote & { token: string }> {
  await addressFor(buyer);
  const quote = await quoteCheckout(buyer, { lines, ways: {}, ...more });
  if (!quote.token) throw new Error("a quote that can be bought");
  return { ...quote, token: quote.token };
}

export const placed = (buyer: TestUser, token: string, more: Partial<PlaceCheckout> = {}, key = freshKey()) =>
  placeCheckout(buyer.actor, key, { quote: token, notes: {}, fund: false, ...more });

/** Buys units of one listing, and answers the trade. */
export async function bought(buyer: TestUser, listingId: string, units = 1): Promise<{ tradeId: string }> {
  const { token } = await quoted(buyer, [{ listingId, units }]);
  const { result } = await placed(buyer, token);
  const tradeId = (await readCheckout(buyer, result.checkoutId))?.parcels[0]?.tradeId;
  if (!tradeId) throw new Error("a checkout that is paid has trades");
  return { tradeId };
}
