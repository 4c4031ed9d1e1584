import Link from "next/link";
import type { ReactNode } from "react";
import { CheckIcon } from "@/components/ui/icons";
import { counted } from "../words";
import type { Facet, FacetChoice } from "./facet-list";
import { PriceFacet, type PriceFacetProps } from "./price-facet";
import { RangeForm } from "./range-facet";
import { type ResultsOf, resultsHref, toggled } from "./results-address";

const SHOWN = 6;

export type CategoryLink = { slug: string; name: string; count: number | undefined };

type FacetsProps = {
  of: ResultsOf;
  /** What can be gone into, and what leads back up. */
  categories: CategoryLink[];
  parent: { name: string; slug: string | undefined } | undefined;
  facets: Facet[];
  price: PriceFacetProps["price"];
};

/** The filters beside the results of a wide screen: links with counts, so that each choice is there at once and in the address. */
export function Facets({ of, categories, parent, facets, price }: FacetsProps) {
  return (
    <aside aria-label="Filters" className="max-lg:hidden">
      {(categories.length > 0 || parent) && (
        <Section title="Category">
          {parent && (
            <Link
              href={resultsHref(of, { category: parent.slug, attributes: {} })}
              prefetch={false}
              className="mb-1 flex min-h-8 items-center text-sm font-medium text-primary-ink hover:underline"
            >
              ‹ {parent.name}
            </Link>
          )}
          <More
            rows={categories.map(({ slug, name, count }) => (
              <Link
                key={slug}
                href={resultsHref(of, { category: slug, attributes: {} })}
                prefetch={false}
                className="flex min-h-8 items-center justify-between gap-2 rounded-field text-[0.9375rem] hover:underline"
              >
                {name}
                <Count count={count} />
              </Link>
            ))}
            all={`All ${categories.length} categories`}
          />
        </Section>
      )}
      <Section title="Price">
        <PriceFacet of={of} price={price} />
      </Section>
      {facets.map((facet) => (
        <Section key={facet.name} title={facet.title}>
          {facet.range && <RangeForm of={of} facet={facet} range={facet.range} />}
          <More
            rows={facet.choices.map((choice) => (
              <Choice key={`${choice.name} ${choice.value}`} of={of} choice={choice} />
            ))}
            all={`All ${facet.choices.length}`}
          />
        </Section>
      ))}
    </aside>
  );
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="border-line not-first:mt-5 not-first:border-t not-first:pt-5">
    <h2 className="mb-2 text-base">{title}</h2>
    {children}
  </section>
);

/** The first rows, and the others under a line that opens. */
function More({ rows, all }: { rows: ReactNode[]; all: string }) {
  if (rows.length <= SHOWN + 1) return rows;
  return (
    <>
      {rows.slice(0, SHOWN)}
      <details className="group">
        <summary className="flex min-h-8 items-center text-sm font-semibold text-primary-ink hover:underline group-open:hidden">
          {all}
        </summary>
        {rows.slice(SHOWN)}
      </details>
    </>
  );
}

/** A link that looks like the box it ticks. */
const Choice = ({ of, choice }: { of: ResultsOf; choice: FacetChoice }) => (
  <Link
    href={resultsHref({ ...of, filter: toggled(of.filter, choice.name, choice.value) })}
    prefetch={false}
    scroll={false}
    rel="nofollow"
    aria-current={choice.isChosen ? "true" : undefined}
    className="group/box flex min-h-8 items-center gap-2.5 rounded-field text-[0.9375rem]"
  >
    <span
      aria-hidden
      className="grid size-4.5 shrink-0 place-items-center rounded-[5px] border border-edge bg-surface text-on-primary group-hover/box:border-ink group-aria-[current=true]/box:border-primary group-aria-[current=true]/box:bg-primary"
    >
      {choice.isChosen && <CheckIcon size={13} />}
    </span>
    <span className="min-w-0 truncate">{choice.label}</span>
    <Count count={choice.count} />
  </Link>
);

const Count = ({ count }: { count: number | undefined }) =>
  count === undefined ? null : (
    <span className="ml-auto text-sm text-muted tabular-nums">{counted(count)}</span>
  );
