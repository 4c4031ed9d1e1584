import type { ReactNode } from "react";
import { PageShell } from "@/components/shell/page-shell";

export default function SiteLayout({ children }: { children: ReactNode }) {
  return (
    <PageShell viewer={null} frame="bare">
      {children}
    </PageShell>
  );
}
