import type { ReactNode } from "react";
import { ViewerShell } from "@/components/identity/viewer-shell";

/** The page that says how the service works, and so must work where the database does not. */
export default function StatusLayout({ children }: { children: ReactNode }) {
  return (
    <ViewerShell frame="bare" survivesOutage>
      {children}
    </ViewerShell>
  );
}
