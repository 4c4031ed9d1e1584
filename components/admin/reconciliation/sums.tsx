import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import type { ReconciliationState } from "@/lib/reconciliation";

type SumsProps = Pick<
  NonNullable<ReconciliationState["last"]>,
  "ledgerMinor" | "expectedMinor" | "reportedMinor"
>;

/** How the gateway's balance follows from our ledger. */
export function Sums({ ledgerMinor, expectedMinor, reportedMinor }: SumsProps) {
  const apart = reportedMinor - expectedMinor;
  return (
    <TitledCard title="Gateway balance">
      <DefinitionList
        rows={[
          { term: "Our ledger", value: <Money minor={ledgerMinor} /> },
          { term: "Under way", value: <Money minor={expectedMinor - ledgerMinor} /> },
          { term: "Expected", value: <Money minor={expectedMinor} />, strong: true },
          { term: "The gateway reports", value: <Money minor={reportedMinor} />, strong: true },
          {
            term: "Difference",
            value: <Money minor={apart} className={apart === 0n ? "" : "font-bold text-danger"} />,
          },
        ]}
      />
    </TitledCard>
  );
}
