import { type StatementFilter, statementQuery } from "@/lib/statements/filter";

/** What a plain form keeps of the filter that it does not ask for itself. */
export function KeptFields({ filter }: { filter: StatementFilter }) {
  return Object.entries(statementQuery(filter)).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
