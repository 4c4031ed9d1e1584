import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound, permanentRedirect } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import { DeliveryToState } from "@/components/goods/listing/delivery-there";
import { FlagForm } from "@/components/goods/listing/flag-form";
import { ListingView } from "@/components/goods/listing/listing-view";
import { listingMarkup, Markup } from "@/components/goods/listing/markup";
import { Similar } from "@/components/goods/listing/similar";
import { PROMISE } from "@/components/goods/words";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { countView, type ListingFor, listingFor, priceHintOf } from "@/lib/catalog";
import { cardAddress, categoryPath, listingIdIn, listingPath } from "@/lib/catalog/address";
import { shortPath } from "@/lib/catalog/short-address";
import { deliveryTo } from "@/lib/checkout";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { naira } from "@/lib/money/format";
import { addresses } from "@/lib/shipping";
import { addressOf, userAgentOf } from "@/lib/web/address";
import { getCartLines } from "@/lib/web/cart/cart-lines";
import { chosenState } from "@/lib/web/cart/chosen-state";
import { newForm } from "@/lib/web/form-state";
import { markOpened } from "@/lib/web/opened-page";
import { getViewer, type Viewer } from "@/lib/web/session";
import { chooseState, flag } from "./actions";

type PageProps = { params: Promise<{ listing: string }> };

/** Metadata and page share one read. */
const read = cache(async (part: string): Promise<ListingFor | undefined> => {
  const id = listingIdIn(part);
  return id ? listingFor(await getViewer(), id) : undefined;
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const found = await read((await params).listing);
  if (!found) return {};
  if (found.is === "over")
    return { title: `${found.title} is no longer available`, robots: { index: false } };
  const { listing } = found;
  const says = `${naira(listing.price.minor)} · ${listing.conditionSays} · ${listing.lga}, ${listing.stateName}`;
  const title = `${listing.title}, ${naira(listing.price.minor)}`;
  const card = listing.cover
    ? [{ url: cardAddress(listing), width: 1200, height: 630, alt: listing.title, type: "image/jpeg" }]
    : [];
  return {
    title,
    description: `${says}. ${PROMISE}. ${listing.description.slice(0, 120)}`,
    alternates: { canonical: listingPath(listing) },
    ...(listing.liveSince === null && { robots: { index: false } }),
    openGraph: {
      type: "website",
      siteName: "Amana",
      title,
      description: `${says}. ${PROMISE}.`,
      url: listingPath(listing),
      images: card,
    },
    twitter: { card: "summary_large_image", title, description: `${says}. ${PROMISE}.`, images: card },
  };
}

export default async function ListingPageOf({ params }: PageProps) {
  const part = (await params).listing;
  const [viewer, found, lines] = await Promise.all([getViewer(), read(part), getCartLines()]);
  if (!found) notFound();
  const id = listingIdIn(part);
  if (viewer && id) await markOpened(viewer, `/goods/${id}`);
  if (found.is === "over") return <Over {...found} viewerId={viewer?.id} />;
  const { listing, isOwn } = found;
  const path = listingPath(listing);
  if (path !== `/goods/${part}`) permanentRedirect(path);
  const [priceHint, there] = await Promise.all([
    priceHintOf(listing.id),
    isOwn ? null : thereFor(viewer, found),
    count(listing.id, isOwn, viewer?.id),
  ]);
  const origin = env().APP_URL;
  return (
    <>
      <ListingView
        listing={listing}
        isOwn={isOwn}
        inCart={lines.find(({ listingId }) => listingId === listing.id)?.units ?? 0}
        isKept={viewer ? listing.isFavourite : undefined}
        url={new URL(shortPath(listing.id), origin).href}
        priceHint={priceHint}
        there={there && <DeliveryToState {...there} choose={chooseState} />}
        report={
          viewer && !isOwn && <FlagForm action={flag} initial={newForm(newId())} listingId={listing.id} />
        }
      />
      <Similar
        title={listing.status === "AVAILABLE" ? "More like this" : "Similar, and for sale"}
        category={listing.category.slug}
        except={listing.id}
        viewerId={viewer?.id}
        returnTo={path}
      />
      <Markup of={listingMarkup(listing, origin)} />
    </>
  );
}

/** What it costs to have it sent to the viewer’s own address, or to the state that they chose; undefined where it can’t be sent. */
async function thereFor(
  viewer: Viewer | null,
  { listing: { id, delivery, status, isSellerAway }, now }: Extract<ListingFor, { is: "shown" }>,
) {
  if (!delivery.includes("SEND") || status !== "AVAILABLE" || isSellerAway) return undefined;
  const own = viewer ? (await addresses(viewer))[0] : undefined;
  const state = own?.state ?? (await chosenState());
  if (!state) return { state, isOwn: false, there: undefined };
  const there = await deliveryTo(id, { state, lga: own?.lga }, now);
  return there === undefined ? undefined : { state, isOwn: own !== undefined, there };
}

/** A view is counted once the page has been sent. */
async function count(listingId: string, isOwn: boolean, viewerId: string | undefined) {
  const sent = await headers();
  const userAgent = userAgentOf(sent);
  const visitor = viewerId ?? `${addressOf(sent)}\n${userAgent}`;
  after(() => countView({ listingId, isOwn, visitor, userAgent: userAgent ?? "" }));
}

type OverProps = Extract<ListingFor, { is: "over" }> & { viewerId: string | undefined };

/** What once was for sale, and what is instead. */
const Over = ({ title, category, viewerId }: OverProps) => (
  <>
    <EmptyState
      heading="h1"
      title={`“${title}” is no longer available`}
      action={<ButtonLink href={categoryPath(category.slug)}>See {category.name}</ButtonLink>}
    >
      The seller has ended it, or it has expired.
    </EmptyState>
    <Similar title="Similar, and for sale" category={category.slug} viewerId={viewerId} returnTo="/goods" />
  </>
);
