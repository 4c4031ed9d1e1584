import type { Metadata } from "next";
import { OwnOfferRow } from "@/components/offers/own-offer-row";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PlusIcon } from "@/components/ui/icons";
import { Notice } from "@/components/ui/notice";
import { ShowMore } from "@/components/ui/show-more";
import { OPEN_OFFERS_LIMIT } from "@/lib/identity";
import { invariant } from "@/lib/kernel/refusal";
import { listOwnOffers, readSelling } from "@/lib/offers";
import { requireViewer } from "@/lib/web/session";
import { withdraw } from "./actions";

export const metadata: Metadata = { title: "My offers" };

const PAGE = 20;

export default async function OwnOffersPage({
  searchParams,
}: {
  searchParams: Promise<{ withdrawn?: string | string[]; cursor?: string | string[] }>;
}) {
  const viewer = await requireViewer("/offers/mine");
  const { withdrawn, cursor } = await searchParams;
  const from = typeof cursor === "string" ? cursor : undefined;
  const [{ items: offers, nextCursor }, selling] = await Promise.all([
    listOwnOffers(viewer.id, { limit: PAGE, cursor: from }),
    readSelling(viewer.id),
  ]);
  invariant(selling, "whoever is signed in has an allowance");
  const wasWithdrawn = withdrawn === "yes";
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeading
        title="My offers"
        lead={`${selling.openOffers} of ${OPEN_OFFERS_LIMIT} open`}
        aside={
          offers.length > 0 && (
            <ButtonLink href="/offers/new" size="small">
              <PlusIcon size={18} /> New offer
            </ButtonLink>
          )
        }
      />
      {wasWithdrawn && (
        <div className="mb-4">
          <Notice tone="ok">Offer unpublished. Buyers can no longer see it.</Notice>
        </div>
      )}
      {offers.length > 0 ? (
        <ul className="grid gap-3">
          {offers.map((offer) => (
            <OwnOfferRow key={offer.id} offer={offer} now={selling.now} withdraw={withdraw} />
          ))}
        </ul>
      ) : (
        <EmptyState
          title="No offers yet"
          action={<ButtonLink href="/offers/new">Sell your airtime</ButtonLink>}
        >
          Turn spare airtime into cash. The buyer’s money is in escrow before you send anything.
        </EmptyState>
      )}
      <ShowMore href={nextCursor && `/offers/mine?cursor=${nextCursor}`}>Show older</ShowMore>
      {from && (
        <p className="mt-4 text-center">
          <ButtonLink href="/offers/mine" kind="quiet" size="small">
            Back to newest
          </ButtonLink>
        </p>
      )}
    </div>
  );
}
