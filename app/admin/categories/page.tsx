import type { Metadata } from "next";
import { CategoriesTable } from "@/components/admin/categories/categories-table";
import { CategoryForm } from "@/components/admin/categories/category-form";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { staffCategories } from "@/lib/catalog";
import { keyFor } from "@/lib/kernel/ids";
import { may, mayRead } from "@/lib/kernel/permissions";
import { newForm } from "@/lib/web/form-state";
import { requirePermission } from "../require-permission";
import { create } from "./actions";

export const metadata: Metadata = { title: "Categories" };

/** The tree of categories of goods, and the form of a new one. */
export default async function AdminCategoriesPage() {
  const viewer = await requirePermission("category.change", mayRead);
  const categories = await staffCategories(viewer);
  const options = (which: (one: (typeof categories)[number]) => boolean) =>
    categories.filter(which).map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <>
      <PageHeading title="Categories" lead="What can be sold, and what a listing has to say." />
      <div className="grid gap-5">
        <CategoriesTable categories={categories} />
        {may(viewer, "category.change") && (
          <TitledCard title="Add a category">
            <CategoryForm
              action={create}
              initial={newForm(keyFor("category-create", viewer.id, categories.length), { position: "99" })}
              parents={options((one) => one.parent === null && one.schemaVersion === null && one.isActive)}
              leaves={options((one) => one.schemaVersion !== null)}
            />
          </TitledCard>
        )}
      </div>
    </>
  );
}
