import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import type { ReconciliationReport } from "@/lib/reconciliation";
import { moneyOf, totalNames, totalWords } from "@/lib/reconciliation/words";

/** What went through the gateway on the day of a report. */
export function DayFigures({ report }: { report: NonNullable<ReconciliationReport["report"]> }) {
  return (
    <TitledCard title="What the day came to">
      <DefinitionList
        rows={totalNames.map((name) => ({
          term: `${totalWords[name]} (${report.totals[name].count})`,
          value: moneyOf(report.totals[name].minor),
        }))}
      />
    </TitledCard>
  );
}
