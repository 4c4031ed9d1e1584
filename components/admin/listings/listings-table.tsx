import Link from "next/link";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { placeOf } from "@/components/goods/words";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import type { StaffListing } from "@/lib/catalog";
import { statusWords } from "@/lib/catalog/words";
import { formatDateTime } from "@/lib/kernel/time-format";
import { naira } from "@/lib/money/format";
import { statusTones } from "./words";

/** Listings as staff find them, a line each. */
export const ListingsTable = ({ listings, now }: { listings: StaffListing[]; now: Date }) => (
  <StaffTable
    caption="Listings, the last submitted first"
    rows={listings}
    keyOf={({ card }) => card.id}
    columns={columnsAt(now)}
  />
);

const columnsAt = (now: Date): Column<StaffListing>[] => [
  {
    title: "Listing",
    cell: ({ card }) => (
      <Link
        href={`/admin/listings/${card.id}`}
        prefetch={false}
        className={`${tradeLinkClass} wrap-anywhere`}
      >
        {card.title}
      </Link>
    ),
  },
  { title: "Category", cell: ({ card }) => card.category.name },
  { title: "Price", numeric: true, cell: ({ card }) => naira(card.price.minor) },
  { title: "Seller", cell: ({ card }) => <span className="wrap-anywhere">{card.seller.name}</span> },
  { title: "Place", cell: ({ card }) => placeOf(card) },
  {
    title: "State",
    cell: ({ card, isWaiting, isFlagged, isHidden }) => (
      <span className="inline-flex flex-wrap gap-1">
        <Badge tone={statusTones[card.status]}>{statusWords[card.status]}</Badge>
        {isWaiting && card.status !== "PENDING_REVIEW" && <Badge tone="wait">Change waits</Badge>}
        {isFlagged && <Badge tone="wait">Reported</Badge>}
        {isHidden && <Badge tone="danger">Hidden</Badge>}
      </span>
    ),
  },
  {
    title: "Submitted",
    cell: ({ submittedAt }) => (submittedAt ? <RelativeTime at={submittedAt} now={now} /> : "–"),
  },
  { title: "Ends", cell: ({ expiresAt }) => (expiresAt ? formatDateTime(expiresAt) : "–") },
];
