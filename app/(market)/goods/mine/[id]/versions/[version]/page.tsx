import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ListingView } from "@/components/goods/listing/listing-view";
import { listingVersionFor, ownListing } from "@/lib/catalog";
import { listingPath } from "@/lib/catalog/address";
import { env } from "@/lib/kernel/env";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "A version of my listing", robots: { index: false } };

type Params = Promise<{ id: string; version: string }>;

/** One version of a listing of one’s own, as buyers see or saw it. */
export default async function OwnVersionPage({ params }: { params: Params }) {
  const { id, version } = await params;
  const viewer = await requireViewer(`/goods/mine/${id}`);
  const isNumber = /^[1-9]\d{0,6}$/.test(version);
  const [own, listing] = await Promise.all([
    ownListing(viewer, id),
    isNumber ? listingVersionFor(viewer, id, Number(version)) : undefined,
  ]);
  if (!own || !listing) notFound();
  return (
    <ListingView
      listing={listing}
      isOwn
      isKept={undefined}
      inCart={0}
      url={new URL(listingPath(listing), env().APP_URL).href}
      priceHint={null}
    />
  );
}
