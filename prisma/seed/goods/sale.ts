import { placeCheckout, quoteCheckout, readCheckout } from "@/lib/checkout";
import { after, HOUR } from "@/lib/kernel/clock";
import { invariant } from "@/lib/kernel/refusal";
import { addAddress } from "@/lib/shipping";
import { approveTrade, beginTrade, shipTrade } from "@/lib/trades";
import type { Act } from "../acts";
import { actorOf, type Name, people, phoneOf } from "../people";
import type { OfMember } from "./past-sales";
import { keyOf, listingOf, type Shop } from "./shop";

/** What a purchase of the demo is: so many of a listing, by its seller’s usual way or fetched. */
interface Purchase {
  key: string;
  buyer: Name;
  listing: string;
  units: number;
  isPickUp?: boolean;
}

/** A buyer pays for one parcel by the commands of cart and checkout; answers its trade. */
export async function buy(
  shop: Shop,
  { key, buyer, listing, units, isPickUp = false }: Purchase,
): Promise<string> {
  const by = actorOf(buyer);
  const { id: addressId } = await addAddress(by, keyOf(buyer, "address"), {
    name: people[buyer].name,
    phone: phoneOf(buyer),
    state: "LA",
    lga: "Surulere",
    area: "",
    street: "14 Adeniran Ogunsanya Street",
    landmark: "Opposite the stadium",
    note: "",
  });
  const lines = [{ listingId: listingOf(shop, listing), units }];
  const usual = await quoteCheckout(by, { lines, addressId, ways: {} });
  const ways = isPickUp ? fetched(usual) : undefined;
  const { token } = ways ? await quoteCheckout(by, { lines, addressId, ways }) : usual;
  invariant(token, "a listing of the demo can be bought");
  const { result } = await placeCheckout(by, keyOf(key, "buy"), { quote: token, notes: {}, fund: false });
  const [parcel] = (await readCheckout(by, result.checkoutId))?.parcels ?? [];
  invariant(parcel?.tradeId, "a checkout that is paid has a trade");
  return parcel.tradeId;
}

/** Each parcel by the way on which its buyer fetches it. */
const fetched = ({ parcels }: Awaited<ReturnType<typeof quoteCheckout>>): Record<string, string> =>
  Object.fromEntries(
    parcels.flatMap(({ key, ways }) => {
      const way = ways.find(({ isPickUp }) => isPickUp);
      return way ? [[key, way.id] as const] : [];
    }),
  );

/** Its only unit is bought, sent and confirmed. */
export function sale(shop: Shop, { key, seller, buyer = "kemi" }: OfMember, at: Date): Act[] {
  const trade = { tradeId: "" };
  const pay = async () => {
    trade.tradeId = await buy(shop, { key, buyer, listing: key, units: 1 });
  };
  const sent = { by: "carrier", carrier: "GIG Logistics", number: `GIG-${key.toUpperCase()}` } as const;
  const moves = [
    [0, pay],
    [3 * HOUR, () => beginTrade(actorOf(seller), keyOf(key, "begin"), { ...trade })],
    [7 * HOUR, () => shipTrade(actorOf(seller), keyOf(key, "ship"), { ...trade, sent })],
    [31 * HOUR, () => approveTrade(actorOf(buyer), keyOf(key, "approve-trade"), { ...trade })],
  ] as const;
  return moves.map(([later, run]) => ({ at: after(at, later), run }));
}
