import "server-only";
import { notFound } from "next/navigation";
import { isStaff } from "@/lib/admin";
import { getViewer, type Viewer } from "@/lib/web/session";

/** Who of the staff is looking. For strangers and everybody else the page does not exist. */
export async function requireStaff(): Promise<Viewer> {
  const viewer = await getViewer();
  if (!viewer || !isStaff(viewer)) notFound();
  return viewer;
}
