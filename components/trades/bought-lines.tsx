import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import type { TradeView } from "@/lib/trades/schema";

/** What was bought, where it is more than the one thing that the heading names. */
export function BoughtLines({ trade: { lines } }: { trade: TradeView }) {
  if (lines.length === 1 && lines[0]?.units === "1") return null;
  return (
    <TitledCard title="In this trade">
      <DefinitionList
        rows={lines.map(({ title, units, unitPrice }) => ({
          term: `${units} × ${title}`,
          value: <Money minor={BigInt(units) * BigInt(unitPrice.minor)} compact />,
        }))}
      />
    </TitledCard>
  );
}
