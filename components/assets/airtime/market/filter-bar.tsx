import Link from "next/link";
import { FilterMenu } from "@/components/offers/market/filter-menu";
import { Chip, ChipRow } from "@/components/ui/chip";
import { BadgeCheckIcon, CheckIcon } from "@/components/ui/icons";
import { networks } from "@/lib/assets/airtime/networks";
import { type OfferOrder, offerOrders } from "@/lib/offers/schema";
import { networkNames } from "../network-mark";
import { AmountFilter } from "./amount-filter";
import { type MarketFilter, marketHref } from "./market-filter";

const orderNames: Record<OfferOrder, string> = {
  rate: "Best price",
  newest: "Newest",
  ending: "Ending soon",
  amount: "Smallest amount",
};

/** What narrows and orders the list. Links and plain forms throughout: the address is the only state. */
export function FilterBar({ filter }: { filter: MarketFilter }) {
  return (
    <div className="mb-6 flex flex-col gap-x-3 gap-y-1 md:flex-row md:flex-wrap md:items-center">
      <ChipRow label="Network">
        <Chip href={marketHref(filter, { network: undefined })} current={!filter.network}>
          All networks
        </Chip>
        {networks.map((network) => (
          <Chip key={network} href={marketHref(filter, { network })} current={filter.network === network}>
            {networkNames[network]}
          </Chip>
        ))}
      </ChipRow>
      <span aria-hidden className="hidden h-7 w-px bg-line md:block" />
      {/* The key closes an open panel once it has led somewhere. */}
      <div key={marketHref(filter)} className="relative flex flex-wrap items-center gap-2 py-2">
        <AmountFilter filter={filter} />
        <Chip href={marketHref(filter, { verified: !filter.verified })} current={filter.verified}>
          <BadgeCheckIcon size={16} />
          <span>
            Verified<span className="max-sm:sr-only"> only</span>
          </span>
        </Chip>
        <SortMenu filter={filter} />
      </div>
    </div>
  );
}

function SortMenu({ filter }: { filter: MarketFilter }) {
  return (
    <FilterMenu
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
