import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AdminNav } from "@/components/admin/admin-nav";
import { ViewerShell } from "@/components/identity/viewer-shell";
import { requireStaff } from "./require-staff";

export const metadata: Metadata = { title: "Admin", robots: { index: false } };

/** Each page also checks access: layouts are not re-rendered on every navigation. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const viewer = await requireStaff();
  return (
    <ViewerShell>
      <AdminNav viewer={viewer} />
      {children}
    </ViewerShell>
  );
}
