import type { ReactNode } from "react";
import { ViewerShell } from "@/components/identity/viewer-shell";

/** Pages for everybody; they lay themselves out. */
export default function SiteLayout({ children }: { children: ReactNode }) {
  return <ViewerShell frame="bare">{children}</ViewerShell>;
}
