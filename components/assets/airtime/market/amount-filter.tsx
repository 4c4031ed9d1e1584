import type { ReactNode } from "react";
import { MoneyField } from "@/components/form/money-field";
import { FilterButtons, FilterMenu } from "@/components/offers/market/filter-menu";
import { SlidersHorizontalIcon } from "@/components/ui/icons";
import { typedNaira } from "@/lib/money/format";
import { amountsInWords, type MarketFilter, marketHref, marketQuery, presetOf } from "./market-filter";

const ownFields = new Set(["min", "max", "pay", "cursor"]);

type AmountFilterProps = {
  filter: MarketFilter;
  /** What else narrows the list; in this panel where the screen has no room beside it. */
  switches: ReactNode;
};

/** Filters by any other face value and by price. A plain GET form. */
export function AmountFilter({ filter, switches }: AmountFilterProps) {
  const inWords = presetOf(filter) ? undefined : amountsInWords(filter);
  const kept = Object.entries(marketQuery(filter)).filter(([name]) => !ownFields.has(name));
  const typed = (minor: bigint | undefined) => (minor ? typedNaira(minor) : undefined);
  return (
    <FilterMenu
      className="lg:order-2"
      label={
        inWords ? (
          <span className="inline-block max-w-36 truncate first-letter:uppercase sm:max-w-48">{inWords}</span>
        ) : (
          <>
            <span className="lg:hidden">Filter</span>
            <span className="max-lg:hidden">Other</span>
            <span className="sr-only"> amount</span>
          </>
        )
      }
      icon={<SlidersHorizontalIcon size={16} />}
      current={inWords !== undefined}
      marked={filter.verified || filter.fast}
    >
      <div className="mb-4 flex flex-wrap gap-2 lg:hidden">{switches}</div>
      <form action="/offers" method="get" className="grid gap-4" aria-label="Amount of airtime">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="grid grid-cols-2 gap-3">
          <MoneyField label="From" name="min" required={false} defaultValue={typed(filter.minMinor)} />
          <MoneyField label="To" name="max" required={false} defaultValue={typed(filter.maxMinor)} />
        </div>
        <MoneyField label="Maximum price" name="pay" required={false} defaultValue={typed(filter.payMinor)} />
        <FilterButtons
          apply="Show offers"
          {...(inWords
            ? {
                clear: {
                  href: marketHref(filter, { minMinor: undefined, maxMinor: undefined, payMinor: undefined }),
                  says: "Any amount",
                },
              }
            : {})}
        />
      </form>
    </FilterMenu>
  );
}
