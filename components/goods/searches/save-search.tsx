import Link from "next/link";
import { saveSearch } from "@/app/(market)/searches/actions";
import { buttonClass } from "@/components/ui/button-class";
import { BookmarkIcon, CheckIcon } from "@/components/ui/icons";
import { canBeSaved, isSearchSaved } from "@/lib/search";
import { listingQuery } from "@/lib/search/schema";
import { getViewer } from "@/lib/web/session";
import { type ResultsOf, resultsHref } from "../results/results-address";
import { SaveSearchButton } from "./save-search-button";

type SaveSearchProps = {
  of: ResultsOf;
  /** A chip beside the order, or the button of a page that has found nothing. */
  look: "chip" | "button";
};

const chipClass =
  "relative inline-flex min-h-9 items-center gap-1.5 rounded-full border border-line bg-surface px-3.5 text-sm font-medium whitespace-nowrap after:absolute after:-inset-1 after:content-[''] hover:border-edge";

/** Saves the search, so that its owner is notified of new matches. Renders nothing where the search is too wide, or of one store. */
export async function SaveSearch({ of, look }: SaveSearchProps) {
  if (of.storePath || !canBeSaved(of.filter)) return null;
  const viewer = await getViewer();
  const className = look === "chip" ? chipClass : buttonClass();
  const says = look === "chip" ? "Save search" : "Tell me when one comes";
  if (!viewer)
    return (
      <a href={`/sign-in?next=${encodeURIComponent(resultsHref(of))}`} rel="nofollow" className={className}>
        <BookmarkIcon size={16} />
        {says}
      </a>
    );
  if (await isSearchSaved(viewer, of.filter))
    return (
      <Link
        href="/searches"
        prefetch={false}
        className={look === "chip" ? chipClass : buttonClass({ kind: "quiet" })}
      >
        <CheckIcon size={16} className="text-primary-ink" />
        {look === "chip" ? "Saved" : "Saved. We’ll tell you when one comes"}
      </Link>
    );
  const { sort: _sort, cursor: _cursor, exact: _exact, seller: _seller, ...query } = listingQuery(of.filter);
  return (
    <SaveSearchButton action={saveSearch} query={query} className={className}>
      <BookmarkIcon size={16} />
      {says}
    </SaveSearchButton>
  );
}
