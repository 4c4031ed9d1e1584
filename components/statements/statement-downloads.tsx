import { buttonClass } from "@/components/ui/button-class";
import { ChevronDownIcon, DownloadIcon } from "@/components/ui/icons";
import { type StatementFilter, statementHref } from "@/lib/statements/filter";
import { monthBefore, monthOf, periodInWords } from "@/lib/statements/periods";

/** The statement to keep: on paper by periods, and what is shown as a table for a spreadsheet. */
export function StatementDownloads({ filter, today }: { filter: StatementFilter; today: string }) {
  const { from, to } = filter;
  const papers = (from ?? to) ? [{ from, to }] : [monthOf(today), monthBefore(today)];
  return (
    <details data-menu className="group print:hidden">
      <summary className={buttonClass({ kind: "quiet", size: "small" })}>
        <DownloadIcon size={16} /> Download
        <ChevronDownIcon size={16} className="transition-transform group-open:rotate-180" />
      </summary>
      <div className="absolute inset-x-0 top-full z-20 mt-2 rounded-box border border-line bg-surface p-4 shadow-card sm:left-auto sm:w-80">
        <ul className="-m-2 grid">
          {papers.map((period) => (
            <li key={period.from}>
              <Download href={statementHref(period, {}, "/wallet/statement/pdf")} kind="PDF, to print">
                {periodInWords(period)}
              </Download>
            </li>
          ))}
          <li>
            <Download href={statementHref(filter, {}, "/wallet/statement/csv")} kind="CSV, for a spreadsheet">
              Everything in this view
            </Download>
          </li>
        </ul>
      </div>
    </details>
  );
}

const Download = ({ href, kind, children }: { href: string; kind: string; children?: string }) => (
  // No link of the router's: it is a file.
  <a
    href={href}
    download
    className="flex min-h-12 flex-col justify-center rounded-field px-3 py-1.5 hover:bg-ground"
  >
    <span className="font-medium">{children}</span>
    <span className="text-sm text-muted">{kind}</span>
  </a>
);
