import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AgreeForm } from "@/components/admin/approvals/agree-form";
import { CategoryForm } from "@/components/admin/categories/category-form";
import { DetailsForm } from "@/components/admin/categories/details-form";
import { VersionsList } from "@/components/admin/categories/versions-list";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { PageHeading } from "@/components/shell/page-heading";
import { Badge } from "@/components/ui/badge";
import { TitledCard } from "@/components/ui/card";
import { type StaffCategoryPage, staffCategories, staffCategory } from "@/lib/catalog";
import { categoryPath } from "@/lib/catalog/address";
import { formOf } from "@/lib/catalog/categories/details-form";
import { keyFor } from "@/lib/kernel/ids";
import { may, mayRead } from "@/lib/kernel/permissions";
import { newForm } from "@/lib/web/form-state";
import type { Viewer } from "@/lib/web/session";
import { requirePermission } from "../../require-permission";
import { ask, change, open, tax } from "../actions";

export const metadata: Metadata = { title: "Category" };

/** A category: its words and place, and what it asks of its listings. */
export default async function AdminCategoryPage({ params }: { params: Promise<{ slug: string }> }) {
  const viewer = await requirePermission("category.change", mayRead);
  const found = await staffCategory(viewer, (await params).slug);
  if (!found) notFound();
  const { name, isActive, parent, listings, slug } = found;
  return (
    <>
      <PageHeading
        title={name}
        lead={
          <>
            {parent ? `Below ${parent.name}. ` : "Of the first level. "}
            {listings === 1 ? "1 listing. " : `${listings.toLocaleString("en-NG")} listings. `}
            <Link href={categoryPath(slug)} prefetch={false} className={tradeLinkClass}>
              Its page
            </Link>
          </>
        }
        aside={isActive ? <Badge tone="ok">Open</Badge> : <Badge>Closed</Badge>}
      />
      <div className="grid gap-5">
        {may(viewer, "category.change") && <Acts found={found} viewer={viewer} />}
        <TitledCard title="What it asked">
          <VersionsList versions={found.versions} now={found.now} />
        </TitledCard>
      </div>
    </>
  );
}

async function Acts({ found, viewer }: { found: StaffCategoryPage; viewer: Viewer }) {
  const { id, slug, version, parent, schemaVersion, schema, isActive, name, describes, words, position } =
    found;
  const keyOf = (what: string) => keyFor(`category-${what}`, viewer.id, id, version);
  const branches = (await staffCategories(viewer)).filter(
    (one) => one.parent === null && one.schemaVersion === null && (one.isActive || one.slug === parent?.slug),
  );
  const values = {
    name,
    describes,
    words: words.join(", "),
    position: String(position),
    parent: parent?.slug ?? "",
  };
  return (
    <>
      <TitledCard title="Words and place">
        <CategoryForm
          key={`words ${version}`}
          action={change}
          initial={newForm(keyOf("change"), values)}
          slug={slug}
          {...(schemaVersion !== null && {
            parents: branches.map((one) => ({ value: one.slug, label: one.name })),
          })}
        />
        <div className="mt-5 border-t border-line pt-4 sm:max-w-sm">
          <p className="mb-3 text-muted">
            {isActive
              ? "Closed, it takes no new listings. Those that it has run on."
              : "Open again, it takes new listings."}
          </p>
          <AgreeForm
            key={`open ${version}`}
            action={open}
            about={{ slug, isActive: isActive ? "no" : "yes" }}
            formKey={keyOf("open")}
            label={isActive ? "Close it for new listings" : "Open it again"}
            pending="Saving"
            kind="quiet"
          />
        </div>
        {schemaVersion !== null && <Taxed found={found} formKey={keyOf("tax")} />}
      </TitledCard>
      {schema && schemaVersion !== null && (
        <TitledCard title={`What it asks, version ${String(schemaVersion)}`}>
          <p className="mb-4 text-muted">
            Saved, it’s a new version for listings that are written from now on. Those that are live keep
            theirs until their sellers change them. Choices are parted by commas; a number is written as “17
            to 120 step 1 inch”, a text by its length.
          </p>
          <DetailsForm
            key={`asks ${version}`}
            action={ask}
            {...formOf(schema, keyOf("ask"))}
            about={{ slug, schemaVersion: String(schemaVersion), before: JSON.stringify(schema.attributes) }}
          />
        </TitledCard>
      )}
    </>
  );
}

/** Whether what registered sellers sell in it has VAT within its price. */
const Taxed = ({ found, formKey }: { found: StaffCategoryPage; formKey: string }) => (
  <div className="mt-5 border-t border-line pt-4 sm:max-w-sm">
    <p className="mb-3 text-muted">
      {found.isTaxed
        ? "Prices of sellers who are registered for VAT include it."
        : "Nothing that is sold here has VAT within its price."}
    </p>
    <AgreeForm
      key={`tax ${found.version}`}
      action={tax}
      about={{ slug: found.slug, isTaxed: found.isTaxed ? "no" : "yes" }}
      formKey={formKey}
      label={found.isTaxed ? "Sell without VAT from now on" : "Sell with VAT from now on"}
      pending="Saving"
      kind="quiet"
    />
  </div>
);
