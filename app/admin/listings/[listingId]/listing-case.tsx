import Link from "next/link";
import { notFound } from "next/navigation";
import { ActsCard } from "@/components/admin/listings/acts-card";
import { AllowForm } from "@/components/admin/listings/allow-form";
import { ContentCard } from "@/components/admin/listings/content-card";
import { DecisionCard } from "@/components/admin/listings/decision-card";
import { PicturesCard } from "@/components/admin/listings/pictures-card";
import { DecisionsCard, FlagsCard, HitsCard, SellerCard } from "@/components/admin/listings/record-cards";
import { RiskBadge } from "@/components/admin/listings/risk-badge";
import { TwinsCard } from "@/components/admin/listings/twins-card";
import { WordCard } from "@/components/admin/listings/word-card";
import { statusTones } from "@/components/admin/listings/words";
import { Column, subjectGridClass } from "@/components/admin/subject-page";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { placeOf } from "@/components/goods/words";
import { PageHeading } from "@/components/shell/page-heading";
import { Badge } from "@/components/ui/badge";
import { type ListingForReview, listingForReview } from "@/lib/catalog";
import { listingPath } from "@/lib/catalog/address";
import { statusWords } from "@/lib/catalog/words";
import { restrictionsForStaff } from "@/lib/identity";
import { keyFor } from "@/lib/kernel/ids";
import { may, mayRead } from "@/lib/kernel/permissions";
import { naira } from "@/lib/money/format";
import type { Viewer } from "@/lib/web/session";
import { requirePermission } from "../../require-permission";
import { allow, approve, extend, feature, judge, keep, reject, takeDown, unfeature } from "./actions";

type ListingCaseProps = {
  listingId: string;
  /** In the queue, where it leads once this is decided. */
  next?: string;
};

/** A listing as moderators see it, in a page of its own and beside its queue. */
export async function ListingCase({ listingId, next }: ListingCaseProps) {
  const viewer = await requirePermission("offer.moderate", mayRead);
  const found = await listingForReview(viewer, listingId);
  if (!found) notFound();
  const { listing, live, twins, now, seller } = found;
  const restrictions = mayRead(viewer, "person.read") ? await restrictionsForStaff(seller.id) : [];
  return (
    <div className="@container">
      <Heading found={found} />
      <div className={subjectGridClass}>
        <Column>
          <PicturesCard listing={listing} live={live} twins={twins} />
          {found.word && (
            <WordCard
              word={found.word}
              listingId={listing.id}
              action={judge}
              formKey={keyFor("listing-word", viewer.id, listing.id, found.rowVersion)}
              mayJudge={may(viewer, "offer.moderate") && !found.claimedBy}
            />
          )}
          {twins.length > 0 && <TwinsCard twins={twins} now={now} />}
          <ContentCard listing={listing} live={live} />
        </Column>
        <Column>
          <Deciding found={found} viewer={viewer} next={next} />
          <HitsCard found={found} />
          {found.flags.length > 0 && <FlagsCard found={found} />}
          <SellerCard found={found} restrictions={restrictions}>
            {may(viewer, "offer.moderate") && (
              <AllowForm
                key={seller.listingsADay}
                action={allow}
                formKey={keyFor("listings-allow", viewer.id, seller.id, seller.listingsADay)}
                sellerId={seller.id}
                listingsADay={seller.listingsADay}
              />
            )}
          </SellerCard>
          <DecisionsCard found={found} />
        </Column>
      </div>
    </div>
  );
}

function Heading({ found: { listing, risk } }: { found: ListingForReview }) {
  return (
    <PageHeading
      title={listing.title}
      lead={
        <>
          {naira(listing.price.minor)} · {listing.category.name} · {placeOf(listing)} ·{" "}
          <Link href={listingPath(listing)} prefetch={false} className={tradeLinkClass}>
            Its page
          </Link>
        </>
      }
      aside={
        <span className="flex flex-wrap gap-1.5">
          <Badge tone={statusTones[listing.status]}>{statusWords[listing.status]}</Badge>
          {listing.isFeatured && <Badge tone="info">Featured</Badge>}
          <RiskBadge risk={risk} />
        </span>
      }
    />
  );
}

function Deciding({
  found,
  viewer,
  next,
}: {
  found: ListingForReview;
  viewer: Viewer;
  next?: string | undefined;
}) {
  const mayModerate = may(viewer, "offer.moderate");
  return (
    <>
      {mayModerate && found.isWaiting && (
        <DecisionCard
          found={found}
          viewerId={viewer.id}
          next={next}
          actions={{ approve, keep, reject, takeDown }}
        />
      )}
      <ActsCard
        found={found}
        viewerId={viewer.id}
        actions={{ takeDown, feature, unfeature, extend }}
        mayModerate={mayModerate}
        mayExtend={may(viewer, "offer.extend")}
      />
    </>
  );
}
