import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { SlidersHorizontalIcon, XIcon } from "@/components/ui/icons";
import { withoutFilter } from "@/lib/search/request";
import { listingQuery } from "@/lib/search/schema";
import { counted, itemsInWords } from "../words";
import { chipNames } from "./chips";
import type { Facet, FacetChoice } from "./facet-list";
import { PriceBars, type PriceFacetProps, PriceFields } from "./price-facet";
import { RangeFields } from "./range-facet";
import { type ResultsOf, resultsHref } from "./results-address";
import { SheetButton } from "./sheet-button";

type FilterSheetProps = {
  of: ResultsOf;
  facets: Facet[];
  price: PriceFacetProps["price"];
  count: number;
};

/**
 * The filters of a phone, over the results: a native disclosure with a form, so that it opens and filters before any script has come. The
 * line that opens it becomes the cross that closes it.
 */
export function FilterSheet({ of, facets, price, count }: FilterSheetProps) {
  const names = chipNames(of.filter);
  const action = resultsHref(of).split("?")[0] ?? "/goods";
  return (
    <details data-menu data-sheet className="group/sheet shrink-0 lg:hidden">
      <summary className="relative inline-flex min-h-9 items-center gap-1.5 rounded-full bg-ink px-3.5 text-sm font-medium whitespace-nowrap text-ground after:absolute after:-inset-1 after:content-[''] group-open/sheet:fixed group-open/sheet:top-19 group-open/sheet:right-4 group-open/sheet:z-40 group-open/sheet:size-11 group-open/sheet:justify-center group-open/sheet:bg-surface group-open/sheet:p-0 group-open/sheet:text-ink">
        <SlidersHorizontalIcon size={17} className="group-open/sheet:hidden" />
        <span className="group-open/sheet:sr-only">
          <span className="hidden group-open/sheet:inline">Close </span>Filter
          {names.length > 0 && ` · ${names.length}`}
        </span>
        <XIcon size={24} className="hidden group-open/sheet:block" />
      </summary>
      <div className="fixed inset-0 z-30 bg-black/45" />
      <form
        method="get"
        action={action}
        aria-label="Filter"
        className="fixed inset-x-0 top-16 bottom-0 z-30 flex flex-col overflow-hidden rounded-t-panel bg-surface"
      >
        <KeptFields of={of} />
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pt-5 pb-6">
          <p className="font-display text-xl font-semibold">Filter</p>
          <Part title="Price">
            <PriceBars bars={price.bars} className="h-18" />
            <PriceFields of={of} range={price.range} />
          </Part>
          {facets.map((facet) => (
            <Part key={facet.name} title={facet.title}>
              {facet.range && <RangeFields facet={facet} range={facet.range} />}
              <div className="flex flex-wrap gap-2">
                {facet.choices.map((choice) => (
                  <Pill key={`${choice.name} ${choice.value}`} facet={facet} choice={choice} />
                ))}
              </div>
            </Part>
          ))}
        </div>
        <div className="flex gap-2 border-t border-line p-4 pb-[calc(1rem+env(safe-area-inset-bottom))]">
          <Link
            href={resultsHref({
              ...of,
              filter: names.reduce((filter, name) => withoutFilter(filter, name), of.filter),
            })}
            prefetch={false}
            className={buttonClass({ kind: "quiet" })}
          >
            Clear
          </Link>
          <SheetButton category={of.filter.category} className={`${buttonClass()} flex-1`}>
            Show {itemsInWords(count)}
          </SheetButton>
        </div>
      </form>
    </details>
  );
}

/** What the sheet does not ask for stays as it is. */
function KeptFields({ of }: { of: ResultsOf }) {
  const { q, exact, sort, category } = listingQuery(of.filter);
  const kept = { q, exact, sort, ...(of.storePath && { category }) };
  return Object.entries(kept).map(
    ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="mt-5">
    <legend className="mb-2.5 font-display text-lg font-semibold">{title}</legend>
    {children}
  </fieldset>
);

const Pill = ({ facet, choice }: { facet: Facet; choice: FacetChoice }) => (
  <label className="relative inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-full border border-line px-4 text-sm font-medium has-[:checked]:border-ink has-[:checked]:bg-ink has-[:checked]:text-ground has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-primary-ink">
    <input
      type={facet.isSingle ? "radio" : "checkbox"}
      name={choice.name}
      value={choice.value}
      defaultChecked={choice.isChosen}
      className="absolute inset-0 size-full cursor-[inherit] appearance-none opacity-0"
    />
    {choice.label}
    {choice.count !== undefined && <span className="tabular-nums opacity-70">{counted(choice.count)}</span>}
  </label>
);
