import { OfferCard } from "@/components/offers/offer-card";
import { ButtonLink } from "@/components/ui/button";
import type { OfferView } from "@/lib/offers/schema";

/** Offers that can be taken right now, with the time that came with the read. With none, there is no strip. */
export function LiveOffers({ live }: { live: { offers: OfferView[]; now: Date } }) {
  if (live.offers.length === 0) return null;
  return (
    <section aria-labelledby="live" className="wrap pb-14 md:pb-20">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 sm:mb-5">
        <h2 id="live" className="text-2xl md:text-[1.875rem]">
          Airtime for less
        </h2>
        <ButtonLink href="/offers" kind="quiet" size="small">
          All airtime
        </ButtonLink>
      </div>
      <div className={strip}>
        {live.offers.map((offer) => (
          <OfferCard key={offer.id} offer={offer} now={live.now} heading="h3" />
        ))}
      </div>
    </section>
  );
}

// On a phone the cards lie beside each other and the next one peeks in: six above each other would hide the page below.
const strip =
  "grid gap-4 sm:grid-cols-2 lg:grid-cols-3 max-sm:-mx-4 max-sm:snap-x max-sm:snap-mandatory max-sm:scroll-px-4 max-sm:auto-cols-[min(19rem,82vw)] max-sm:grid-flow-col max-sm:gap-3 max-sm:overflow-x-auto max-sm:px-4 max-sm:pt-1.5 max-sm:pb-7 max-sm:-mb-7 max-sm:[&>*]:snap-start max-sm:[scrollbar-width:none]";
