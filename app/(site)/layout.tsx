import type { ReactNode } from "react";
import { ViewerShell } from "@/components/identity/viewer-shell";

/** Public pages, with their own layouts. */
export default function SiteLayout({ children }: { children: ReactNode }) {
  return <ViewerShell frame="bare">{children}</ViewerShell>;
}
