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
import { cardsOf, categoryOf } from "@/lib/catalog";
import { latestMatches, type SavedSearch, savedSearches } from "@/lib/search";
import { markOpened } from "@/lib/web/opened-page";
import { requireViewer } from "@/lib/web/session";
import { changeSearch, deleteSearch } from "./actions";

export const metadata: Metadata = { title: "Saved searches" };

const SHOWN = 4;

export default async function SearchesPage() {
  const viewer = await requireViewer("/searches");
  await markOpened(viewer, "/searches");
  const [searches, matches] = await Promise.all([savedSearches(viewer), latestMatches(viewer, SHOWN)]);
  const cards = await cardsOf([...new Set([...matches.values()].flat())]);
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
        <Link href={resultsHref({ filter }, { sort: "newest" })} prefetch={false} className="hover:underline">
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
