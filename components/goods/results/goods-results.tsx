import Link from "next/link";
import type { ReactNode } from "react";
import { FilterMenu } from "@/components/offers/market/filter-menu";
import { ButtonLink } from "@/components/ui/button";
import { CheckIcon } from "@/components/ui/icons";
import { Notice } from "@/components/ui/notice";
import { categoryTree } from "@/lib/catalog";
import type { CategoryPage } from "@/lib/catalog/schema";
import { type SearchOrder, searchOrders } from "@/lib/search/schema";
import { GoodsCard, goodsGridClass } from "../card";
import { itemsInWords } from "../words";
import { Chips } from "./chips";
import { facetsOf } from "./facet-list";
import { type CategoryLink, Facets } from "./facets";
import { FilterSheet } from "./filter-sheet";
import { NothingFound } from "./nothing-found";
import { barsWithin } from "./price-facet";
import { type Results, readResults } from "./read-results";
import { type ResultsOf, resultsHref } from "./results-address";
import { SpellingLine } from "./spelling-line";

/** How many listings a page of results has. */
export const RESULTS_PAGE = 24;

type GoodsResultsProps = {
  of: ResultsOf;
  category?: CategoryPage | undefined;
  /** Stands beside the count: what saves the search. */
  aside?: ReactNode;
  /** Stands below what found nothing. */
  tellMe?: ReactNode;
};

/** What was found, with the filters beside it: on a page of goods, of a category or of a store. */
export async function GoodsResults({ of, category, aside, tellMe }: GoodsResultsProps) {
  const [results, tree] = await Promise.all([readResults(of.filter, category), categoryTree()]);
  if (results === "busy")
    return (
      <Notice tone="wait" title="Search is taking too long">
        Try again in a moment, or look through a category.
      </Notice>
    );
  const { found } = results;
  const counts = found.facets?.["category"];
  const below = category ? category.children : tree;
  const categories: CategoryLink[] = below
    .map(({ slug, name }) => ({ slug, name, count: counts && (counts[slug] ?? 0) }))
    .filter(({ count }) => count === undefined || count > 0);
  const parent = category && { name: category.parent?.name ?? "All goods", slug: category.parent?.slug };
  const facets = facetsOf({ filter: of.filter, category, counts: found.facets });
  const price = { range: found.prices, bars: barsWithin(found.priceBars, of.filter) };
  return (
    <div className="grid items-start gap-x-8 lg:grid-cols-[14.5rem_minmax(0,1fr)]">
      <Facets of={of} categories={categories} parent={parent} facets={facets} price={price} />
      <div className="min-w-0">
        <div className="relative mb-1 flex items-center gap-2 max-lg:-mx-4 max-lg:overflow-x-auto max-lg:px-4 max-lg:py-1 max-lg:[scrollbar-width:none] lg:mb-4 lg:flex-wrap">
          <FilterSheet of={of} facets={facets} price={price} count={found.count} />
          <p className="mr-1 font-semibold max-lg:hidden">{itemsInWords(found.count)}</p>
          <Chips of={of} category={category} />
          <span className="ml-auto hidden items-center gap-2 lg:flex">
            {aside}
            <SortMenu of={of} />
          </span>
        </div>
        <div className="relative mb-3 flex flex-wrap items-center justify-between gap-x-3 gap-y-2 lg:hidden">
          <p className="font-semibold">{itemsInWords(found.count)}</p>
          <span className="flex items-center gap-2">
            {aside}
            <SortMenu of={of} />
          </span>
        </div>
        <SpellingLine of={of} found={found} />
        <Found of={of} category={category} results={results} tellMe={tellMe} />
      </div>
    </div>
  );
}

type FoundProps = Pick<GoodsResultsProps, "of" | "category" | "tellMe"> & { results: Results };

function Found({ of, category, results, tellMe }: FoundProps) {
  const { found, cards, kept, viewerId } = results;
  if (cards.length === 0) return <NothingFound of={of} found={found} category={category} tellMe={tellMe} />;
  const { filter } = of;
  return (
    <>
      <h2 className="sr-only">Results</h2>
      <div className={goodsGridClass}>
        {cards.map((listing, at) => (
          <GoodsCard
            key={listing.id}
            listing={listing}
            isKept={listing.seller.id === viewerId ? null : kept?.has(listing.id)}
            returnTo={resultsHref(of, { cursor: filter.cursor })}
            isOneState={filter.state !== undefined}
            isOneStore={of.storePath !== undefined}
            isEager={at < 2}
            heading="h3"
          />
        ))}
      </div>
      <nav aria-label="Pages" className="mt-8 flex justify-center gap-2">
        {filter.cursor && (
          <ButtonLink href={resultsHref(of)} kind="quiet" size="small">
            Back to first page
          </ButtonLink>
        )}
        {found.nextCursor && (
          <ButtonLink
            href={resultsHref(of, { cursor: found.nextCursor })}
            kind="quiet"
            size="small"
            rel="next"
          >
            Show {RESULTS_PAGE} more
          </ButtonLink>
        )}
      </nav>
    </>
  );
}

const orderNames: Record<SearchOrder, string> = {
  relevance: "Best match",
  newest: "Newest",
  cheapest: "Cheapest",
  dearest: "Dearest",
};

function SortMenu({ of }: { of: ResultsOf }) {
  const current = of.filter.sort ?? "relevance";
  return (
    <FilterMenu
      side="right"
      label={
        <>
          <span className="sr-only">Sorted by: </span>
          {orderNames[current]}
        </>
      }
    >
      <nav aria-label="Sort by" className="-m-2 grid">
        {searchOrders.map((sort) => (
          <Link
            key={sort}
            href={resultsHref(of, { sort: sort === "relevance" ? undefined : sort })}
            scroll={false}
            prefetch={false}
            rel="nofollow"
            aria-current={current === sort ? "true" : undefined}
            className="flex min-h-11 items-center justify-between rounded-field px-3 font-medium hover:bg-ground"
          >
            {orderNames[sort]}
            {current === sort && <CheckIcon size={18} />}
          </Link>
        ))}
      </nav>
    </FilterMenu>
  );
}
