import { Chip, ChipRow } from "@/components/ui/chip";
import { ArrowDownLeftIcon, ArrowUpRightIcon } from "@/components/ui/icons";
import { type StatementFilter, statementHref } from "@/lib/statements/filter";
import { entryGroups, groupNames } from "@/lib/statements/kinds";
import { DateFilter } from "./date-filter";
import { StatementSearch } from "./statement-search";

/** What narrows the statement. Links and plain forms throughout: the address is the only state. */
export function StatementFilters({ filter, today }: { filter: StatementFilter; today: string }) {
  const { direction, group } = filter;
  const turned = (way: "in" | "out") =>
    statementHref(filter, { direction: direction === way ? undefined : way });
  return (
    <div className="mb-5 grid gap-1 print:hidden">
      <StatementSearch filter={filter} />
      <ChipRow label="Type">
        <Chip href={statementHref(filter, { group: undefined })} current={!group}>
          Everything
        </Chip>
        {entryGroups.map((one) => (
          <Chip key={one} href={statementHref(filter, { group: one })} current={group === one}>
            {groupNames[one]}
          </Chip>
        ))}
      </ChipRow>
      {/* The key closes an open panel once it has led somewhere. */}
      <div key={statementHref(filter)} className="relative flex flex-wrap items-center gap-2 py-2">
        {(["in", "out"] as const).map((way) => (
          <Chip key={way} href={turned(way)} current={direction === way}>
            {way === "in" ? <ArrowDownLeftIcon size={16} /> : <ArrowUpRightIcon size={16} />}
            <span>
              <span className="max-sm:sr-only">Money </span>
              <span className="max-sm:capitalize">{way}</span>
            </span>
          </Chip>
        ))}
        <DateFilter filter={filter} today={today} />
      </div>
    </div>
  );
}
