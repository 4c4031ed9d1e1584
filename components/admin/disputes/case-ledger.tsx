import { Card } from "@/components/ui/card";
import type { Outcome } from "@/lib/disputes/findings";
import { formatClock, formatDateTime } from "@/lib/kernel/time-format";
import type { Currency } from "@/lib/money/currencies";
import { formatMinor } from "@/lib/money/format";

interface LedgerRow {
  id: string;
  /** Null for what a ruling would move. */
  at: Date | null;
  from: string;
  to: string;
  amountMinor: bigint;
}

/** What a ruling would move. */
interface PlannedRow {
  outcome: Outcome;
  from: string;
  to: string;
  amountMinor: bigint;
}

type CaseLedgerProps = {
  rows: readonly LedgerRow[];
  planned: readonly PlannedRow[];
  currency: Currency;
  aside: string;
};

const cell = "px-3 py-1.5";

/** Planned rows show while their outcome is chosen in the form beside, within the same `group/case`. */
const shownWith: Record<Outcome, string> = {
  refund: "hidden group-has-[input[name=outcome][value=refund]:checked]/case:table-row",
  release: "hidden group-has-[input[name=outcome][value=release]:checked]/case:table-row",
  return: "hidden",
  split: "hidden group-has-[input[name=outcome][value=split]:checked]/case:table-row",
};

/** Every transfer of the trade's money, and hatched, what the ruling in the form beside would move. */
export const CaseLedger = ({ rows, planned, currency, aside }: CaseLedgerProps) => (
  <Card aria-label="Ledger" className="overflow-x-auto">
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 pt-4 pb-2">
      <h2 className="text-lg">Ledger</h2>
      <span className="text-xs text-muted">{aside}</span>
    </div>
    <table className="w-full">
      <caption className="sr-only">Transfers in this trade, oldest first</caption>
      <thead>
        <tr className="border-b border-line text-left text-xs text-muted">
          {["When", "From", "To"].map((title) => (
            <th key={title} scope="col" className={`${cell} font-normal`}>
              {title}
            </th>
          ))}
          <th scope="col" className={`${cell} text-right font-normal`}>
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, at, from, to, amountMinor }) => (
          <tr key={id} className="border-b border-line">
            <td className={cell} title={at ? formatDateTime(at) : undefined}>
              {at ? formatClock(at) : "–"}
            </td>
            <td className={cell}>{from}</td>
            <td className={cell}>{to}</td>
            <td className={`${cell} text-right font-semibold whitespace-nowrap tabular-nums`}>
              {formatMinor(amountMinor, currency)}
            </td>
          </tr>
        ))}
        {planned.map(({ outcome, from, to, amountMinor }) => (
          <tr
            key={`${outcome} ${to}`}
            className={`border-b border-line bg-[repeating-linear-gradient(135deg,var(--primary-soft)_0_8px,transparent_8px_16px)] text-primary-ink ${shownWith[outcome]}`}
          >
            <td className={cell}>Ruling</td>
            <td className={cell}>{from}</td>
            <td className={cell}>{to}</td>
            <td className={`${cell} text-right font-semibold whitespace-nowrap tabular-nums`}>
              {outcome === "split" ? "as set" : formatMinor(amountMinor, currency)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Card>
);
