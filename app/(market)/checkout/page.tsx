import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AddressChoice } from "@/components/checkout/address-choice";
import { AskForm } from "@/components/checkout/ask-form";
import { type Asked, askIn, checkoutPath } from "@/components/checkout/asked";
import { LeftOut } from "@/components/checkout/left-out";
import { ParcelCard } from "@/components/checkout/parcel-card";
import { PayPanel } from "@/components/checkout/pay-panel";
import { TotalCard } from "@/components/checkout/total-card";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { quoteCheckout } from "@/lib/checkout";
import { isUuid, newId } from "@/lib/kernel/ids";
import { addresses } from "@/lib/shipping";
import { visitorLines } from "@/lib/web/cart/visitor-cart";
import { requireViewer } from "@/lib/web/session";
import { Paused } from "../settings/security/paused";
import { pay } from "./actions";

export const metadata: Metadata = { title: "Checkout", robots: { index: false } };

/** The cart, or one listing, as it would be bought now: everything is chosen in the address, which quotes anew. */
export default async function CheckoutPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const asked = await searchParams;
  const here = checkoutPath(asked, true);
  const bought = checkoutPath(asked, false);
  const viewer = await requireViewer(here);
  if ((await visitorLines()).length > 0) redirect(`/cart/join?next=${encodeURIComponent(here)}`);
  const own = await addresses(viewer);
  const ask = askIn(
    asked,
    own.map(({ id }) => id),
  );
  if (!ask) redirect("/cart");
  const quote = await quoteCheckout(viewer, ask);
  const { parcels, left, addressId } = quote;
  if (parcels.length === 0) return <NothingToBuy isOne={ask.lines !== undefined} left={left} />;
  const hidden = ["listing", "units", "key"].flatMap((name) => {
    const value = asked[name];
    return typeof value === "string" ? [{ name, value }] : [];
  });
  return (
    <>
      <PageHeading title="Checkout" />
      <Paused viewer={viewer} className="mb-5" />
      <LeftOut left={left} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
        <AskForm>
          {hidden.map(({ name, value }) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <AddressChoice addresses={own} chosenId={addressId} here={bought} />
          {parcels.map((parcel, at) => (
            <ParcelCard
              key={parcel.key}
              parcel={parcel}
              number={at + 1}
              of={parcels.length}
              hasAddress={addressId !== null}
            />
          ))}
          <noscript>
            <button type="submit" className={buttonClass({ kind: "quiet" })}>
              Show the new total
            </button>
          </noscript>
        </AskForm>
        <div className="peer-aria-busy:pointer-events-none peer-aria-busy:opacity-60">
          <TotalCard quote={quote}>
            <PayPanel
              viewer={viewer}
              quote={quote}
              action={pay}
              formKey={keyIn(asked)}
              here={here}
              back={bought}
            />
          </TotalCard>
        </div>
      </div>
    </>
  );
}

/** Of a listing that is bought at once it is in the address: what is gone back to is the same purchase. */
const keyIn = ({ key }: Asked): string => (typeof key === "string" && isUuid(key) ? key : newId());

/** An empty cart, or nothing of what was asked for is left. */
const NothingToBuy = ({ isOne, left }: { isOne: boolean; left: Parameters<typeof LeftOut>[0]["left"] }) => (
  <>
    <PageHeading title="Checkout" />
    <LeftOut left={left} />
    <EmptyState
      title={isOne || left.length > 0 ? "Nothing here can be bought now" : "Your cart is empty"}
      action={<ButtonLink href="/goods">Browse goods</ButtonLink>}
    >
      {isOne || left.length > 0
        ? "Others may sell the same. You haven’t paid anything."
        : "Put in what you want, of up to ten sellers, and pay for it all at once."}
    </EmptyState>
  </>
);
