import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { NewOfferForm } from "@/components/assets/airtime/new-offer-form";
import { typedAgain } from "@/components/assets/airtime/typed-offer";
import { lagosFieldValue } from "@/components/offers/lagos-time";
import { availabilityOf } from "@/components/offers/offer-availability";
import { publishObstacle } from "@/components/offers/publish-obstacle";
import { PageHeading } from "@/components/shell/page-heading";
import { newId } from "@/lib/kernel/ids";
import { invariant } from "@/lib/kernel/refusal";
import { readSetting } from "@/lib/kernel/settings";
import { getOffer, readSelling } from "@/lib/offers";
import { newForm } from "@/lib/web/form-state";
import { requireViewer } from "@/lib/web/session";
import { replace } from "./actions";

export const metadata: Metadata = { title: "Change your offer" };

export default async function EditOfferPage({ params }: { params: Promise<{ offerId: string }> }) {
  const { offerId } = await params;
  const viewer = await requireViewer(`/offers/${offerId}/edit`);
  const [offer, selling] = await Promise.all([getOffer(offerId), readSelling(viewer.id, "AIRTIME")]);
  invariant(selling, "everyone who is signed in has an allowance");
  if (offer?.seller.id !== viewer.id || offer.kind !== "AIRTIME") notFound();
  const availability = availabilityOf(offer, selling.now);
  if (availability !== "open" && availability !== "paused") redirect(`/offers/${offerId}`);
  const { openOffers: _open, priceRule, partsRule, ...terms } = selling;
  return (
    <>
      <PageHeading
        title="Change your offer"
        lead="Buyers see the new offer in place of this one. Until you save, this one stays as it is."
      />
      {publishObstacle(viewer, `/offers/${offerId}/edit`) ?? (
        <NewOfferForm
          action={replace}
          replaces={offerId}
          initial={newForm(newId(), {
            ...typedAgain(offer),
            expiresAt: lagosFieldValue(new Date(offer.expiresAt)),
          })}
          selling={{
            ...terms,
            band: readSetting("airtime_price", priceRule),
            limits: readSetting("airtime_networks", partsRule),
            now: selling.now.toISOString(),
          }}
        />
      )}
    </>
  );
}
