import Link from "next/link";
import { PriceSpark } from "@/components/charts/price-spark";
import { Card } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import type { PriceLine } from "@/lib/analytics";
import { networks } from "@/lib/assets/airtime/networks";
import { marketHref, readMarketFilter } from "./market/market-filter";
import { NetworkMark } from "./network-mark";

/** What airtime costs now, network by network. Each row leads to that network's offers. */
export function PricesToday({ lines }: { lines: PriceLine[] }) {
  return (
    <Card>
      <ul className="divide-y divide-line">
        {networks.map((network) => {
          const line = lines.find(({ listedUnder }) => listedUnder === network);
          return line && <PriceRow key={network} network={network} line={line} />;
        })}
      </ul>
    </Card>
  );
}

const PriceRow = ({ network, line }: { network: (typeof networks)[number]; line: PriceLine }) => (
  <li className="relative flex min-h-14 items-center gap-3 px-4 py-2 has-[a:hover]:bg-ground/70 sm:px-5">
    <NetworkMark network={network} size="small" />
    <div className="min-w-0 flex-1">
      <Link
        href={marketHref(readMarketFilter({}), { network })}
        prefetch={false}
        className="font-semibold after:absolute after:inset-0 after:content-['']"
      >
        {line.name}
      </Link>
      <p className="text-sm text-muted">per ₦100</p>
    </div>
    <PriceSpark values={line.days.map(({ medianMinor }) => medianMinor)} />
    {line.medianMinor === null ? (
      <span className="text-sm text-muted">No sales this week</span>
    ) : (
      <Money minor={line.medianMinor} className="fig" />
    )}
  </li>
);
