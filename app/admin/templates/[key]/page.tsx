import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TemplateChoices } from "@/components/admin/templates/template-choices";
import { TemplatePhone } from "@/components/admin/templates/template-phone";
import { PageHeading } from "@/components/shell/page-heading";
import { mayRead } from "@/lib/kernel/permissions";
import { previewTemplate } from "@/lib/notifications";
import { requirePermission } from "../../require-permission";

export const metadata: Metadata = { title: "Words of a notice" };

type TemplatePageProps = {
  params: Promise<{ key: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function TemplatePage({ params, searchParams }: TemplatePageProps) {
  const viewer = await requirePermission("template.publish", mayRead);
  const [{ key }, asked] = await Promise.all([params, searchParams]);
  const chosen = Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [name, typeof value === "string" ? value : undefined]),
  );
  const preview = await previewTemplate(viewer, key, chosen);
  if (!preview) notFound();
  return (
    <>
      <PageHeading title={preview.key} lead={`${preview.family}, with sample facts.`} />
      <TemplateChoices templateKey={preview.key} choices={preview.choices} />
      <div className="grid gap-5 md:grid-cols-2 2xl:grid-cols-3">
        {preview.previews.map((one) => (
          <TemplatePhone key={one.language} templateKey={preview.key} preview={one} />
        ))}
      </div>
    </>
  );
}
