import type { Metadata } from "next";
import { GrantForm } from "@/components/admin/roles/grant-form";
import { StaffMembersTable } from "@/components/admin/roles/staff-members-table";
import { SearchForm } from "@/components/admin/search-form";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { newId } from "@/lib/kernel/ids";
import { may, mayRead, staffRoles } from "@/lib/kernel/permissions";
import { candidateFor, staffMembers } from "@/lib/staff";
import { newForm } from "@/lib/web/form-state";
import type { Viewer } from "@/lib/web/session";
import { requirePermission } from "../require-permission";
import { end, request } from "./actions";

export const metadata: Metadata = { title: "Roles" };

type Asked = Promise<{ q?: string | string[]; ended?: string | string[] }>;

export default async function RolesPage({ searchParams }: { searchParams: Asked }) {
  const viewer = await requirePermission("role.grant", mayRead);
  const [people, { q, ended }] = await Promise.all([staffMembers(viewer), searchParams]);
  return (
    <>
      <PageHeading
        title="Roles"
        lead="Who is on the staff. Two administrators grant a role; one can end it."
        aside={
          <ButtonLink href="/admin/permissions" kind="quiet" size="small">
            Permissions
          </ButtonLink>
        }
      />
      {ended !== undefined && (
        <div className="mb-5">
          <Notice tone="ok">The role has ended, and its holder is signed out.</Notice>
        </div>
      )}
      <div className="grid gap-8">
        {may(viewer, "role.grant", "a") && (
          <Granting viewer={viewer} email={typeof q === "string" ? q : ""} />
        )}
        <StaffMembersTable
          people={people}
          viewerId={viewer.id}
          endAction={may(viewer, "role.revoke") ? end : undefined}
        />
      </div>
    </>
  );
}

type GrantingProps = { viewer: Viewer; email: string };

/** Finds a person by their whole email address, and requests a role for them. */
async function Granting({ viewer, email }: GrantingProps) {
  const found = email ? await candidateFor(viewer, email) : undefined;
  const roles = Object.entries(staffRoles).map(([value, label]) => ({ value, label }));
  return (
    <TitledCard title="Grant a role">
      <SearchForm
        action="/admin/roles"
        search={email}
        label="Email address of the person"
        placeholder="Full email address"
      />
      {email && !found && (
        <p className="text-muted">No one has confirmed this address. They sign up first, as anyone does.</p>
      )}
      {found?.id === viewer.id && <p className="text-muted">A colleague has to request a role for you.</p>}
      {found && found.id !== viewer.id && (
        <GrantForm
          key={found.id}
          action={request}
          initial={newForm(newId())}
          userId={found.id}
          name={found.name}
          roles={roles}
        />
      )}
    </TitledCard>
  );
}
