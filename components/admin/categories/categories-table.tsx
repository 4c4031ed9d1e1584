import Link from "next/link";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { Badge } from "@/components/ui/badge";
import type { Column } from "@/components/ui/table";
import type { StaffCategory } from "@/lib/catalog";

/** The tree of categories, each leaf under what it belongs to. */
export const CategoriesTable = ({ categories }: { categories: StaffCategory[] }) => (
  <StaffTable caption="Categories" rows={categories} keyOf={({ id }) => id} columns={columns} />
);

const columns: Column<StaffCategory>[] = [
  {
    title: "Category",
    cell: ({ slug, name, parent }) => (
      <Link
        href={`/admin/categories/${slug}`}
        prefetch={false}
        className={`${parent ? "md:ml-5" : "font-semibold"} ${tradeLinkClass}`}
      >
        {name}
      </Link>
    ),
  },
  { title: "Address", cell: ({ slug }) => <span className="wrap-anywhere text-muted">{slug}</span> },
  { title: "Place", numeric: true, cell: ({ position }) => position },
  { title: "Listings", numeric: true, cell: ({ listings }) => listings.toLocaleString("en-NG") },
  {
    title: "Asks",
    cell: ({ schemaVersion }) => (schemaVersion === null ? "–" : `version ${String(schemaVersion)}`),
  },
  {
    title: "State",
    cell: ({ isActive }) => (isActive ? <Badge tone="ok">Open</Badge> : <Badge>Closed</Badge>),
  },
];
