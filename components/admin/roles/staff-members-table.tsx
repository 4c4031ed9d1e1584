import { DecisionForm } from "@/components/admin/approvals/decision-form";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { Badge } from "@/components/ui/badge";
import type { Column } from "@/components/ui/table";
import { keyFor } from "@/lib/kernel/ids";
import { staffRoles } from "@/lib/kernel/permissions";
import { formatDay } from "@/lib/kernel/time-format";
import type { HeldRole, StaffMember } from "@/lib/staff";
import type { FormAction } from "@/lib/web/form-state";

type RoleOf = { person: StaffMember; held: HeldRole };

type StaffMembersTableProps = {
  people: readonly StaffMember[];
  viewerId: string;
  /** Ends a role; absent for those who may only read. */
  endAction: FormAction | undefined;
};

/** Everyone on the staff, a line for each of their roles. */
export const StaffMembersTable = ({ people, viewerId, endAction }: StaffMembersTableProps) => (
  <StaffTable
    caption="Staff and their roles, by name"
    rows={people.flatMap((person) => person.roles.map((held) => ({ person, held })))}
    keyOf={({ held }) => held.grantId}
    columns={columnsFor(viewerId, endAction)}
  />
);

const columnsFor = (viewerId: string, endAction: FormAction | undefined): Column<RoleOf>[] => [
  {
    title: "Person",
    cell: ({ person: { name, email } }) => (
      <>
        <span className="font-semibold wrap-anywhere">{name}</span>{" "}
        <span className="block text-muted wrap-anywhere">{email}</span>
      </>
    ),
  },
  { title: "Role", cell: ({ held }) => staffRoles[held.role] },
  { title: "Since", cell: ({ held }) => formatDay(held.since) },
  { title: "Approved by", cell: ({ held }) => held.agreedBy ?? "the owner of the database" },
  {
    title: "Second factor",
    cell: ({ person }) =>
      person.hasFactor ? <Badge tone="ok">set up</Badge> : <Badge tone="danger">missing</Badge>,
  },
  ...(endAction
    ? [
        {
          title: "End",
          cell: ({ person, held }: RoleOf) =>
            person.id === viewerId ? (
              <span className="text-muted">a colleague can end it</span>
            ) : (
              <DecisionForm
                action={endAction}
                about={{ grantId: held.grantId }}
                formKey={keyFor("end role", viewerId, held.grantId)}
                kind="danger"
                label="End role"
                pending="Ending"
                says={`${person.name} is signed out everywhere, and their open requests that need the role ${staffRoles[held.role]} end.`}
                reasonHint="Kept in the audit log."
                codes="end_role"
              />
            ),
        },
      ]
    : []),
];
