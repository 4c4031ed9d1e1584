import Link from "next/link";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { CategoryPage } from "@/lib/catalog/schema";
import type { FoundListings } from "@/lib/search";
import { withoutFilter } from "@/lib/search/request";
import { itemsInWords } from "../words";
import { filterInWords } from "./filter-words";
import { type ResultsOf, resultsHref } from "./results-address";

type NothingFoundProps = {
  of: ResultsOf;
  found: FoundListings;
  category: CategoryPage | undefined;
  /** The button that saves the search, so that the viewer is notified of new matches. */
  tellMe: ReactNode;
};

/** Which filter keeps everything away, and each way out with what it leads to. */
export function NothingFound({ of, found, category, tellMe }: NothingFoundProps) {
  const { filter } = of;
  if (filter.cursor)
    return (
      <EmptyState
        title="That’s all"
        action={<ButtonLink href={resultsHref(of)}>Back to first page</ButtonLink>}
      >
        There is nothing more to show.
      </EmptyState>
    );
  const what = filter.q ? `Nothing found for “${filter.q}”` : "Nothing here yet";
  if (found.waysOut.length === 0)
    return (
      <EmptyState
        title={what}
        action={
          <span className="flex flex-wrap justify-center gap-3">
            {tellMe}
            <ButtonLink href={of.storePath ?? "/goods"} kind="quiet">
              See everything
            </ButtonLink>
          </span>
        }
      >
        Check the spelling, or use fewer words.
      </EmptyState>
    );
  return (
    <section className="mx-auto max-w-reading py-8">
      <h2 className="text-xl">{what} with all of these filters</h2>
      <ul className="mt-4 overflow-hidden rounded-box border border-line bg-surface">
        {found.waysOut.map(({ without, count }) => (
          <li key={without} className="border-line not-first:border-t">
            <Link
              href={resultsHref({ ...of, filter: withoutFilter(filter, without) })}
              prefetch={false}
              className="flex min-h-12 items-center justify-between gap-3 px-4 py-2 hover:bg-ground"
            >
              <span>
                Without <strong>{filterInWords(filter, without, category)}</strong>
              </span>
              <span className="shrink-0 text-muted">{itemsInWords(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {tellMe && <div className="mt-4 flex">{tellMe}</div>}
    </section>
  );
}
