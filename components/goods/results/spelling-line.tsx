import Link from "next/link";
import type { FoundListings } from "@/lib/search";
import { type ResultsOf, resultsHref } from "./results-address";

/** How the words were read, where they were read otherwise than typed. */
export function SpellingLine({ of, found }: { of: ResultsOf; found: FoundListings }) {
  const { spelling, leftOut, isPartial } = found;
  if (found.ids.length === 0 || (!spelling && leftOut.length === 0 && !isPartial)) return null;
  return (
    <p className="mb-4 rounded-inset bg-primary-soft px-4 py-2.5 text-sm">
      {spelling && (
        <>
          Showing <strong>{spelling.shown}</strong>. Search for{" "}
          <Link
            href={resultsHref(of, { q: spelling.asked, exact: "1" })}
            prefetch={false}
            rel="nofollow"
            className="font-semibold text-primary-ink underline"
          >
            {spelling.asked}
          </Link>{" "}
          instead.{" "}
        </>
      )}
      {leftOut.length > 0 && <>Nothing has “{leftOut.join("” or “")}”, so we left it out. </>}
      {isPartial && <>Nothing has all of these words. These have most of them.</>}
    </p>
  );
}
