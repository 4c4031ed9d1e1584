import "server-only";
import { cache } from "react";
import { cartLines, putInCart } from "@/lib/checkout";
import type { CartLineInput } from "@/lib/checkout/schema";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import { getViewer, type Viewer } from "../session";
import { keepVisitorLines, visitorLines } from "./visitor-cart";

/** What is in the cart of whoever looks at the page, read once per request: what the browser kept for a visitor is theirs. */
export const getCartLines = cache(async (): Promise<CartLineInput[]> => {
  const viewer = await getViewer();
  const kept = await visitorLines();
  if (!viewer) return kept;
  const own = await cartLines(viewer);
  const isOwn = new Set(own.map(({ listingId }) => listingId));
  return [...own, ...kept.filter(({ listingId }) => !isOwn.has(listingId))];
});

/**
 * Puts what was kept before signing in into the cart of the person who has. What is gone, is their own or has no room is left out. For
 * actions and routes.
 */
export async function joinVisitorCart(viewer: Pick<Viewer, "id">): Promise<void> {
  const kept = await visitorLines();
  if (kept.length === 0) return;
  for (const line of kept) await ignoreRefusal(putInCart(viewer, line));
  await keepVisitorLines([]);
}
