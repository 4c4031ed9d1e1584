import { TitledCard } from "@/components/ui/card";
import type { Change } from "@/lib/kernel/approvals/document";

/** What the act changes: each value before and after. */
export const EffectCard = ({
  changes,
  title = "Changes",
  aside = "When requested",
}: {
  changes: Change[];
  title?: string;
  aside?: string;
}) => (
  <TitledCard title={title} aside={<span className="text-sm text-muted">{aside}</span>}>
    <table className="w-full border-collapse text-left text-sm">
      <thead className="text-xs text-muted">
        <tr className="border-b border-line">
          <th scope="col" className="py-2 pr-3 font-semibold">
            <span className="sr-only">What</span>
          </th>
          <th scope="col" className="px-3 py-2 text-right font-semibold">
            Now
          </th>
          <th scope="col" className="py-2 pl-3 text-right font-semibold">
            After
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {changes.map(({ what, now, after }) => (
          <tr key={`${what} ${now} ${after}`} className="align-baseline">
            <th scope="row" className="py-2.5 pr-3 font-normal text-muted wrap-break-word">
              {what}
            </th>
            <td className={`px-3 py-2.5 text-right tabular-nums ${wrapOf(now)}`}>{now}</td>
            <td className={`py-2.5 pl-3 text-right font-semibold tabular-nums ${wrapOf(after)}`}>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </TitledCard>
);

/** The longest value that stays on one line: an amount of millions with its sign. */
const ONE_LINE = 16;

const wrapOf = (value: string) => (value.length <= ONE_LINE ? "whitespace-nowrap" : "wrap-anywhere");
