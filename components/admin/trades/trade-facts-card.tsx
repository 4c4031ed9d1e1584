import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import { assetOf, type Party, titleOf } from "@/lib/assets";
import type { MoneyView } from "@/lib/kernel/schema";
import { formatDateTime, formatTimeLeft } from "@/lib/kernel/time-format";
import { formatPercent } from "@/lib/money/format";
import type { InspectedTrade } from "@/lib/staff";
import { confirmerOf, performerOf } from "@/lib/trades/moves";

/** The trade in figures. Where it goes is masked. */
export function TradeFactsCard({ inspected: { trade, goesTo } }: { inspected: InspectedTrade }) {
  const { price, hold, fee, feeBps, performerGets, escrow, deadlineAt, createdAt, endedAt } = trade;
  const rows = [
    { term: "In escrow", value: moneyOf(escrow), strong: true },
    { term: assetOf(trade.kind).words.kind, value: titleOf(trade) },
    ...(trade.part
      ? [{ term: "Part", value: `${trade.part.number} of ${trade.part.of} of ${trade.part.wholeTitle}` }]
      : []),
    { term: "Price", value: moneyOf(price) },
    ...(trade.state === "CANCELLED"
      ? [{ term: `${capital(confirmerOf(trade))} got back`, value: moneyOf(hold) }]
      : [
          { term: `Commission (${formatPercent(feeBps)})`, value: moneyOf(fee) },
          { term: `${capital(performerOf(trade))} gets`, value: moneyOf(performerGets) },
        ]),
    { term: "Paid to", value: goesTo ?? "erased with the buyer’s account" },
    { term: "Accepted", value: formatDateTime(new Date(createdAt)) },
    ...(deadlineAt
      ? [
          {
            term: "Deadline",
            value: trade.stoppedBy
              ? `stopped: ${trade.stoppedBy.what} is down`
              : formatTimeLeft(new Date(deadlineAt), new Date(trade.now)),
          },
        ]
      : []),
    ...(endedAt ? [{ term: "Ended", value: formatDateTime(new Date(endedAt)) }] : []),
  ];
  return (
    <TitledCard title="Trade">
      <DefinitionList rows={rows} />
    </TitledCard>
  );
}

const moneyOf = ({ minor, currency }: MoneyView) => <Money minor={BigInt(minor)} currency={currency} />;

const capital = (party: Party) => (party === "buyer" ? "Buyer" : "Seller");
