import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AddressChoice } from "@/components/checkout/address-choice";
import { AskButton } from "@/components/checkout/ask-button";
import { AskForm } from "@/components/checkout/ask-form";
import { type Asked, askIn, checkoutPath } from "@/components/checkout/asked";
import { LeftOut } from "@/components/checkout/left-out";
import { ParcelCard } from "@/components/checkout/parcel-card";
import { PayPanel } from "@/components/checkout/pay-panel";
import { TotalCard } from "@/components/checkout/total-card";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { checkoutUnder, quoteCheckout } from "@/lib/checkout";
import type { AskQuote } from "@/lib/checkout/quote/schema";
import { isUuid, newId } from "@/lib/kernel/ids";
import { addresses } from "@/lib/shipping";
import { keptNotes } from "@/lib/web/cart/kept-notes";
import { visitorLines } from "@/lib/web/cart/visitor-cart";
import { requireViewer, type Viewer } from "@/lib/web/session";
import { Paused } from "../settings/security/paused";
import { ask, pay } from "./actions";

export const metadata: Metadata = { title: "Checkout", robots: { index: false } };

/** The cart, or one listing, as it would be bought now: everything is chosen in the address, which quotes anew. */
export default async function CheckoutPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const asked = await searchParams;
  const here = checkoutPath(asked, true);
  const bought = checkoutPath(asked, false);
  const viewer = await requireViewer(here);
  if ((await visitorLines()).length > 0) redirect(`/cart/join?next=${encodeURIComponent(here)}`);
  await leaveForBegun(viewer, asked);
  const own = await addresses(viewer);
  const wanted = askIn(
    asked,
    own.map(({ id }) => id),
  );
  if (!wanted) redirect("/cart");
  const quote = await quoteCheckout(viewer, wanted);
  const { parcels, left, addressId } = quote;
  if (parcels.length === 0) return <NothingToBuy isOne={wanted.lines !== undefined} left={left} />;
  const notes = await keptNotes(viewer.id);
  return (
    <>
      <PageHeading title="Checkout" />
      <Paused viewer={viewer} className="mb-5" />
      <LeftOut left={left} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
        <AskForm back={bought}>
          <AddressChoice addresses={own} chosenId={addressId} here={bought} />
          {parcels.map((parcel, at) => (
            <ParcelCard
              key={parcel.key}
              parcel={parcel}
              number={at + 1}
              of={parcels.length}
              hasAddress={addressId !== null}
              note={notes[parcel.key]}
            />
          ))}
          <AskButton>Show the new total</AskButton>
        </AskForm>
        <div className="peer-aria-busy:pointer-events-none peer-aria-busy:opacity-60">
          <TotalCard quote={quote}>
            <PayPanel
              viewer={viewer}
              quote={quote}
              action={pay}
              ask={ask}
              formKey={keyIn(asked)}
              here={here}
              back={bought}
              change={changeOf(wanted)}
            />
          </TotalCard>
        </div>
      </div>
    </>
  );
}

/**
 * What is gone back to may have been bought, or wait for money: then that is shown. Where it came to nothing it is another purchase, which
 * has a key of its own.
 */
async function leaveForBegun(viewer: Viewer, asked: Asked): Promise<void> {
  const { key } = asked;
  const begun = typeof key === "string" && isUuid(key) ? await checkoutUnder(viewer, key) : undefined;
  if (!begun) return;
  const stands = begun.state === "PAID" || begun.state === "AWAITING_FUNDS";
  redirect(stands ? `/checkouts/${begun.id}` : checkoutPath({ ...asked, key: newId() }, true));
}

/** Of a listing that is bought at once it is in the address: what is gone back to is the same purchase. */
const keyIn = ({ key }: Asked): string => (typeof key === "string" && isUuid(key) ? key : newId());

const changeOf = ({ lines }: AskQuote) =>
  lines?.[0]
    ? { href: `/goods/${lines[0].listingId}`, says: "Back to the listing" }
    : { href: "/cart", says: "Change your cart" };

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
