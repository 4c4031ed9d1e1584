import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { SearchIcon } from "@/components/ui/icons";

type SearchFormProps = {
  action: string;
  search: string;
  /** What can be searched. */
  label: string;
  placeholder: string;
  /** Hidden fields that are kept. */
  children?: ReactNode;
};

/** Searches a record for staff. A plain GET form, so that the query is in the URL. */
export const SearchForm = ({ action, search, label, placeholder, children }: SearchFormProps) => (
  <form method="get" action={action} className="mb-3 flex gap-2">
    {children}
    <input
      type="search"
      name="q"
      defaultValue={search}
      aria-label={label}
      placeholder={placeholder}
      autoComplete="off"
      className="input h-12 min-w-0 flex-1 border-edge bg-raised text-base shadow-none md:max-w-md"
    />
    <button type="submit" className={buttonClass({ kind: "quiet" })}>
      <SearchIcon size={18} /> Search
    </button>
  </form>
);
