import { TextField } from "@/components/form/text-field";
import { FilterButtons, FilterMenu } from "@/components/offers/market/filter-menu";
import { Chip } from "@/components/ui/chip";
import { CalendarIcon } from "@/components/ui/icons";
import { type StatementFilter, statementHref } from "@/lib/statements/filter";
import { monthBefore, monthOf, periodInWords } from "@/lib/statements/periods";
import { KeptFields } from "./kept-fields";

/** From one day in Lagos to another. */
export function DateFilter({ filter, today }: { filter: StatementFilter; today: string }) {
  const { from, to } = filter;
  const months = { "This month": monthOf(today), "Last month": monthBefore(today) };
  return (
    <FilterMenu
      label={periodInWords({ from, to }) ?? "Any date"}
      icon={<CalendarIcon size={16} />}
      current={Boolean(from ?? to)}
    >
      <form action="/wallet" method="get" className="grid gap-4" aria-label="Days">
        <KeptFields filter={{ ...filter, from: undefined, to: undefined }} />
        <div className="grid grid-cols-2 gap-3">
          <TextField type="date" label="From" name="from" required={false} max={today} defaultValue={from} />
          <TextField type="date" label="To" name="to" required={false} max={today} defaultValue={to} />
        </div>
        <p className="flex flex-wrap gap-2">
          {Object.entries(months).map(([name, period]) => (
            <Chip
              key={name}
              href={statementHref(filter, period)}
              current={from === period.from && to === period.to}
            >
              {name}
            </Chip>
          ))}
        </p>
        <FilterButtons
          apply="Apply"
          {...((from ?? to)
            ? { clear: { href: statementHref(filter, { from: undefined, to: undefined }), says: "Any date" } }
            : {})}
        />
      </form>
    </FilterMenu>
  );
}
