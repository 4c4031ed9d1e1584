import { TextField } from "@/components/form/text-field";
import { buttonClass } from "@/components/ui/button-class";
import { ChevronDownIcon, DownloadIcon } from "@/components/ui/icons";
import { monthBefore, monthOf, periodInWords } from "@/lib/statements/periods";

const PATH = "/sell/dashboard/csv";

/** Orders to keep, as a table for a spreadsheet: of a month, of other days, or all. `today`: the day in Lagos. */
export function OrdersDownload({ today }: { today: string }) {
  const months = [monthOf(today), monthBefore(today)];
  return (
    <details data-menu className="group relative">
      <summary className={buttonClass({ kind: "quiet", size: "small" })}>
        <DownloadIcon size={16} /> Orders as CSV
        <ChevronDownIcon size={16} className="transition-transform group-open:rotate-180" />
      </summary>
      <div className="absolute left-0 z-20 mt-2 w-72 max-w-[calc(100vw-2rem)] rounded-box border border-line bg-surface p-4 shadow-card md:right-0 md:left-auto">
        <ul className="-m-2 grid">
          {months.map(({ from, to }) => (
            <li key={from}>
              <Download href={`${PATH}?from=${from}&to=${to}`}>{periodInWords({ from, to })}</Download>
            </li>
          ))}
          <li>
            <Download href={PATH}>All orders</Download>
          </li>
        </ul>
        <form
          action="/sell/dashboard/csv"
          method="get"
          className="mt-4 grid gap-3 border-t border-line pt-4"
          aria-label="Days"
        >
          <TextField type="date" label="From" name="from" required={false} max={today} />
          <TextField type="date" label="To" name="to" required={false} max={today} />
          <button type="submit" className={buttonClass({ kind: "quiet", size: "small" })}>
            Download these days
          </button>
        </form>
      </div>
    </details>
  );
}

const Download = ({ href, children }: { href: string; children?: string | undefined }) => (
  // No link of the router's: it is a file.
  <a
    href={href}
    download
    className="flex min-h-11 items-center rounded-field px-3 font-medium hover:bg-ground"
  >
    {children}
  </a>
);
