import type { ReactNode } from "react";
import { DiffedWords } from "@/components/admin/diffed-words";
import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { type Difference, differencesOf } from "@/lib/catalog/differences";
import type { ListingPage } from "@/lib/catalog/schema";
import { naira } from "@/lib/money/format";

/** What the version says: in what it differs from the live one, then all of it. */
export function ContentCard({ listing, live }: { listing: ListingPage; live: ListingPage | null }) {
  const differences = live ? differencesOf(live, listing) : [];
  return (
    <>
      {live && (
        <TitledCard title="What has changed" className="p-4!">
          {differences.length === 0 ? (
            <p className="text-muted">Only the pictures.</p>
          ) : (
            <dl className="grid gap-3">
              {differences.map((one) => (
                <Changed key={one.label} {...one} />
              ))}
            </dl>
          )}
        </TitledCard>
      )}
      <TitledCard title="Description" className="p-4!">
        <p className="whitespace-pre-wrap wrap-anywhere">{listing.description}</p>
        <DefinitionList className="mt-3 border-t border-line" rows={detailsOf(listing)} />
      </TitledCard>
    </>
  );
}

const detailsOf = (listing: ListingPage): { term: string; value: ReactNode }[] => [
  { term: "Category", value: listing.categoryPath.map(({ name }) => name).join(" › ") },
  { term: "Condition", value: listing.conditionSays },
  ...listing.attributes.map((one) => ({
    term: one.private ? `${one.label} (private)` : one.label,
    value: <span className="wrap-anywhere">{one.says}</span>,
  })),
  { term: "Price", value: naira(listing.price.minor) },
  ...(listing.comparePrice ? [{ term: "Compare price", value: naira(listing.comparePrice.minor) }] : []),
  { term: "How many", value: listing.unitsLeft },
  { term: "Place", value: `${listing.lga}, ${listing.stateName}` },
];

const Changed = ({ label, before, after }: Difference) => (
  <div>
    <dt className="text-sm text-muted">{label}</dt>
    <dd className="whitespace-pre-wrap wrap-anywhere">
      <DiffedWords before={before} after={after} />
    </dd>
  </div>
);
