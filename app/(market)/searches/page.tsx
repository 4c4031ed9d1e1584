import type { Metadata } from "next";
import Link from "next/link";
import { resultsHref } from "@/components/goods/results/results-address";
import { MatchRow } from "@/components/goods/searches/match-row";
import { searchInWords } from "@/components/goods/searches/search-in-words";
import { SearchSettings } from "@/components/goods/searches/search-settings";
import { KindTabs } from "@/components/shell/kinds";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { cardsOf, categoryOf, followedStores } from "@/lib/catalog";
import { storePath } from "@/lib/catalog/address";
import { latestFollowed, latestMatches, type SavedSearch, savedSearches } from "@/lib/search";
import { markOpened } from "@/lib/web/opened-page";
import { requireViewer } from "@/lib/web/session";
import { changeSearch, deleteSearch } from "./actions";

export const metadata: Metadata = { title: "Saved searches" };

const SHOWN = 4;

export default async function SearchesPage() {
  const viewer = await requireViewer("/searches");
  await markOpened(viewer, "/searches");
  const [searches, matches, followed, stores] = await Promise.all([
    savedSearches(viewer),
    latestMatches(viewer, SHOWN),
    latestFollowed(viewer, SHOWN),
    followedStores(viewer),
  ]);
  const cards = await cardsOf([...new Set([...[...matches.values()].flat(), ...followed])]);
  return (
    <>
      <KindTabs current="/goods" />
      <PageHeading
        title="Saved searches"
        lead="We look at each new listing for you. Only you can see what you search for."
      />
      {searches.length === 0 && (
        <EmptyState
          title="No saved searches yet"
          action={<ButtonLink href="/goods">Browse goods</ButtonLink>}
        >
          Search for something, then press “Save search”. You hear of the next one that is listed.
        </EmptyState>
      )}
      <ul className="grid gap-4 md:max-w-3xl">
        {searches.map((search) => (
          <SavedSearchCard key={search.id} search={search}>
            {cards.filter(({ id }) => matches.get(search.id)?.includes(id))}
          </SavedSearchCard>
        ))}
      </ul>
      {stores.length > 0 && (
        <section aria-label="Stores you follow" className="mt-8 md:max-w-3xl">
          <h2 className="mb-2 text-xl">Stores you follow</h2>
          <p className="text-sm text-muted">Once a day you hear of what they’ve listed.</p>
          <MatchRow found={cards.filter(({ id }) => followed.includes(id))} />
          <ul className="mt-3 flex flex-wrap gap-2">
            {stores.map(({ id, handle, name }) => (
              <li key={id}>
                <ButtonLink href={storePath(handle)} kind="quiet" size="small">
                  {name}
                </ButtonLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

type SavedSearchCardProps = { search: SavedSearch; children: Awaited<ReturnType<typeof cardsOf>> };

/** A search with what new listings fitted it, the latest first. */
async function SavedSearchCard({ search: { id, filter, cadence }, children: found }: SavedSearchCardProps) {
  const category = filter.category ? await categoryOf(filter.category) : undefined;
  const { title, more } = searchInWords(filter, category);
  return (
    <li className="rounded-box border border-line bg-surface p-4 shadow-card sm:p-5">
      <h2 className="font-sans text-lg font-semibold tracking-normal wrap-anywhere">
        <Link
          href={resultsHref({ filter }, { sort: "newest" })}
          prefetch={false}
          className="inline-block min-h-6 hover:underline"
        >
          {title}
        </Link>
      </h2>
      {more && <p className="text-sm text-muted wrap-anywhere">{more}</p>}
      <MatchRow found={found} />
      <div className="mt-3 border-t border-line pt-3">
        <SearchSettings id={id} title={title} cadence={cadence} change={changeSearch} remove={deleteSearch} />
      </div>
    </li>
  );
}
