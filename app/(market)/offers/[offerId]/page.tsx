import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { uiOf } from "@/components/assets";
import { BuyPanel } from "@/components/offers/buy-panel";
import { GonePanel } from "@/components/offers/gone-panel";
import { NextSteps } from "@/components/offers/next-steps";
import { availabilityOf } from "@/components/offers/offer-availability";
import { OwnPanel } from "@/components/offers/own-panel";
import { SellerCard } from "@/components/offers/seller-card";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { type AssetKind, assetOf, titleOf } from "@/lib/assets";
import { isUuid } from "@/lib/kernel/ids";
import { extensionOf, readOffer } from "@/lib/offers";
import { browserSettings } from "@/lib/realtime";
import { OFFERS_CHANNEL } from "@/lib/realtime/channels";
import { findTradeOf, getTradeFor } from "@/lib/trades";
import { amount } from "@/lib/trades/naming";
import { markOpened } from "@/lib/web/opened-page";
import { getViewer, type Viewer } from "@/lib/web/session";
import { accept } from "./actions";

type OfferPageProps = { params: Promise<{ offerId: string }>; searchParams: SearchParams };
type SearchParams = Promise<{ published?: string; again?: string | string[] }>;

/** Metadata and page share one read. */
const offerOf = cache(readOffer);

export async function generateMetadata({ params }: OfferPageProps): Promise<Metadata> {
  const found = await offerOf((await params).offerId);
  if (!found) return {};
  return { title: `${titleOf(found.offer)} for ${amount(found.offer.price)}` };
}

export default async function OfferPage({ params, searchParams }: OfferPageProps) {
  const [viewer, found] = await Promise.all([getViewer(), offerOf((await params).offerId)]);
  if (!found) notFound();
  const { offer, now } = found;
  const availability = availabilityOf(offer, now);
  const isOwn = viewer?.id === offer.seller.id;
  if (isOwn) await markOpened(viewer, `/offers/${offer.id}`);
  const tradeId = viewer && availability !== "open" ? await findTradeOf(viewer.id, offer.id) : undefined;
  const extension = isOwn && availability === "open" ? await extensionOf(viewer, offer.id) : undefined;
  const { published, again } = await searchParams;
  const isNews = isOwn && availability === "open" && published === "yes";
  const givenBefore =
    viewer && availability === "open" && typeof again === "string"
      ? await givenFor(viewer, again, offer.kind)
      : undefined;
  const { Heading, SellerTerms, BuyerTerms } = uiOf(offer.kind);
  return (
    <>
      <Heading offer={offer} availability={availability} now={now} />
      {availability === "open" && (
        <RefreshOn
          realtime={browserSettings()}
          channel={OFFERS_CHANNEL}
          events={["offer.gone"]}
          offerId={offer.id}
          staleInMs={Date.parse(offer.expiresAt) - now.getTime()}
        />
      )}
      {isNews && (
        <div className="mb-5">
          <Notice tone="ok" title="Your offer is live">
            Buyers can see it now. You can unpublish it until someone accepts it.
          </Notice>
        </div>
      )}
      {extension && (
        <div className="mb-5">
          <Notice
            tone="info"
            title={`We let this offer run ${extension.days === 1 ? "a day" : `${extension.days} days`} longer`}
          >
            “{extension.reason}”
          </Notice>
        </div>
      )}
      <div className="grid items-start gap-5 lg:grid-cols-[1.35fr_1fr]">
        <Card aria-label="Price" className="p-5 sm:p-6">
          {isOwn ? (
            <SellerTerms offer={offer} />
          ) : (
            <BuyerTerms offer={offer} isOver={availability !== "open"} />
          )}
          <div className="mt-5">
            {isOwn && <OwnPanel {...{ offer, availability, tradeId }} />}
            {!isOwn && availability === "open" && <BuyPanel {...{ offer, viewer, accept, givenBefore }} />}
            {!isOwn && availability !== "open" && <GonePanel {...{ offer, availability, tradeId }} />}
          </div>
        </Card>
        <div className="grid gap-5">
          {!isOwn && availability === "open" && <NextSteps offer={offer} now={now} />}
          <SellerCard seller={offer.seller} />
        </div>
      </div>
    </>
  );
}

/** What the viewer gave for a purchase of their own that they repeat. */
async function givenFor(viewer: Viewer, tradeId: string, kind: AssetKind): Promise<string | undefined> {
  const trade = isUuid(tradeId) ? await getTradeFor(viewer, tradeId) : undefined;
  if (!trade?.delivery || trade.role !== "buyer" || trade.kind !== kind) return undefined;
  return assetOf(kind).words.goesToInFull(trade.delivery);
}
