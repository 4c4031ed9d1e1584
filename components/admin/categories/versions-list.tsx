import { RelativeTime } from "@/components/ui/relative-time";
import type { StaffCategoryPage } from "@/lib/catalog";

/** Who wrote each version of what a category asks, and how many listings still have it. */
export const VersionsList = ({ versions, now }: Pick<StaffCategoryPage, "versions" | "now">) =>
  versions.length === 0 ? (
    <p className="text-muted">It asks nothing itself: what is below it does.</p>
  ) : (
    <ul className="divide-y divide-line">
      {versions.map(({ version, byName, at, details, listings }) => (
        <li key={version} className="flex flex-wrap justify-between gap-x-6 gap-y-1 py-2">
          <span>
            <b>Version {version}</b>, {details === 1 ? "1 detail" : `${String(details)} details`}, by {byName}{" "}
            <RelativeTime at={at} now={now} className="text-muted" />
          </span>
          <span className="text-muted">
            {listings === 1
              ? "1 live listing has it"
              : `${listings.toLocaleString("en-NG")} live listings have it`}
          </span>
        </li>
      ))}
    </ul>
  );
