import { actNames } from "@/components/admin/approvals/words";
import type { Column } from "@/components/ui/table";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { staffRoles } from "@/lib/kernel/permissions";
import type { StaffRules } from "@/lib/staff";
import { StaffTable } from "./staff-table";

const gradeLabels = dictionary<string>({
  d: "does",
  a: "asks",
  g: "agrees",
  r: "reads",
  o: "own cases",
});

type Held = StaffRules["permissions"][number];
type Rule = StaffRules["acts"][number];

const roles = Object.entries(staffRoles);
const nameOf = (role: string): string => Object.fromEntries(roles)[role] ?? role;
const wordsOf = (grades = "") =>
  grades
    .split("")
    .map((grade) => gradeLabels[grade] ?? grade)
    .join(", ") || "–";

const permissionColumns: Column<Held>[] = [
  {
    title: "Permission",
    cell: ({ name, says }) => (
      <>
        <span className="font-semibold">{name}</span> <span className="block text-muted">{says}</span>
      </>
    ),
  },
  ...roles.map(([role, title]) => ({ title, cell: ({ heldBy }: Held) => wordsOf(heldBy[role]) })),
];

const actColumns: Column<Rule>[] = [
  { title: "Action", cell: ({ act }) => <span className="font-semibold">{actNames[act]}</span> },
  { title: "Name", cell: ({ act }) => act },
  { title: "Permission", cell: ({ permission }) => permission },
  { title: "Open for", numeric: true, cell: ({ expiresHours }) => `${expiresHours} h` },
];

type RolesTableProps = Pick<StaffRules, "permissions" | "conflicts">;

/** Each permission by role. */
export const RolesTable = ({ permissions, conflicts }: RolesTableProps) => (
  <section>
    <h2 className="mb-3 text-lg">Permissions by role</h2>
    <StaffTable
      caption="Permissions by role"
      rows={permissions}
      keyOf={({ name }) => name}
      columns={permissionColumns}
    />
    <ul className="mt-3 grid gap-1 text-sm text-muted">
      {conflicts.map(({ role, others }) => (
        <li key={role}>
          {nameOf(role)} can’t also be {others.map((other) => nameOf(other).toLowerCase()).join(", ")}.
        </li>
      ))}
    </ul>
  </section>
);

/** The two-person acts. */
export const ActRules = ({ acts }: Pick<StaffRules, "acts">) => (
  <section>
    <h2 className="mb-3 text-lg">Actions that need two people</h2>
    <StaffTable
      caption="Actions that need two people"
      rows={acts}
      keyOf={({ act }) => act}
      columns={actColumns}
    />
  </section>
);
