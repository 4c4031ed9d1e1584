import { formatRelative } from "@/lib/kernel/time-format";
import { reconciliationGlance } from "@/lib/reconciliation";
import { FigureTile } from "../figure-tile";

/** Whether books and gateway agree, at one glance; only finance can open it. */
export async function ReconciliationTile({ now, isOpen }: { now: Date; isOpen: boolean }) {
  const { stoppedAt, heardAt, differences } = await reconciliationGlance();
  const detail = heardAt ? `compared ${formatRelative(heardAt, now)}` : "not compared yet";
  const common = { label: "Books and gateway", detail, ...(isOpen ? { href: "/admin/reconciliation" } : {}) };
  if (stoppedAt) return <FigureTile {...common} tone="danger" value="Payouts stopped" />;
  if (differences > 0) return <FigureTile {...common} tone="wait" value="They differ" />;
  return <FigureTile {...common} tone={heardAt ? "ok" : "wait"} value={heardAt ? "They agree" : "—"} />;
}
