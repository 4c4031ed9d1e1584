interface ChangeRow {
  what: string;
  now: string;
  after: string;
  /** What will be cannot be. */
  isWrong?: boolean;
}

/** What is, at the left, and what will be, at the right. */
export const ChangesTable = ({ rows, caption }: { rows: ChangeRow[]; caption?: string }) => (
  <table className="w-full border-collapse text-left text-sm">
    {caption && <caption className="pb-1 text-left text-xs font-semibold text-muted">{caption}</caption>}
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
    <tbody className="divide-y divide-line" aria-live={caption ? "polite" : undefined}>
      {rows.map(({ what, now, after, isWrong = false }) => (
        <tr key={`${what} ${now} ${after}`} className="align-baseline">
          <th scope="row" className="py-2.5 pr-3 font-normal text-muted wrap-break-word">
            {what}
          </th>
          <td className={`px-3 py-2.5 text-right tabular-nums ${wrapOf(now)}`}>{now}</td>
          <td
            className={`py-2.5 pl-3 text-right font-semibold tabular-nums ${wrapOf(after)} ${isWrong ? "text-danger" : ""}`}
          >
            {after}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** The longest value that stays on one line: an amount of millions with its sign. */
const ONE_LINE = 16;

const wrapOf = (value: string) => (value.length <= ONE_LINE ? "whitespace-nowrap" : "wrap-anywhere");
