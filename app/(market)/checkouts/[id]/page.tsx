import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CheckoutStatus } from "@/components/checkout/checkout-status";
import { ParcelList } from "@/components/checkout/parcel-list";
import { DocumentsCard } from "@/components/documents/documents-card";
import { Similar } from "@/components/goods/listing/similar";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { cartListings } from "@/lib/catalog";
import { readCheckout } from "@/lib/checkout";
import type { CheckoutView } from "@/lib/checkout/quote/schema";
import { documentsOf } from "@/lib/documents";
import { capabilitiesOf } from "@/lib/gateways";
import { defaultGateway } from "@/lib/gateways/names";
import { newId } from "@/lib/kernel/ids";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import { markOpened } from "@/lib/web/opened-page";
import { requireViewer } from "@/lib/web/session";
import { cancel, fund } from "./actions";

export const metadata: Metadata = { title: "Your checkout", robots: { index: false } };

export default async function CheckoutOf({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const viewer = await requireViewer(`/checkouts/${encodeURIComponent(id)}`);
  const checkout = await readCheckout(viewer, id);
  if (!checkout) notFound();
  await markOpened(viewer, `/checkouts/${checkout.id}`);
  const documents =
    checkout.state === "PAID" ? await documentsOf(viewer, { kind: "checkout", id: checkout.id }) : [];
  const isOver = checkout.state !== "PAID" && checkout.state !== "AWAITING_FUNDS";
  return (
    <>
      <RefreshOn
        realtime={browserSettings()}
        channel={userChannel(viewer.id)}
        events={["wallet.changed", "trades.changed"]}
      />
      <CheckoutStatus
        checkout={checkout}
        fund={fund}
        cancel={cancel}
        keys={{ fund: newId(), cancel: newId(), again: newId() }}
        popup={capabilitiesOf(defaultGateway()).popup}
      />
      <ParcelList parcels={checkout.parcels} {...(isOver && { title: "What you would have bought" })} />
      {documents.length > 0 && (
        <div className="mx-auto mt-6 max-w-lg">
          <DocumentsCard documents={documents} title="Receipt for all of it" />
        </div>
      )}
      {isOver && <Others checkout={checkout} viewerId={viewer.id} />}
    </>
  );
}

/** What is like the first thing that was not bought. */
async function Others({ checkout: { parcels }, viewerId }: { checkout: CheckoutView; viewerId: string }) {
  const first = parcels[0]?.lines[0]?.listingId;
  const listing = first && (await cartListings([first])).get(first);
  if (!listing) return null;
  const { category, id } = listing;
  return (
    <Similar
      title="Similar, and for sale"
      category={category.slug}
      except={id}
      viewerId={viewerId}
      returnTo="/cart"
    />
  );
}
