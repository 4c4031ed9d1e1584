import Link from "next/link";
import { codeWords } from "@/components/admin/code-words";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { Money } from "@/components/ui/money";
import type { Column } from "@/components/ui/table";
import { titleOf } from "@/lib/assets";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { StaffOffer } from "@/lib/offers";

/** Offers, each with its own page. */
export const OffersTable = ({ offers }: { offers: StaffOffer[] }) => (
  <StaffTable caption="Offers, those that end first" rows={offers} keyOf={({ id }) => id} columns={columns} />
);

const columns: Column<StaffOffer>[] = [
  {
    title: "Offer",
    cell: (offer) => (
      <Link
        href={`/admin/offers?q=${offer.id}`}
        className="font-semibold underline decoration-line underline-offset-2"
      >
        {titleOf(offer)}
      </Link>
    ),
  },
  { title: "Seller", cell: ({ sellerName }) => <span className="wrap-anywhere">{sellerName}</span> },
  {
    title: "Price",
    numeric: true,
    cell: ({ priceMinor, currency }) => <Money minor={priceMinor} currency={currency} />,
  },
  { title: "State", cell: ({ state }) => codeWords(state) },
  { title: "Ends", cell: ({ expiresAt }) => formatDateTime(expiresAt) },
  {
    title: "Longer by",
    cell: ({ extendedDays, extensionReason }) =>
      extendedDays > 0 ? (
        <span className="wrap-anywhere">
          {extendedDays === 1 ? "1 day" : `${extendedDays} days`}: {extensionReason}
        </span>
      ) : (
        "–"
      ),
  },
];
