import { buttonClass } from "@/components/ui/button-class";
import { SearchIcon } from "@/components/ui/icons";

/** Looks a deposit up. A plain form: what was asked for stands in the address. */
export const DepositSearchForm = ({ search }: { search: string }) => (
  <form action="/admin/deposits" className="mb-3 flex gap-2">
    <input
      type="search"
      name="q"
      defaultValue={search}
      aria-label="Reference, Paystack’s reference or id, or the whole email address or phone number of its owner"
      placeholder="Reference, email or phone"
      autoComplete="off"
      className="input h-12 min-w-0 flex-1 border-edge bg-raised text-base shadow-none md:max-w-md"
    />
    <button type="submit" className={buttonClass({ kind: "quiet" })}>
      <SearchIcon size={18} /> Search
    </button>
  </form>
);
