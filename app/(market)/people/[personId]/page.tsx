import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PersonCard } from "@/components/identity/profile/person-card";
import { OfferCard, offerGridClass } from "@/components/offers/offer-card";
import { ButtonLink } from "@/components/ui/button";
import { readPerson } from "@/lib/identity";
import { findOffers } from "@/lib/offers";
import { getViewer } from "@/lib/web/session";

type PersonPageProps = { params: Promise<{ personId: string }> };

/** Above the limit of open offers. */
const SHOWN = 24;

/** Metadata and page share one read. */
const personOf = cache(readPerson);

export async function generateMetadata({ params }: PersonPageProps): Promise<Metadata> {
  const person = await personOf((await params).personId);
  return person ? { title: person.name } : {};
}

export default async function PersonPage({ params }: PersonPageProps) {
  const person = await personOf((await params).personId);
  if (!person) notFound();
  const [viewer, { items, now }] = await Promise.all([
    getViewer(),
    findOffers({ seller: person.id, sort: "newest", limit: SHOWN }),
  ]);
  const isOwn = viewer?.id === person.id;
  return (
    <div className="grid gap-6">
      <PersonCard person={person} />
      {isOwn && (
        <ButtonLink href="/settings/profile" kind="quiet" size="small" className="justify-self-start">
          Edit profile
        </ButtonLink>
      )}
      <section aria-labelledby="open-offers" className="grid gap-4">
        <h2 id="open-offers" className="text-xl">
          Open offers
        </h2>
        {items.length > 0 ? (
          <div className={offerGridClass}>
            {items.map((offer) => (
              <OfferCard key={offer.id} offer={offer} now={now} heading="h3" isOwn={isOwn} />
            ))}
          </div>
        ) : (
          <p className="text-muted">Nothing for sale right now.</p>
        )}
      </section>
    </div>
  );
}
