import type { ListingStatus } from "@/lib/catalog/words";

/** The parts of one’s own listings, in the order of the page. */
export const ownTabs = [
  { tab: "live", label: "Live", statuses: ["AVAILABLE", "IN_ESCROW"], empty: "Nothing is live" },
  { tab: "drafts", label: "Drafts", statuses: ["DRAFT"], empty: "No drafts" },
  { tab: "review", label: "In review", statuses: ["PENDING_REVIEW"], empty: "Nothing is in review" },
  { tab: "rejected", label: "Rejected", statuses: ["REJECTED"], empty: "Nothing was rejected" },
  { tab: "paused", label: "Paused", statuses: ["INACTIVE"], empty: "Nothing is paused" },
  { tab: "sold", label: "Sold out", statuses: ["COMPLETED"], empty: "Nothing is sold out" },
  { tab: "ended", label: "Ended", statuses: ["EXPIRED", "WITHDRAWN"], empty: "Nothing has ended" },
] as const satisfies readonly {
  tab: string;
  label: string;
  statuses: readonly ListingStatus[];
  /** What an empty one says. */
  empty: string;
}[];
export type OwnTab = (typeof ownTabs)[number];

/** The tab of an address; the first where it names none. */
export const tabOf = (asked: unknown): OwnTab => ownTabs.find(({ tab }) => tab === asked) ?? ownTabs[0];

/** The address of a tab, or of a page of it; the first tab needs no name. */
export function tabPath(tab: OwnTab["tab"], cursor?: string): string {
  const query = new URLSearchParams({ ...(tab !== "live" && { tab }), ...(cursor && { cursor }) });
  return query.size > 0 ? `/goods/mine?${query}` : "/goods/mine";
}
