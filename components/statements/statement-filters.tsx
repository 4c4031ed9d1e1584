import { FilterMenu } from "@/components/offers/market/filter-menu";
import { Chip } from "@/components/ui/chip";
import { ArrowDownLeftIcon, ArrowUpRightIcon } from "@/components/ui/icons";
import { type StatementFilter, statementHref } from "@/lib/statements/filter";
import { entryGroups, groupNames } from "@/lib/statements/kinds";
import { DateFilter } from "./date-filter";
import { StatementSearch } from "./statement-search";

/** What narrows the statement. Links and plain forms throughout: the address is the only state. */
export function StatementFilters({ filter, today }: { filter: StatementFilter; today: string }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pb-4 md:px-6 print:hidden">
      {/* The key closes an open panel once it has led somewhere. */}
      <div key={statementHref(filter)} className="relative flex flex-wrap items-center gap-2 max-sm:w-full">
        <TypeFilter filter={filter} />
        <DateFilter filter={filter} today={today} />
      </div>
      <StatementSearch filter={filter} />
    </div>
  );
}

const directions = {
  in: { says: "Money in", Mark: ArrowDownLeftIcon },
  out: { says: "Money out", Mark: ArrowUpRightIcon },
};

/** What kind of transaction, and in which direction. */
function TypeFilter({ filter }: { filter: StatementFilter }) {
  const { direction, group } = filter;
  const chosen = [group && groupNames[group], direction && directions[direction].says].filter(Boolean);
  return (
    <FilterMenu label={chosen.join(", ") || "Everything"} current={chosen.length > 0}>
      <div className="flex flex-wrap gap-2">
        <Chip
          href={statementHref(filter, { group: undefined, direction: undefined })}
          current={chosen.length === 0}
        >
          Everything
        </Chip>
        {entryGroups.map((one) => (
          <Chip
            key={one}
            href={statementHref(filter, { group: group === one ? undefined : one })}
            current={group === one}
          >
            {groupNames[one]}
          </Chip>
        ))}
      </div>
      <div className="mt-3 flex flex-wrap gap-2 border-t border-line pt-3">
        {(["in", "out"] as const).map((way) => {
          const { says, Mark } = directions[way];
          return (
            <Chip
              key={way}
              href={statementHref(filter, { direction: direction === way ? undefined : way })}
              current={direction === way}
            >
              <Mark size={16} /> {says}
            </Chip>
          );
        })}
      </div>
    </FilterMenu>
  );
}
