import { MoneyField } from "@/components/form/money-field";
import { FilterButtons, FilterMenu } from "@/components/offers/market/filter-menu";
import { SlidersHorizontalIcon } from "@/components/ui/icons";
import { typedNaira } from "@/lib/money/format";
import { amountsInWords, type MarketFilter, marketHref, marketQuery } from "./market-filter";

const ownFields = new Set(["min", "max", "pay", "cursor"]);

/** Filters by face value and price. A plain GET form. */
export function AmountFilter({ filter }: { filter: MarketFilter }) {
  const inWords = amountsInWords(filter);
  const kept = Object.entries(marketQuery(filter)).filter(([name]) => !ownFields.has(name));
  const typed = (minor: bigint | undefined) => (minor ? typedNaira(minor) : undefined);
  return (
    <FilterMenu
      label={
        <span className="inline-block max-w-48 truncate first-letter:uppercase">{inWords ?? "Amount"}</span>
      }
      icon={<SlidersHorizontalIcon size={16} />}
      current={inWords !== undefined}
    >
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
