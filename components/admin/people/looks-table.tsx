import { StaffTable } from "@/components/admin/staff/staff-table";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import type { Looked, StaffAccess } from "@/lib/audit";
import { staffRoles } from "@/lib/kernel/permissions";

export const lookedAt: Record<Looked, string> = {
  search: "them in a search",
  person: "their page",
  pages: "their pages as they see them",
  email: "their email address",
  phone: "their phone number",
  bank_account: "a bank account of theirs",
  support: "what they wrote to support",
  sender_account: "an account that sent them money",
  documents: "their receipts and invoices",
};

/** Who of the staff looked at a person, at what and why. */
export function LooksTable({ looks, now }: { looks: StaffAccess[]; now: Date }) {
  if (looks.length === 0) return <EmptyState title="Nobody has looked yet" />;
  return (
    <StaffTable
      caption="Staff who looked, newest first"
      rows={looks}
      keyOf={({ id }) => id}
      columns={columnsFor(now)}
    />
  );
}

const columnsFor = (now: Date): Column<StaffAccess>[] => [
  { title: "When", cell: ({ at }) => <RelativeTime at={at} now={now} /> },
  { title: "Who", cell: ({ staffName }) => <span className="font-semibold">{staffName}</span> },
  { title: "As", cell: ({ roles }) => roles.map((role) => staffRoles[role]).join(", ") },
  { title: "What", cell: ({ what }) => lookedAt[what] },
  { title: "Reason", cell: ({ reason }) => <span className="wrap-anywhere">{reason ?? "–"}</span> },
];
