import "server-only";
import { notFound, redirect } from "next/navigation";
import { isStaff } from "@/lib/staff";
import { getViewer, type Viewer } from "@/lib/web/session";
import { needsStaffFactor } from "@/lib/web/staff-factor";

/**
 * The viewer, if they are staff; otherwise the page is not found. Staff without a second factor are redirected to set one up.
 */
export async function requireStaff(): Promise<Viewer> {
  const viewer = await getViewer();
  if (!viewer || !isStaff(viewer)) notFound();
  if (needsStaffFactor(viewer)) redirect("/settings/security");
  return viewer;
}
