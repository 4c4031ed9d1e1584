import { placeCheckout, quoteCheckout, readCheckout } from "@/lib/checkout";
import { after, HOUR } from "@/lib/kernel/clock";
import { invariant } from "@/lib/kernel/refusal";
import { addAddress } from "@/lib/shipping";
import { approveTrade, beginTrade, deliverTrade } from "@/lib/trades";
import type { Act } from "../acts";
import { actorOf, people, phoneOf } from "../people";
import type { OfMember } from "./past-sales";
import { keyOf, listingOf, type Shop } from "./shop";

/** Its only unit is bought, sent and confirmed. */
export function sale(shop: Shop, { key, seller, buyer = "kemi" }: OfMember, at: Date): Act[] {
  const trade = { tradeId: "" };
  const buy = async () => {
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
    const lines = [{ listingId: listingOf(shop, key), units: 1 }];
    const { token } = await quoteCheckout(by, { lines, addressId, ways: {} });
    invariant(token, "a listing of the demo can be bought");
    const { result } = await placeCheckout(by, keyOf(key, "buy"), { quote: token, notes: {}, fund: false });
    const [parcel] = (await readCheckout(by, result.checkoutId))?.parcels ?? [];
    invariant(parcel?.tradeId, "a checkout that is paid has a trade");
    trade.tradeId = parcel.tradeId;
  };
  const moves = [
    [0, buy],
    [3 * HOUR, () => beginTrade(actorOf(seller), keyOf(key, "begin"), { ...trade })],
    [7 * HOUR, () => deliverTrade(actorOf(seller), keyOf(key, "deliver"), { ...trade })],
    [31 * HOUR, () => approveTrade(actorOf(buyer), keyOf(key, "approve-trade"), { ...trade })],
  ] as const;
  return moves.map(([later, run]) => ({ at: after(at, later), run }));
}
