import "server-only";
import { notFound } from "next/navigation";
import { may, type Permission } from "@/lib/kernel/permissions";
import type { Viewer } from "@/lib/web/session";
import { requireStaff } from "./require-staff";

/** The viewer, if they are staff with this permission; otherwise the page is not found. */
export async function requirePermission(permission: Permission, holds = may): Promise<Viewer> {
  const viewer = await requireStaff();
  if (!holds(viewer, permission)) notFound();
  return viewer;
}
