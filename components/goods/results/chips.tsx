import Link from "next/link";
import { XIcon } from "@/components/ui/icons";
import type { CategoryPage } from "@/lib/catalog/schema";
import { filtersIn, withoutFilter } from "@/lib/search/request";
import type { ListingFilter } from "@/lib/search/schema";
import { filterInWords } from "./filter-words";
import { type ResultsOf, resultsHref } from "./results-address";

type ChipsProps = { of: ResultsOf; category: CategoryPage | undefined };

/** The names of the filters that a chip takes off: all but the words and the category, which have places of their own. */
export const chipNames = (filter: ListingFilter): string[] =>
  filtersIn(filter).filter((name) => name !== "q" && name !== "category" && name !== "seller");

/** What narrows the results, each with a way to undo it. */
export function Chips({ of, category }: ChipsProps) {
  const names = chipNames(of.filter);
  return (
    <>
      {names.map((name) => (
        <Link
          key={name}
          href={resultsHref({ ...of, filter: withoutFilter(of.filter, name) })}
          prefetch={false}
          scroll={false}
          rel="nofollow"
          className="relative inline-flex min-h-9 items-center gap-1.5 rounded-full border border-line bg-surface px-3.5 text-sm font-medium whitespace-nowrap after:absolute after:-inset-1 after:content-[''] hover:border-edge"
        >
          <span className="sr-only">Remove </span>
          {filterInWords(of.filter, name, category)}
          <XIcon size={15} className="text-muted" />
        </Link>
      ))}
      {names.length > 1 && (
        <Link
          href={resultsHref({
            ...of,
            filter: names.reduce((filter, name) => withoutFilter(filter, name), of.filter),
          })}
          prefetch={false}
          scroll={false}
          rel="nofollow"
          className="inline-flex min-h-9 items-center px-1.5 text-sm font-semibold whitespace-nowrap text-primary-ink hover:underline"
        >
          Clear all
        </Link>
      )}
    </>
  );
}
