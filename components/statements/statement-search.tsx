import Link from "next/link";
import { inputClass } from "@/components/form/field";
import { buttonClass } from "@/components/ui/button-class";
import { SearchIcon, XIcon } from "@/components/ui/icons";
import { type StatementFilter, statementHref } from "@/lib/statements/filter";
import { KeptFields } from "./kept-fields";

/** A plain GET form. */
export function StatementSearch({ filter }: { filter: StatementFilter }) {
  const { search } = filter;
  return (
    <search className="min-w-0 grow basis-64">
      <form action="/wallet" method="get" aria-label="Search the statement" className="flex gap-2">
        <KeptFields filter={{ ...filter, search: undefined }} />
        <label className="relative isolate min-w-0 flex-1">
          {/* A phone has room for some twenty letters of the placeholder. */}
          <span className="sr-only">Search your statement: an amount, an item or a reference</span>
          <SearchIcon
            size={18}
            className="pointer-events-none absolute top-1/2 left-3.5 z-10 -translate-y-1/2 text-muted"
          />
          {/* The key empties it when the search is taken away by a link. */}
          <input
            key={search}
            type="text"
            name="search"
            defaultValue={search}
            maxLength={100}
            autoComplete="off"
            enterKeyHint="search"
            placeholder="Amount or item"
            className={`${inputClass} pl-10`}
          />
        </label>
        {search && (
          <Link
            href={statementHref(filter, { search: undefined })}
            prefetch={false}
            className={`${buttonClass({ kind: "quiet" })} px-3.5`}
          >
            <XIcon size={18} label="Clear search" />
          </Link>
        )}
        <button type="submit" className={buttonClass({ kind: "quiet" })}>
          Search
        </button>
      </form>
    </search>
  );
}
