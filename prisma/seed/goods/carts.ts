import { changeInRow, ownListing, restockListing } from "@/lib/catalog";
import { placeCheckout, putInCart, quoteCheckout } from "@/lib/checkout";
import { lapseCheckout } from "@/lib/checkout/commands/end-checkout";
import { after, HOUR, MINUTE } from "@/lib/kernel/clock";
import { invariant } from "@/lib/kernel/refusal";
import type { Act } from "../acts";
import { actorOf, type Name } from "../people";
import type { SeedClock } from "../seed-clock";
import { keyOf, listingOf, ownerOf, type Shop } from "./shop";
import { stores } from "./stores";

/** What is in whose cart, and since how many days. The cart says what has happened to it since. */
const lines: readonly (readonly [who: Name, key: string, units: number, daysAgo: number])[] = [
  ["ada", "emekas-router", 1, 14], // withdrawn by its seller
  ["ada", "uches-clock", 1, 11], // sold to another
  ["ada", "iphone-13", 1, 1.2], // cheaper since
  ["ada", "wheelbarrow", 5, 0.8], // fewer left
  ["ada", "bayos-irons", 2, 0.6], // dearer since
  ["ada", "plantain-chips", 4, 0.2],
  ["bayo", "hard-drive", 1, 2],
  ["bayo", "honey", 3, 0.4],
];

/** More than Ada’s wallet has: of three sellers. */
const wanted = ["headphones", "wheelbarrow", "dumbbells"];

/** The keys of all of it. */
export const inCarts: readonly string[] = [...lines.map(([, key]) => key), ...wanted];

/** Carts in which something has changed, a checkout that waited in vain, and one that waits for money. */
export function cartActs({ present, daysAgo, minutesAgo }: SeedClock, shop: Shop): Act[] {
  const lapsed = { checkoutId: "" };
  return [
    ...lines.map(([who, key, units, days]) => ({
      at: daysAgo(days),
      run: () => putInCart(actorOf(who), { listingId: listingOf(shop, key), units }),
    })),
    {
      at: daysAgo(0.3),
      run: () =>
        restockListing(ownerOf(stores.farmgate), keyOf("wheelbarrow", "restock"), {
          listingId: listingOf(shop, "wheelbarrow"),
          units: 2n,
        }),
    },
    { at: daysAgo(0.1), run: () => raise(shop, "bayos-irons", 500_00n) },
    {
      at: daysAgo(9),
      run: async () => {
        lapsed.checkoutId = await waitForMoney(shop, "lapsed");
      },
    },
    { at: after(daysAgo(9), HOUR), run: () => lapseCheckout(lapsed.checkoutId) },
    // It waits for half an hour.
    { at: after(present, -3 * MINUTE), run: () => waitForMoney(shop, "waiting") },
  ].filter(({ at }) => at < minutesAgo(2));
}

/** Bayo asks more in the row of his listing. */
async function raise(shop: Shop, key: string, byMinor: bigint): Promise<void> {
  const bayo = actorOf("bayo");
  const listingId = listingOf(shop, key);
  const own = await ownListing(bayo, listingId);
  invariant(own?.price && own.unitsLeft !== null, "he sells some");
  const seen = { priceMinor: BigInt(own.price.minor), units: BigInt(own.unitsLeft) };
  const change = { listingId, priceMinor: seen.priceMinor + byMinor, units: seen.units, seen };
  await changeInRow(bayo, keyOf(key, "raise"), change);
}

/** Ada presses Pay with less in her wallet than it costs. */
async function waitForMoney(shop: Shop, step: string): Promise<string> {
  const ada = actorOf("ada");
  const bought = wanted.map((key) => ({ listingId: listingOf(shop, key), units: 1 }));
  const { token } = await quoteCheckout(ada, { lines: bought, ways: {} });
  invariant(token, "what she wants is for sale");
  const { result } = await placeCheckout(ada, keyOf("adas", step), { quote: token, notes: {}, fund: true });
  invariant(result.state === "AWAITING_FUNDS", "it costs more than she has");
  return result.checkoutId;
}
