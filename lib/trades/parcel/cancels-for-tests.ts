import { liveListing } from "@/lib/catalog/scene-for-tests";
import { bought } from "@/lib/checkout/scene-for-tests";
import { moneyView } from "@/lib/kernel/schema";
import { runWaiting } from "@/lib/testing/reactions";
import { makeUser, type TestApp, type TestUser } from "@/lib/testing/world";
import { cancelTrade } from "..";
import { freshKey } from "../scenes-for-tests";
import { parcelReactions } from "./reactions";

/** Ada has bought so many times from Sade, who has begun none of it. */
export async function ordersOf(app: TestApp, moderator: TestUser, count: number) {
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: 200_000_00n, level: "TRUSTED" });
  const sade = await makeUser(app, "Sade Bello", { level: "TRUSTED" });
  const changes = { units: "60", price: moneyView(2_000_00n) };
  const { listingId } = await liveListing(app, sade, moderator, changes);
  const orders: { tradeId: string }[] = [];
  for (let at = 0; at < count; at++) orders.push(await bought(ada, listingId));
  const next = () => {
    const order = orders.pop();
    if (!order) throw new Error("there are fewer orders than are cancelled");
    return order;
  };
  const by = { seller: sade, buyer: ada };
  /** One of them is cancelled by a side, and what follows is done, so many times. */
  const cancel = async (side: keyof typeof by, reason: string, times = 1) => {
    await cancelTrade(by[side].actor, freshKey(), { ...next(), reason });
    await runWaiting(app, parcelReactions, times);
  };
  return { ada, sade, listingId, next, cancel };
}
