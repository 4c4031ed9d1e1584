import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { isStaff } from "@/lib/staff";
import { markOpened } from "@/lib/web/opened-page";
import { ownPath } from "@/lib/web/paths";
import { getViewer, type Viewer } from "@/lib/web/session";

/**
 * The viewer, if they are staff; otherwise the page is not found. Staff without a second factor are redirected to set one up, and
 * those who have been away to prove that it is them. Notices that lead to the page are read.
 */
export async function requireStaff(): Promise<Viewer> {
  const viewer = await getViewer();
  const here = ownPath((await headers()).get("x-request-path"), "/admin");
  if (viewer?.staffNeeds === "second_factor") redirect("/settings/security");
  if (viewer?.staffNeeds === "proof") {
    redirect(`/confirm?next=${encodeURIComponent(here)}`);
  }
  if (!viewer || !isStaff(viewer)) notFound();
  await opened(viewer, here.split("?", 1)[0] ?? here);
  return viewer;
}

/** Page and layout ask; it is read once. */
const opened = cache(markOpened);
