import "server-only";
import { notFound } from "next/navigation";
import { may, type Permission } from "@/lib/kernel/permissions";
import type { Viewer } from "@/lib/web/session";
import { requireStaff } from "./require-staff";

/** Who of the staff is looking, with this permission. For everyone else, other staff too, the page does not exist. */
export async function requirePermission(permission: Permission, holds = may): Promise<Viewer> {
  const viewer = await requireStaff();
  if (!holds(viewer, permission)) notFound();
  return viewer;
}
