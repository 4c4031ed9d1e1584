import type { Metadata } from "next";
import { ExtendOfferForm } from "@/components/admin/offers/extend-offer-form";
import { OffersTable } from "@/components/admin/offers/offers-table";
import { SearchForm } from "@/components/admin/search-form";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { keyFor } from "@/lib/kernel/ids";
import { may, mayRead } from "@/lib/kernel/permissions";
import { offersForStaff } from "@/lib/offers";
import { newForm } from "@/lib/web/form-state";
import { requirePermission } from "../require-permission";
import { extend } from "./actions";

export const metadata: Metadata = { title: "Offers" };

type Props = { searchParams: Promise<{ q?: string | string[] }> };

/** Open offers, those that end first; one alone with what staff may do about it. */
export default async function AdminOffersPage({ searchParams }: Props) {
  const viewer = await requirePermission("offer.extend", mayRead);
  const { q } = await searchParams;
  const search = typeof q === "string" ? q.trim().toLowerCase().slice(0, 60) : "";
  const offers = await offersForStaff(viewer, search || undefined);
  const [offer] = offers;
  const canExtend =
    search !== "" &&
    offer &&
    may(viewer, "offer.extend") &&
    offer.sellerId !== viewer.id &&
    offer.daysLeft > 0;
  return (
    <>
      <PageHeading title="Offers" lead="Open offers, those that end first." />
      <SearchForm action="/admin/offers" search={search} label="Offer ID" placeholder="Offer ID" />
      <div className="mt-4 grid gap-5">
        {offers.length > 0 ? <OffersTable offers={offers} /> : <EmptyState title="No offer found" />}
        {canExtend && offer.state !== "WITHDRAWN" && offer.expiresAt > offer.now && (
          <TitledCard title="Let it run longer">
            <ExtendOfferForm
              action={extend}
              offerId={offer.id}
              daysLeft={offer.daysLeft}
              initial={newForm(keyFor("extend-offer", viewer.id, offer.id, offer.version))}
            />
          </TitledCard>
        )}
      </div>
    </>
  );
}
