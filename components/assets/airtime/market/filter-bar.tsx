import Link from "next/link";
import { PriceSpark } from "@/components/charts/price-spark";
import { FilterMenu } from "@/components/offers/market/filter-menu";
import { Chip } from "@/components/ui/chip";
import { BadgeCheckIcon, CheckIcon, ZapIcon } from "@/components/ui/icons";
import type { PriceLine } from "@/lib/analytics";
import { naira, nairaAndKobo } from "@/lib/money/format";
import type { Shelf } from "@/lib/offers";
import { type OfferOrder, offerOrders } from "@/lib/offers/schema";
import { AmountFilter } from "./amount-filter";
import { type MarketFilter, marketHref, presetAmounts, presetOf } from "./market-filter";
import { NetworkShelves, offersInWords } from "./shelves";

const orderNames: Record<OfferOrder, string> = {
  rate: "Cheapest",
  newest: "Newest",
  ending: "Ending soon",
  amount: "Smallest amount",
};

type FilterBarProps = {
  filter: MarketFilter;
  prices: PriceLine[];
  shelves: Shelf[];
  /** How many offers there are; undefined where that is not counted. */
  total: number | undefined;
};

/** What narrows and orders the list. Links and plain forms throughout: the address is the only state. */
export function FilterBar({ filter, prices, shelves, total }: FilterBarProps) {
  const price = prices.find(({ listedUnder }) => listedUnder === filter.network);
  return (
    <div className="max-md:-mt-3 lg:mb-2 lg:flex lg:flex-wrap lg:items-center lg:gap-x-2">
      <NetworkShelves filter={filter} prices={prices} shelves={shelves} />
      {/* The key closes an open panel once it has led somewhere. */}
      <div key={marketHref(filter)} className="relative flex min-w-0 items-center gap-2 lg:contents">
        <AmountFilter filter={filter} switches={<Switches filter={filter} />} />
        <Presets filter={filter} />
        <div className="hidden items-center gap-2 lg:order-3 lg:flex">
          <span aria-hidden className="mx-1 h-7 w-px bg-line max-xl:hidden" />
          <Switches filter={filter} />
        </div>
      </div>
      <div className="relative flex items-center justify-between gap-3 py-1.5 lg:order-4 lg:ml-auto lg:py-2">
        <p className="flex min-w-0 items-center gap-2 whitespace-nowrap text-sm text-muted lg:hidden">
          {total !== undefined && offersInWords(total)}
          {price && price.medianMinor !== null && (
            <>
              {total !== undefined && " · "}median{" "}
              <span className="fig text-ink">{nairaAndKobo(price.medianMinor)}</span>
              <PriceSpark
                values={price.days.map(({ medianMinor }) => medianMinor)}
                className="w-14 shrink-0 max-[22.5rem]:hidden"
              />
            </>
          )}
        </p>
        <SortMenu filter={filter} />
      </div>
    </div>
  );
}

/** The amounts that most people buy; on a phone they scroll sideways. */
function Presets({ filter }: { filter: MarketFilter }) {
  const chosen = presetOf(filter);
  const isAny = !filter.minMinor && !filter.maxMinor && !filter.payMinor;
  const to = (minor?: bigint) =>
    marketHref(filter, { minMinor: minor, maxMinor: minor, payMinor: undefined });
  return (
    <nav
      aria-label="Amount"
      className="-mr-4 flex min-w-0 items-center gap-2 overflow-x-auto py-2 pr-4 [scrollbar-width:none] md:mr-0 md:pr-0 lg:order-1 lg:overflow-visible"
    >
      <span className="max-lg:hidden">
        <Chip href={to()} current={isAny}>
          Any amount
        </Chip>
      </span>
      {presetAmounts.map((minor) => (
        <Chip key={minor} href={to(chosen === minor ? undefined : minor)} current={chosen === minor}>
          <span className="tabular-nums">{naira(minor)}</span>
        </Chip>
      ))}
    </nav>
  );
}

const Switches = ({ filter }: { filter: MarketFilter }) => (
  <>
    <Chip href={marketHref(filter, { verified: !filter.verified })} current={filter.verified}>
      <BadgeCheckIcon size={16} />
      Verified sellers
    </Chip>
    <Chip href={marketHref(filter, { fast: !filter.fast })} current={filter.fast}>
      <ZapIcon size={16} />
      Delivers in 5 min
    </Chip>
  </>
);

function SortMenu({ filter }: { filter: MarketFilter }) {
  return (
    <FilterMenu
      side="right"
      label={
        <>
          <span className="sr-only">Sorted by: </span>
          {orderNames[filter.sort]}
        </>
      }
    >
      <nav aria-label="Sort by" className="-m-2 grid">
        {offerOrders.map((sort) => (
          <Link
            key={sort}
            href={marketHref(filter, { sort })}
            scroll={false}
            prefetch={false}
            aria-current={filter.sort === sort ? "true" : undefined}
            className="flex min-h-11 items-center justify-between rounded-field px-3 font-medium hover:bg-ground"
          >
            {orderNames[sort]}
            {filter.sort === sort && <CheckIcon size={18} className="text-primary-ink" />}
          </Link>
        ))}
      </nav>
    </FilterMenu>
  );
}
