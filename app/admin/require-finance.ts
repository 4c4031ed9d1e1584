import "server-only";
import { notFound } from "next/navigation";
import { isFinance } from "@/lib/kernel/permissions";
import type { Viewer } from "@/lib/web/session";
import { requireStaff } from "./require-staff";

/** Who of finance is looking. For everybody else, other staff too, the page does not exist. */
export async function requireFinance(): Promise<Viewer> {
  const viewer = await requireStaff();
  if (!isFinance(viewer)) notFound();
  return viewer;
}
