import type { Metadata } from "next";
import { ActRules, RolesTable } from "@/components/admin/staff/permissions-tables";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { staffRules } from "@/lib/staff";
import { requireStaff } from "../require-staff";

export const metadata: Metadata = { title: "Permissions" };

export default async function PermissionsPage() {
  const { permissions, acts, conflicts } = await staffRules(await requireStaff());
  return (
    <>
      <PageHeading
        title="Permissions"
        lead="Who can do what, as enforced by the database."
        aside={
          <ButtonLink href="/admin/break-glass" kind="quiet" size="small">
            Emergencies
          </ButtonLink>
        }
      />
      <div className="grid gap-8">
        <RolesTable permissions={permissions} conflicts={conflicts} />
        <ActRules acts={acts} />
      </div>
    </>
  );
}
