import type { Metadata } from "next";
import { AgreeForm } from "@/components/admin/approvals/agree-form";
import { TemplateForm } from "@/components/admin/support/template-form";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { keyFor, newId } from "@/lib/kernel/ids";
import { may, mayRead } from "@/lib/kernel/permissions";
import { formatDateTime } from "@/lib/kernel/time-format";
import { supportTemplates } from "@/lib/support";
import { newForm } from "@/lib/web/form-state";
import { requirePermission } from "../require-permission";
import { add, remove } from "./actions";

export const metadata: Metadata = { title: "Prepared answers" };

/** Answers for staff to begin with, and who wrote them. */
export default async function TemplatesPage() {
  const viewer = await requirePermission("support.template", mayRead);
  const templates = await supportTemplates(viewer);
  const mayWrite = may(viewer, "support.template");
  return (
    <>
      <PageHeading
        title="Prepared answers"
        lead="Staff put them into an answer with one key, and edit them."
      />
      <div className="grid gap-5 lg:grid-cols-[1fr_26rem] lg:items-start">
        <div className="grid gap-4">
          {templates.length === 0 && <EmptyState title="None yet" />}
          {templates.map(({ id, title, body, byName, createdAt }) => (
            <TitledCard key={id} title={title}>
              <p className="whitespace-pre-wrap wrap-anywhere">{body}</p>
              <p className="mt-2 text-sm text-muted">
                {byName ?? "System"}, {formatDateTime(createdAt)}
              </p>
              {mayWrite && (
                <div className="mt-3">
                  <AgreeForm
                    action={remove}
                    formKey={keyFor("remove-template", viewer.id, id)}
                    about={{ templateId: id }}
                    label="Remove"
                    pending="Removing"
                    kind="quiet"
                  />
                </div>
              )}
            </TitledCard>
          ))}
        </div>
        {mayWrite && (
          <TitledCard title="New answer">
            <TemplateForm action={add} initial={newForm(newId())} />
          </TitledCard>
        )}
      </div>
    </>
  );
}
