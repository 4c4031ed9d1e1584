import { buttonClass } from "@/components/ui/button-class";
import { listingQuery } from "@/lib/search/schema";
import type { Facet, RangeFacet } from "./facet-list";
import { type ResultsOf, resultsHref } from "./results-address";

type RangeFacetProps = { facet: Facet; range: RangeFacet };

/** The bounds of a number or a day as a form of its own, beside results. */
export function RangeForm({ of, facet, range }: RangeFacetProps & { of: ResultsOf }) {
  const { [facet.name]: _own, cursor: _cursor, ...others } = listingQuery(of.filter);
  return (
    <form method="get" action={resultsHref(of).split("?")[0]} aria-label={facet.title}>
      {Object.entries(others).map(([name, value]) =>
        name === "category" && !of.storePath ? null : (
          <input key={name} type="hidden" name={name} value={value} />
        ),
      )}
      <RangeFields facet={facet} range={range} />
      <button type="submit" className={`${buttonClass({ kind: "quiet", size: "small", wide: true })} mt-2`}>
        Set {facet.title.toLowerCase()}
      </button>
    </form>
  );
}

/** The two fields, with what there is as a hint. */
export function RangeFields({ facet, range }: RangeFacetProps) {
  const { low, high, lowest, highest, unit } = range;
  return (
    <div className="flex items-center gap-2 text-sm">
      <RangeField facet={facet} range={range} end="min" given={low} hint={lowest} />
      <span className="text-muted">to</span>
      <RangeField facet={facet} range={range} end="max" given={high} hint={highest} />
      {unit && <span className="shrink-0 text-muted">{unit}</span>}
    </div>
  );
}

type RangeFieldProps = RangeFacetProps & {
  end: "min" | "max";
  given: string | undefined;
  hint: string | undefined;
};

const RangeField = ({ facet, range, end, given = "", hint }: RangeFieldProps) => (
  <input
    name={`${facet.name}.${end}`}
    type={range.isDay ? "date" : "text"}
    inputMode={range.isDay ? undefined : "decimal"}
    autoComplete="off"
    maxLength={16}
    aria-label={`${end === "min" ? "Lowest" : "Highest"} ${facet.title.toLowerCase()}${range.unit && ` in ${range.unit}`}`}
    defaultValue={given}
    placeholder={hint}
    className="h-11 w-full min-w-0 flex-1 rounded-field border border-line bg-surface px-3 tabular-nums placeholder:text-muted hover:border-edge"
  />
);
