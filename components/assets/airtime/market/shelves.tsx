import Link from "next/link";
import { PriceSpark } from "@/components/charts/price-spark";
import type { PriceLine } from "@/lib/analytics";
import { type Network, networks } from "@/lib/assets/airtime/networks";
import { nairaAndKobo } from "@/lib/money/format";
import type { Shelf } from "@/lib/offers";
import { NetworkMark, networkNames } from "../network-mark";
import { isNarrowedWithin, type MarketFilter, marketHref } from "./market-filter";

type NetworkShelvesProps = { filter: MarketFilter; prices: PriceLine[]; shelves: Shelf[] };

/** The networks with what ₦100 of each cost: chips in one line on a phone, cards on a wide screen. Each is a filter, off again by a second press. */
export function NetworkShelves({ filter, prices, shelves }: NetworkShelvesProps) {
  return (
    <nav
      aria-label="Network"
      className="-mx-4 flex w-[calc(100%+2rem)] items-center gap-2 overflow-x-auto px-4 py-2 [scrollbar-width:none] md:mx-0 md:w-full md:px-0 lg:grid lg:grid-cols-4 lg:gap-3 lg:overflow-visible lg:pt-0"
    >
      <Link
        href={marketHref(filter, { network: undefined })}
        scroll={false}
        prefetch={false}
        aria-current={filter.network ? undefined : "true"}
        className={`${chip} lg:hidden`}
      >
        All<span className="sr-only"> networks</span>
      </Link>
      {networks.map((network) => (
        <NetworkShelf
          key={network}
          network={network}
          filter={filter}
          price={prices.find(({ listedUnder }) => listedUnder === network)}
          shelf={shelves.find(({ listedUnder }) => listedUnder === network)}
        />
      ))}
    </nav>
  );
}

const chip =
  "relative inline-flex min-h-9 items-center gap-2 whitespace-nowrap rounded-full border border-line bg-surface px-3.5 text-sm font-medium transition-colors after:absolute after:-inset-1 after:content-[''] hover:border-edge aria-[current=true]:border-ink aria-[current=true]:bg-ink aria-[current=true]:text-ground";

const card =
  "lg:grid lg:min-h-26 lg:grid-cols-[auto_minmax(0,1fr)_auto] lg:content-between lg:gap-x-3 lg:gap-y-1 lg:rounded-box lg:p-3.5 lg:shadow-card lg:after:inset-0 lg:aria-[current=true]:border-primary-ink lg:aria-[current=true]:bg-surface lg:aria-[current=true]:text-ink lg:aria-[current=true]:ring-1 lg:aria-[current=true]:ring-primary-ink";

type ShelfProps = { network: Network; filter: MarketFilter; price?: PriceLine; shelf?: Shelf };

function NetworkShelf({ network, filter, price, shelf }: ShelfProps) {
  const isCurrent = filter.network === network;
  const median = price?.medianMinor ?? null;
  return (
    <Link
      href={marketHref(filter, { network: isCurrent ? undefined : network })}
      scroll={false}
      prefetch={false}
      aria-current={isCurrent ? "true" : undefined}
      className={`group ${chip} ${card}`}
    >
      <span className="hidden lg:grid">
        <NetworkMark network={network} size="row" />
      </span>
      <span className="lg:leading-snug">
        <span className="lg:block lg:text-base lg:font-semibold">{networkNames[network]}</span>
        <span className="hidden text-xs font-normal text-muted lg:block">
          {offersInWords(shelf?.offers ?? 0)}
        </span>
      </span>
      {median !== null && (
        <span className="fig text-muted group-aria-[current=true]:text-inherit lg:text-right lg:text-ink">
          <span className="lg:hidden">₦{roundedNaira(median)}</span>
          <span className="hidden text-lg lg:block">{nairaAndKobo(median)}</span>
          <span className="hidden font-sans text-xs font-normal text-muted tracking-normal lg:block">
            median per ₦100
          </span>
        </span>
      )}
      <span className="col-span-full hidden items-end justify-between gap-3 lg:flex">
        <PriceSpark values={price?.days.map(({ medianMinor }) => medianMinor) ?? []} className="w-36" />
        {shelf && (
          <span className="ml-auto text-xs font-normal text-muted">
            best{" "}
            <span className="fig text-sm text-primary-ink">{nairaAndKobo(BigInt(shelf.bestRateBps))}</span>
          </span>
        )}
      </span>
    </Link>
  );
}

const roundedNaira = (minor: bigint) => (minor + 50n) / 100n;

const count = new Intl.NumberFormat("en-NG");

/** `1 offer`, `128 offers` */
export const offersInWords = (offers: number): string =>
  `${count.format(offers)} ${offers === 1 ? "offer" : "offers"}`;

/** How many offers a filter finds; undefined where more narrows them than the network, which is not counted. */
export const totalOf = (shelves: Shelf[], filter: MarketFilter): number | undefined =>
  isNarrowedWithin(filter)
    ? undefined
    : shelves
        .filter(({ listedUnder }) => !filter.network || listedUnder === filter.network)
        .reduce((sum, { offers }) => sum + offers, 0);
