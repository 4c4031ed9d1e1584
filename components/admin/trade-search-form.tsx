import { buttonClass } from "@/components/ui/button-class";
import { SearchIcon } from "@/components/ui/icons";
import type { TradeState } from "@/lib/trades/moves";

/** Looks a trade up. A plain form: what was asked for stands in the address. */
export function TradeSearchForm({ search, state }: { search: string; state: TradeState | undefined }) {
  return (
    <form action="/admin/trades" className="mb-3 flex gap-2">
      {state && <input type="hidden" name="state" value={state} />}
      <input
        type="search"
        name="q"
        defaultValue={search}
        aria-label="Trade id, or the whole email address or phone number of a party"
        placeholder="Trade id, email or phone"
        autoComplete="off"
        className="input h-12 min-w-0 flex-1 border-edge bg-raised text-base shadow-none md:max-w-md"
      />
      <button type="submit" className={buttonClass({ kind: "quiet" })}>
        <SearchIcon size={18} /> Search
      </button>
    </form>
  );
}
