import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import { assetOf } from "@/lib/assets";
import { formatShortDay } from "@/lib/kernel/time-format";
import type { TradeView } from "@/lib/trades/schema";

type Parcel = NonNullable<TradeView["parcel"]>;

/** What was bought, where it is more than the one thing that the heading names, and how it is sent. */
export function BoughtLines({ trade }: { trade: TradeView }) {
  const { lines, parcel } = trade;
  if (!parcel && lines.length === 1 && lines[0]?.units === "1") return null;
  return (
    <TitledCard title={parcel ? "In this parcel" : "In this trade"}>
      <DefinitionList
        rows={[
          ...lines.map(({ title, units, unitPrice }) => ({
            term: `${units} × ${title}`,
            value: <Money minor={BigInt(units) * BigInt(unitPrice.minor)} compact />,
          })),
          ...(parcel ? [...goesTo(trade, parcel), ...sending(parcel)] : []),
          ...vatOf(lines),
        ]}
      />
    </TitledCard>
  );
}

/** Where a buyer has it sent, and a seller sent it. A seller who has yet to send it has it in full above. */
function goesTo({ kind, role, state, delivery }: TradeView, { way }: Parcel) {
  if (!delivery || (role === "seller" && state === "IN_ESCROW")) return [];
  const term = way.isPickUp ? "Picked up by" : "Goes to";
  return [{ term, value: assetOf(kind).words.goesToInFull(delivery) }];
}

const sending = ({ way, fee, total, promisedUntil }: Parcel) => [
  {
    term: way.isPickUp ? way.name : `Delivery: ${way.name}, by ${formatShortDay(new Date(promisedUntil))}`,
    value: fee.minor === "0" ? "Free" : <Money minor={BigInt(fee.minor)} compact />,
  },
  { term: "In all", value: <Money minor={BigInt(total.minor)} compact /> },
];

/** The VAT within the prices, where their seller is registered. */
function vatOf(lines: TradeView["lines"]) {
  const minor = lines.reduce((sum, { vat }) => sum + BigInt(vat.minor), 0n);
  return minor === 0n ? [] : [{ term: "VAT within the price", value: <Money minor={minor} /> }];
}
