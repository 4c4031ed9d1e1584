import type { Metadata } from "next";
import { OwnOfferRow } from "@/components/offers/own-offer-row";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PlusIcon } from "@/components/ui/icons";
import { Notice } from "@/components/ui/notice";
import { OPEN_OFFERS_LIMIT } from "@/lib/identity";
import { invariant } from "@/lib/kernel/refusal";
import { listOwnOffers, readSelling } from "@/lib/offers";
import { requireViewer } from "@/lib/web/session";
import { withdraw } from "./actions";

export const metadata: Metadata = { title: "My offers" };

export default async function OwnOffersPage({
  searchParams,
}: {
  searchParams: Promise<{ withdrawn?: string | string[] }>;
}) {
  const viewer = await requireViewer("/offers/mine");
  const [offers, selling] = await Promise.all([listOwnOffers(viewer.id), readSelling(viewer.id)]);
  invariant(selling, "whoever is signed in has an allowance");
  const wasWithdrawn = (await searchParams).withdrawn === "yes";
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
    </div>
  );
}
