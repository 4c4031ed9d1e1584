import { Badge } from "@/components/ui/badge";
import { levelNames, type VerificationLevel } from "@/lib/identity/limits/allowance";
import type { Figures } from "./figures";

type LimitsTableProps = { limits: Figures["limits"]; current?: VerificationLevel | undefined };

/** What each level may trade, side by side so that they compare. */
export function LimitsTable({ limits, current }: LimitsTableProps) {
  return (
    <table className="w-full overflow-hidden rounded-box border border-line bg-surface text-left">
      <thead className="bg-primary-soft text-sm text-primary-ink">
        <tr>
          {["Level", "Per trade", "Per day"].map((title) => (
            <th key={title} scope="col" className="px-2.5 py-2.5 font-semibold last:text-right sm:px-4">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {limits.map(({ level, trade, day }) => (
          <tr key={level}>
            <th scope="row" className="px-2.5 py-3 font-semibold sm:px-4">
              {levelNames[level]} {level === current && <Badge tone="ok">Yours</Badge>}
            </th>
            <td className="fig px-2.5 py-3 max-sm:text-sm sm:px-4">{trade}</td>
            <td className="fig px-2.5 py-3 text-right max-sm:text-sm sm:px-4">{day}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
