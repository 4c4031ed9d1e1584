import { buttonClass } from "@/components/ui/button-class";
import { SearchIcon } from "@/components/ui/icons";
import { listingQuery } from "@/lib/search/schema";
import type { ResultsOf } from "../results/results-address";

/** Searches within a store, among what is chosen there. */
export function StoreSearch({ of, store }: { of: ResultsOf; store: string }) {
  const { q, exact: _exact, cursor: _cursor, seller: _seller, ...kept } = listingQuery(of.filter);
  return (
    <search className="mb-5 block">
      <form method="get" action={of.storePath} className="flex max-w-md gap-2">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <span className="relative min-w-0 flex-1">
          <SearchIcon size={18} className="pointer-events-none absolute top-0 left-3.5 h-full text-muted" />
          <input
            key={q}
            name="q"
            type="search"
            autoComplete="off"
            maxLength={200}
            defaultValue={q}
            aria-label={`Search ${store}`}
            placeholder="Search this store"
            className="h-11 w-full rounded-full border border-line bg-surface pr-4 pl-10 text-ellipsis placeholder:text-muted hover:border-edge"
          />
        </span>
        <button type="submit" className={buttonClass({ kind: "quiet", size: "small" })}>
          Search
        </button>
      </form>
    </search>
  );
}
