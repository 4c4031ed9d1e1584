import "server-only";
import { notFound } from "next/navigation";
import { may, type Permission } from "@/lib/kernel/permissions";
import type { Viewer } from "@/lib/web/session";
import { requireStaff } from "./require-staff";

/** The viewer, if they are staff with this permission; otherwise the page is not found. */
export const requirePermission = (permission: Permission, holds = may): Promise<Viewer> =>
  requireStaffWho((viewer) => holds(viewer, permission));

/** The same for a page that more than one permission opens. */
export async function requireStaffWho(mayOpen: (viewer: Viewer) => boolean): Promise<Viewer> {
  const viewer = await requireStaff();
  if (!mayOpen(viewer)) notFound();
  return viewer;
}
