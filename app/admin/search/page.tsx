import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { SearchForm } from "@/components/admin/search-form";
import { PageHeading } from "@/components/shell/page-heading";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { mayRead } from "@/lib/kernel/permissions";
import { searchFor } from "@/lib/staff";
import { requirePermission } from "../require-permission";

export const metadata: Metadata = { title: "Search" };

export default async function SearchPage({
  searchParams,
}: {
  searchParams: Promise<{ q?: string | string[] }>;
}) {
  const viewer = await requirePermission("person.search", mayRead);
  const { q } = await searchParams;
  const typed = typeof q === "string" ? q.slice(0, 254) : "";
  const hits = typed ? await searchFor(viewer, typed) : [];
  const [only] = hits;
  if (only && hits.length === 1) redirect(only.href);
  return (
    <>
      <PageHeading title="Search" />
      <SearchForm
        action="/admin/search"
        search={typed}
        label="An ID, a payment reference, a full email address or phone number, or a name"
        placeholder="ID, reference, email, phone or name"
      />
      {hits.length > 0 && (
        <ul className="divide-y divide-line rounded-box border border-line bg-surface">
          {hits.map(({ kind, id, name, detail, href }) => (
            <li key={`${kind} ${id}`}>
              <Link
                href={href}
                className="flex min-h-11 flex-wrap items-center gap-x-3 px-4 py-2 hover:bg-ground"
              >
                <span className="font-semibold wrap-anywhere">{name}</span>
                <Badge>{kind}</Badge>
                <span className="text-sm text-muted">{detail}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {typed && hits.length === 0 && (
        <EmptyState title="Nothing found">
          Addresses, numbers and references are found only whole; names from three letters on.
        </EmptyState>
      )}
    </>
  );
}
