import { networkNames } from "@/components/assets/airtime/network-mark";
import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import { formatDateTime, formatTimeLeft } from "@/lib/kernel/time-format";
import type { InspectedTrade } from "@/lib/staff";

/** The trade in figures. The number that gets the airtime is masked. */
export function TradeFactsCard({ inspected: { trade, recipientPhone } }: { inspected: InspectedTrade }) {
  const { network, faceValue, price, fee, feeBps, sellerGets, escrow, deadlineAt, createdAt, endedAt } =
    trade;
  const rows = [
    { term: "In escrow", value: <Money minor={BigInt(escrow.minor)} />, strong: true },
    {
      term: "Airtime",
      value: (
        <>
          {networkNames[network]} <Money minor={BigInt(faceValue.minor)} compact />
        </>
      ),
    },
    { term: "Price", value: <Money minor={BigInt(price.minor)} /> },
    { term: `Commission, ${feeBps / 100}%`, value: <Money minor={BigInt(fee.minor)} /> },
    { term: "Seller gets", value: <Money minor={BigInt(sellerGets.minor)} /> },
    { term: "Paid to", value: recipientPhone ?? "erased with the buyer’s account" },
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
