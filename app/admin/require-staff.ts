import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { isStaff } from "@/lib/staff";
import { ownPath } from "@/lib/web/paths";
import { getViewer, type Viewer } from "@/lib/web/session";

/**
 * The viewer, if they are staff; otherwise the page is not found. Staff without a second factor are redirected to set one up, and
 * those who have been away to prove that it is them.
 */
export async function requireStaff(): Promise<Viewer> {
  const viewer = await getViewer();
  if (viewer?.staffNeeds === "second_factor") redirect("/settings/security");
  if (viewer?.staffNeeds === "proof") {
    const here = ownPath((await headers()).get("x-request-path"), "/admin");
    redirect(`/confirm?next=${encodeURIComponent(here)}`);
  }
  if (!viewer || !isStaff(viewer)) notFound();
  return viewer;
}
