import type { Metadata } from "next";
import type { ReactNode } from "react";
import { placesFor } from "@/components/admin/workplace/places";
import { WorkplaceShell } from "@/components/admin/workplace/workplace-shell";
import { unreadOf } from "@/lib/notifications";
import { queueCountsFor } from "@/lib/staff";
import { requireStaff } from "./require-staff";

export const metadata: Metadata = { title: "Admin", robots: { index: false } };

/** Each page also checks access: layouts are not re-rendered on every navigation. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const viewer = await requireStaff();
  const { id, name, pictureId, roles } = viewer;
  const [counts, unread] = await Promise.all([queueCountsFor(viewer), unreadOf(id)]);
  return (
    <WorkplaceShell viewer={{ id, name, pictureId, roles, unread }} groups={placesFor(viewer, counts)}>
      {children}
    </WorkplaceShell>
  );
}
