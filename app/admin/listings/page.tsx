import type { Metadata } from "next";
import { FigureTile, tileGridClass } from "@/components/admin/figure-tile";
import { ListingsTable } from "@/components/admin/listings/listings-table";
import { SearchForm } from "@/components/admin/search-form";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { type ModerationFigures, moderationFigures, staffListings } from "@/lib/catalog";
import { mayRead } from "@/lib/kernel/permissions";
import { formatDuration } from "@/lib/kernel/time-format";
import { requirePermission } from "../require-permission";

export const metadata: Metadata = { title: "Listings" };

type Props = { searchParams: Promise<{ q?: string | string[]; only?: string | string[] }> };

/** Listings of goods, whatever their state, and how fast moderators decide. */
export default async function AdminListingsPage({ searchParams }: Props) {
  const viewer = await requirePermission("offer.moderate", mayRead);
  const { q, only } = await searchParams;
  const isPhotos = only === "photos";
  const search = typeof q === "string" ? q.trim().slice(0, 200) : "";
  const [{ items, now }, figures] = await Promise.all([
    staffListings(viewer, search, isPhotos ? "photos" : undefined),
    moderationFigures(viewer),
  ]);
  return (
    <>
      <PageHeading
        title={isPhotos ? "Photos to check" : "Listings"}
        lead={
          isPhotos
            ? "Live listings with a photo that should show the word we gave its seller for that day."
            : "Goods that were ever submitted, the last first."
        }
        aside={
          <span className="flex flex-wrap gap-2">
            <ButtonLink
              href={isPhotos ? "/admin/listings" : "/admin/listings?only=photos"}
              kind="quiet"
              size="small"
            >
              {isPhotos ? "All listings" : "Photos to check"}
            </ButtonLink>
            <ButtonLink href="/admin/queues/listing" kind="quiet" size="small">
              Listings to review
            </ButtonLink>
          </span>
        }
      />
      {search === "" && !isPhotos && <Figures figures={figures} />}
      {!isPhotos && (
        <SearchForm
          action="/admin/listings"
          search={search}
          label="Title, seller, listing ID or address"
          placeholder="Title, seller, ID or address"
        />
      )}
      {items.length > 0 ? (
        <ListingsTable listings={items} now={now} />
      ) : (
        <EmptyState title={isPhotos ? "No photo waits" : "No listing found"} />
      )}
    </>
  );
}

const Figures = ({ figures }: { figures: ModerationFigures }) => (
  <section aria-label="The last 30 days" className="mb-5">
    <dl className={tileGridClass}>
      <FigureTile label="Approved, 30 days" value={figures.approved.toLocaleString("en-NG")} />
      <FigureTile
        label="Rejected, 30 days"
        value={figures.rejected.toLocaleString("en-NG")}
        detail={`${figures.takenDown.toLocaleString("en-NG")} taken down`}
      />
      <FigureTile
        label="Submission to decision, median"
        value={figures.medianMinutes === null ? "–" : formatDuration(figures.medianMinutes * 60)}
      />
      <FigureTile
        label="Late, 30 days"
        value={figures.late.toLocaleString("en-NG")}
        detail="Over 4 hours, from 8 to 22"
        tone={figures.late > 0 ? "wait" : "plain"}
      />
    </dl>
  </section>
);
