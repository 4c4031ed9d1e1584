import { redirect } from "next/navigation";
import { joinVisitorCart } from "@/lib/web/cart/cart-lines";
import { ownPath } from "@/lib/web/paths";
import { getViewer } from "@/lib/web/session";

/**
 * Where pages of buying send who has signed in elsewhere, as at Google, with a cart from before: it becomes theirs, and they go on to where they were. Doing it again
 * changes nothing, and what it joins is this browser’s own.
 */
export async function GET(request: Request): Promise<never> {
  const viewer = await getViewer();
  if (viewer) await joinVisitorCart(viewer);
  redirect(ownPath(new URL(request.url).searchParams.get("next"), "/cart"));
}
