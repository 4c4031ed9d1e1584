import type { Metadata } from "next";
import { TemplatesTable } from "@/components/admin/templates/templates-table";
import { PageHeading } from "@/components/shell/page-heading";
import { mayRead } from "@/lib/kernel/permissions";
import { templatesForStaff } from "@/lib/notifications";
import { requirePermission } from "../require-permission";

export const metadata: Metadata = { title: "Words of notices" };

export default async function TemplatesPage() {
  const viewer = await requirePermission("template.publish", mayRead);
  const families = await templatesForStaff(viewer);
  return (
    <>
      <PageHeading
        title="Words of notices"
        lead="What people read in the inbox, in emails and in text messages, in five languages. What staff publish takes the place of the product’s words."
      />
      <div className="grid gap-6">
        {families.map(({ title, templates }) => (
          <section key={title}>
            <h2 className="mb-2 text-lg">{title}</h2>
            <TemplatesTable caption={title} templates={templates} />
          </section>
        ))}
      </div>
    </>
  );
}
