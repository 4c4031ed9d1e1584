import type { Metadata } from "next";
import { TakeForm } from "@/components/admin/break-glass/take-form";
import { TakenTable } from "@/components/admin/break-glass/taken-table";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { newId } from "@/lib/kernel/ids";
import { may } from "@/lib/kernel/permissions";
import { takeablePermissions, takenPermissions } from "@/lib/staff";
import { newForm } from "@/lib/web/form-state";
import { requireStaff } from "../require-staff";
import { ratify, take } from "./actions";

export const metadata: Metadata = { title: "Emergencies" };

type Asked = Promise<{ taken?: string | string[] }>;

export default async function BreakGlassPage({ searchParams }: { searchParams: Asked }) {
  const viewer = await requireStaff();
  const [taken, takeable, asked] = await Promise.all([
    takenPermissions(viewer),
    takeablePermissions(viewer),
    searchParams,
  ]);
  return (
    <>
      <PageHeading
        title="Emergencies"
        lead="If no one with the role can be reached, you can take a missing permission for an hour. All administrators and auditors are notified."
      />
      <div className="grid gap-8">
        {asked.taken !== undefined && (
          <Notice tone="wait">You have it for an hour. An administrator looks at it within a day.</Notice>
        )}
        {takeable.length > 0 && (
          <TitledCard title="Take a permission">
            <TakeForm
              action={take}
              initial={newForm(newId())}
              permissions={takeable.map(({ name, says }) => ({ value: name, label: says }))}
            />
          </TitledCard>
        )}
        {taken.length > 0 ? (
          <TakenTable
            taken={taken}
            viewerId={viewer.id}
            ratify={may(viewer, "break_glass.ratify") ? ratify : undefined}
          />
        ) : (
          <EmptyState title="Nothing was ever taken" />
        )}
      </div>
    </>
  );
}
