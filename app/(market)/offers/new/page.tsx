import type { Metadata } from "next";
import { NewOfferForm } from "@/components/assets/airtime/new-offer-form";
import { typedAgain } from "@/components/assets/airtime/typed-offer";
import { hoursLater } from "@/components/offers/lagos-time";
import { publishObstacle } from "@/components/offers/publish-obstacle";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { OPEN_OFFERS_LIMIT, type Viewer } from "@/lib/identity";
import { newId } from "@/lib/kernel/ids";
import { invariant } from "@/lib/kernel/refusal";
import { readSetting } from "@/lib/kernel/settings";
import { getOffer, readRates, readSelling } from "@/lib/offers";
import { newForm } from "@/lib/web/form-state";
import { requireViewer } from "@/lib/web/session";
import { publish } from "./actions";

export const metadata: Metadata = { title: "Sell airtime" };

const usualHours = 24;

type SearchParams = Promise<{ again?: string | string[] }>;

export default async function NewOfferPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("/offers/new");
  const { again } = await searchParams;
  const [selling, rates, before] = await Promise.all([
    readSelling(viewer.id, "AIRTIME"),
    readRates("AIRTIME"),
    typeof again === "string" ? getOffer(again) : undefined,
  ]);
  invariant(selling, "whoever is signed in has an allowance");
  const { openOffers, priceRule, partsRule, ...terms } = selling;
  const now = selling.now.toISOString();
  const obstacle = obstacleOf(viewer, openOffers);
  return (
    <>
      <PageHeading
        title="Sell your airtime"
        lead="The buyer’s money is in escrow before you send anything."
        aside={
          <ButtonLink href="/offers/mine" kind="quiet" size="small">
            My offers ({openOffers} open)
          </ButtonLink>
        }
      />
      {obstacle ?? (
        <NewOfferForm
          action={publish}
          initial={newForm(newId(), {
            ...(before?.seller.id === viewer.id && typedAgain(before)),
            expiresAt: hoursLater(now, usualHours),
          })}
          selling={{
            ...terms,
            rates,
            band: readSetting("airtime_price", priceRule),
            limits: readSetting("airtime_networks", partsRule),
            now,
          }}
        />
      )}
    </>
  );
}

/** What prevents the viewer from publishing. */
function obstacleOf(viewer: Viewer, openOffers: number) {
  const obstacle = publishObstacle(viewer, "/offers/new");
  if (obstacle || openOffers < OPEN_OFFERS_LIMIT) return obstacle;
  return (
    <Notice
      tone="wait"
      title="You’ve reached the limit of 10 open offers"
      aside={
        <ButtonLink href="/offers/mine" size="small">
          View my offers
        </ButtonLink>
      }
    >
      Unpublish an offer, or wait until one sells.
    </Notice>
  );
}
