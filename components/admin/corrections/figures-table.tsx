import { nairaAndKobo } from "@/lib/money/format";

type FiguresTableProps = {
  caption: string;
  /** Kobo as digits, and by how much it will change. */
  rows: { what: string; minor: string; change: bigint }[];
};

/** What is, at the left, and what will be, at the right. What would fall below zero stands out. */
export const FiguresTable = ({ caption, rows }: FiguresTableProps) => (
  <table className="w-full border-collapse text-left text-sm">
    <caption className="pb-1 text-left text-xs font-semibold text-muted">{caption}</caption>
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
    <tbody className="divide-y divide-line" aria-live="polite">
      {rows.map(({ what, minor, change }) => {
        const after = BigInt(minor) + change;
        return (
          <tr key={what}>
            <th scope="row" className="py-2 pr-3 font-normal text-muted wrap-anywhere">
              {what}
            </th>
            <td className="px-3 py-2 text-right tabular-nums">{nairaAndKobo(minor)}</td>
            <td
              className={`py-2 pl-3 text-right font-semibold tabular-nums ${after < 0n ? "text-danger" : ""}`}
            >
              {nairaAndKobo(after)}
            </td>
          </tr>
        );
      })}
    </tbody>
  </table>
);
