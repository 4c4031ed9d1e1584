import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { CartView } from "@/components/cart/cart-view";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { markCartSeen, previewCart, readCart } from "@/lib/checkout";
import { cartRefusals } from "@/lib/checkout/refusals";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { visitorLines } from "@/lib/web/cart/visitor-cart";
import { getViewer } from "@/lib/web/session";
import { changeUnits, takeOut } from "./actions";

export const metadata: Metadata = { title: "Cart", robots: { index: false } };

type PageProps = { searchParams: Promise<{ no?: string | string[] }> };

/** Why something was not put into it. */
const says = dictionary<string>({
  ...Object.fromEntries(
    Object.values(cartRefusals).flatMap(({ reason, says: words }) =>
      typeof words === "string" ? [[reason, words]] : [],
    ),
  ),
  not_found: "That is no longer for sale.",
  signed_in_as_another: "Another account signed in on this browser meanwhile. Nothing was put into its cart.",
});

export default async function CartPage({ searchParams }: PageProps) {
  const [viewer, kept] = [await getViewer(), await visitorLines()];
  if (viewer && kept.length > 0) redirect("/cart/join");
  const cart = await (viewer ? readCart(viewer) : previewCart(kept));
  // What has changed has been read once it was shown.
  if (viewer) after(() => markCartSeen(viewer));
  const { no } = await searchParams;
  const refused = typeof no === "string" ? says[no] : undefined;
  return (
    <>
      <PageHeading title="Cart" />
      {refused && (
        <div className="mb-5">
          <Notice tone="danger" role="alert">
            {refused}
          </Notice>
        </div>
      )}
      {cart.sellers.length === 0 ? (
        <EmptyState title="Your cart is empty" action={<ButtonLink href="/goods">Browse goods</ButtonLink>}>
          Put in what you want, of up to ten sellers, and pay for it all at once.
        </EmptyState>
      ) : (
        <CartView cart={cart} actions={{ changeUnits, takeOut }} />
      )}
    </>
  );
}
