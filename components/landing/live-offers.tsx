import { OfferCard, type OfferCardView, offerGridClass } from "@/components/offers/offer-card";
import { ButtonLink } from "@/components/ui/button";

/** Offers that can be taken right now, with the time that came with the read. With none, there is no strip. */
export function LiveOffers({ live }: { live: { offers: OfferCardView[]; now: Date } | null }) {
  if (!live || live.offers.length === 0) return null;
  return (
    <section aria-labelledby="live" className="wrap pb-14 md:pb-20">
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h2 id="live" className="text-2xl md:text-[1.875rem]">
          On offer now
        </h2>
        <ButtonLink href="/offers" kind="quiet" size="small">
          All offers
        </ButtonLink>
      </div>
      <div className={offerGridClass}>
        {live.offers.map((offer) => (
          <OfferCard key={offer.id} offer={offer} now={live.now} heading="h3" />
        ))}
      </div>
    </section>
  );
}
