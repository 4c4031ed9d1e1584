import type { Metadata } from "next";
import { GoodsCard, goodsGridClass } from "@/components/goods/card";
import { KindTabs } from "@/components/shell/kinds";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ShowMore } from "@/components/ui/show-more";
import { favourites } from "@/lib/catalog";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "Saved" };

const PAGE = 24;

export default async function FavouritesPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string | string[] }>;
}) {
  const viewer = await requireViewer("/favourites");
  const { cursor } = await searchParams;
  const { items, nextCursor } = await favourites(viewer, {
    limit: PAGE,
    cursor: typeof cursor === "string" ? cursor : undefined,
  });
  return (
    <>
      <KindTabs current="/goods" />
      <PageHeading
        title="Saved"
        lead="What you keep in view. Only you can see it."
        aside={
          <ButtonLink href="/searches" kind="quiet" size="small">
            Saved searches
          </ButtonLink>
        }
      />
      {items.length === 0 && (
        <EmptyState title="Nothing saved yet" action={<ButtonLink href="/goods">Browse goods</ButtonLink>}>
          Press the heart on anything that you want to find again.
        </EmptyState>
      )}
      <div className={goodsGridClass}>
        {items.map((listing) => (
          <GoodsCard key={listing.id} listing={listing} isKept returnTo="/favourites" />
        ))}
      </div>
      <ShowMore href={nextCursor && `/favourites?cursor=${encodeURIComponent(nextCursor)}`} />
    </>
  );
}
