import { movesInWords } from "./move-words";

const head = "px-3 py-2.5 text-left font-semibold whitespace-nowrap";
const cell = "px-3 py-2.5 align-top";

/** The whole trade machine, for those who want to know exactly. */
export function MovesTable() {
  return (
    <section
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label="Everything that can happen to a trade"
      className="mt-4 overflow-x-auto rounded-box border border-line bg-surface"
    >
      <table className="w-full min-w-2xl text-sm">
        <thead className="bg-ground text-xs text-muted">
          <tr>
            {["Who", "Does what", "While", "And then", "The money"].map((title) => (
              <th key={title} scope="col" className={head}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {movesInWords().map(({ who, what, when, after, money }) => (
            <tr key={`${who} ${what} ${when} ${after}`}>
              <th scope="row" className={`${cell} text-left font-semibold`}>
                {who}
              </th>
              <td className={cell}>{what}</td>
              <td className={cell}>{when}</td>
              <td className={cell}>{after}</td>
              <td className={cell}>{money}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
