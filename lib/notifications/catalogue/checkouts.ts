import "server-only";
import { checkoutEvents } from "@/lib/checkout/events";
import { readCheckoutFacts } from "@/lib/checkout/notice-facts";
import { money } from "../arguments";
import { type About, when } from "./source";

async function aboutCheckout({ checkoutId }: { checkoutId: string }): Promise<About | undefined> {
  const checkout = await readCheckoutFacts(checkoutId);
  if (!checkout) return undefined;
  const { buyerId, title, more, totalMinor, currency } = checkout;
  const args = {
    title: more > 0 ? `${title} and ${more} more` : title,
    amount: money(totalMinor, currency),
  };
  return {
    group: `checkout:${checkoutId}`,
    link: `/checkouts/${checkoutId}`,
    readers: { buyer: { userId: buyerId, args } },
  };
}

/** Notices of what was bought by itself once the money was there, or was not. */
export const checkoutNotices = [
  when(checkoutEvents.bought, aboutCheckout, { "checkout.bought": { to: ["buyer"] } }),
  when(checkoutEvents.failed, aboutCheckout, { "checkout.failed": { to: ["buyer"] } }),
  when(checkoutEvents.lapsed, aboutCheckout, { "checkout.lapsed": { to: ["buyer"] } }),
];
