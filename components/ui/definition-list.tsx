import type { ReactNode } from "react";

export type Definition = { term: string; value: ReactNode; strong?: boolean };

/** Terms at the left, values at the right: a price with its fee, a payout with its account. */
export function DefinitionList({ rows, className = "" }: { rows: Definition[]; className?: string }) {
  return (
    <dl data-facts className={`divide-y divide-line ${className}`}>
      {rows.map(({ term, value, strong }) => (
        <div key={term} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 py-2.5">
          <dt className="text-sm text-muted">{term}</dt>
          <dd
            className={`min-w-0 text-right tabular-nums ${strong ? "text-lg font-semibold" : "font-medium"}`}
          >
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
