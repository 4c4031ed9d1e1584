import { shortDay } from "@/components/charts/days";
import type { Area } from "@/components/charts/scales";
import { StackedSteps } from "@/components/charts/stacked-steps";
import { naira, nairaAndKobo } from "@/lib/money/format";
import type { BalanceDay } from "@/lib/statements";

const series = [
  { key: "available", label: "Available", colour: "var(--c1)" },
  { key: "held", label: "In escrow", colour: "var(--c3)" },
];

const wide: Area = { width: 696, height: 168, left: 48, right: 6, top: 8, bottom: 22 };
const narrow: Area = { width: 326, height: 132, left: 44, right: 4, top: 8, bottom: 22 };

const compact = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });

/** '₦300k'. */
const label = (amount: number) => `₦${compact.format(amount).toLowerCase()}`;

/** Where the money was at the end of each day, drawn on the server, and the same figures as a table for screen readers. */
export function BalanceChart({ days }: { days: readonly BalanceDay[] }) {
  const drawn = days.map(({ day, availableMinor, heldMinor }) => ({
    day,
    values: { available: Number(availableMinor) / 100, held: Number(heldMinor) / 100 },
    tip: [
      shortDay(day),
      nairaAndKobo(availableMinor),
      ...(heldMinor > 0n ? [`${naira(heldMinor)} in escrow`] : []),
    ],
  }));
  const chart = { says: `Balance of the last ${days.length} days.`, series, days: drawn, label };
  return (
    <figure>
      <figcaption className="mb-1 flex flex-wrap justify-between gap-x-4 text-sm text-muted">
        <span className="flex flex-wrap gap-x-4">
          {series.map(({ key, label: name, colour }) => (
            <span key={key} className="inline-flex items-center gap-1.5">
              <svg aria-hidden className="size-2.5" viewBox="0 0 10 10">
                <rect width="10" height="10" rx="3" fill={colour} />
              </svg>
              {name}
            </span>
          ))}
        </span>
        <span>Last {days.length} days</span>
      </figcaption>
      <div className="max-sm:hidden">
        <StackedSteps {...chart} area={wide} />
      </div>
      <div className="sm:hidden">
        <StackedSteps {...chart} area={narrow} />
      </div>
      <div className="sr-only">
        <table>
          <caption>Balance at the end of each day</caption>
          <thead>
            <tr>
              {["Day", "Available", "In escrow"].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, availableMinor, heldMinor }) => (
              <tr key={day}>
                <th scope="row">{shortDay(day)}</th>
                <td>{nairaAndKobo(availableMinor)}</td>
                <td>{nairaAndKobo(heldMinor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
