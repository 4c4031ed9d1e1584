import { ChevronDownIcon } from "@/components/ui/icons";
import type { Precedent } from "@/lib/disputes";
import { findings } from "@/lib/disputes/findings";
import { formatDay } from "@/lib/kernel/time-format";
import { formatPercent } from "@/lib/money/format";

const ended = (one: Precedent): string => {
  if (one.outcome === "refund") return "refunded";
  if (one.outcome === "release") return "paid";
  return `split, ${formatPercent(one.refundBps)} back`;
};

/** Earlier rulings about the same reason, by what was found. They name nobody. */
export function Precedents({ rulings, reason }: { rulings: readonly Precedent[]; reason: string }) {
  if (rulings.length === 0)
    return <p className="text-xs text-muted">No earlier rulings about this reason.</p>;
  return (
    <details className="group">
      <summary className="inline-flex min-h-8 cursor-pointer items-center gap-1.5 font-semibold max-lg:min-h-11">
        {rulings.length === 1 ? "1 similar ruling" : `${String(rulings.length)} similar rulings`}
        <ChevronDownIcon size={14} className="text-muted transition-transform group-open:rotate-180" />
      </summary>
      <ul aria-label={`Earlier rulings: ${reason}`} className="mt-1 grid gap-2">
        {rulings.map((one) => (
          <li key={one.id} className="rounded-inset bg-ground p-2.5">
            <p className="flex flex-wrap justify-between gap-x-3 font-semibold">
              {findings[one.finding].title}: {ended(one)}
              <span className="text-xs font-normal text-muted">
                {one.rules.join(", ")} · {formatDay(one.at)}
                {one.onAppeal && " · on appeal"}
              </span>
            </p>
            <p className="mt-0.5 whitespace-pre-wrap [overflow-wrap:anywhere]">{one.says}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
