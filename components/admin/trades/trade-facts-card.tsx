import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import { assetOf, titleOf } from "@/lib/assets";
import { formatDateTime, formatTimeLeft } from "@/lib/kernel/time-format";
import type { InspectedTrade } from "@/lib/staff";
import { performerOf } from "@/lib/trades/moves";

/** The trade in figures. Where it goes is masked. */
export function TradeFactsCard({ inspected: { trade, goesTo } }: { inspected: InspectedTrade }) {
  const { price, hold, fee, feeBps, performerGets, escrow, deadlineAt, createdAt, endedAt } = trade;
  const rows = [
    {
      term: "In escrow",
      value: <Money minor={BigInt(escrow.minor)} currency={hold.currency} />,
      strong: true,
    },
    { term: assetOf(trade.kind).words.kind, value: titleOf(trade) },
    { term: "Price", value: <Money minor={BigInt(price.minor)} /> },
    {
      term: `Commission, ${feeBps / 100}%`,
      value: <Money minor={BigInt(fee.minor)} currency={hold.currency} />,
    },
    {
      term: performerOf(trade) === "seller" ? "Seller gets" : "Buyer gets",
      value: <Money minor={BigInt(performerGets.minor)} currency={hold.currency} />,
    },
    { term: "Paid to", value: goesTo ?? "erased with the buyer’s account" },
    { term: "Accepted", value: formatDateTime(new Date(createdAt)) },
    ...(deadlineAt
      ? [{ term: "Deadline", value: formatTimeLeft(new Date(deadlineAt), new Date(trade.now)) }]
      : []),
    ...(endedAt ? [{ term: "Ended", value: formatDateTime(new Date(endedAt)) }] : []),
  ];
  return (
    <TitledCard title="Trade">
      <DefinitionList rows={rows} />
    </TitledCard>
  );
}
