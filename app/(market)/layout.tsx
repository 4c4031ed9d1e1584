import type { ReactNode } from "react";
import { ViewerShell } from "@/components/identity/viewer-shell";

/** Offers, trades, wallet and settings: the frame with whoever is looking in its header. */
export default function MarketLayout({ children }: { children: ReactNode }) {
  return <ViewerShell>{children}</ViewerShell>;
}
