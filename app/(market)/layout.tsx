import type { ReactNode } from "react";
import { ViewerShell } from "@/components/identity/viewer-shell";

/** The layout of offers, trades, wallet and settings, with the viewer in its header. */
export default function MarketLayout({ children }: { children: ReactNode }) {
  return <ViewerShell>{children}</ViewerShell>;
}
