import { ChevronDownIcon } from "@/components/ui/icons";
import { movesInWords } from "./move-words";

const cell = "px-3.5 py-2.5 align-top first-letter:uppercase";

/** The whole trade machine, for those who want to know exactly; folded away for those who do not. */
export function MovesTable() {
  return (
    <details className="group rounded-box border border-line bg-surface">
      <summary className="flex min-h-12 items-center justify-between gap-3 rounded-box px-4 font-semibold text-primary-ink">
        All moves in detail
        <ChevronDownIcon className="transition-transform group-open:rotate-180" />
      </summary>
      <section
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label="All moves in a trade"
        className="overflow-x-auto border-t border-line"
      >
        <table className="w-full min-w-2xl text-sm leading-normal">
          <thead className="bg-ground text-xs text-muted">
            <tr>
              {["Who", "Action", "While", "Result", "Amount"].map((title) => (
                <th
                  key={title}
                  scope="col"
                  className="px-3.5 py-2.5 text-left font-semibold whitespace-nowrap"
                >
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
    </details>
  );
}
