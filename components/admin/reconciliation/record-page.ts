import type { StoredDifference } from "@/lib/reconciliation/stored";

/** Where staff see a record of ours; undefined where it is only the gateway's. */
export function pageOfRecord({
  kind,
  reference,
  id,
}: Pick<StoredDifference, "kind" | "reference" | "id">): string | undefined {
  if (!id) return undefined;
  if (kind === "payout") return `/admin/payouts/${id}`;
  if (kind === "deposit" && reference.startsWith("dep-")) return `/admin/deposits/${reference}`;
  return kind === "refund" ? "/admin/refunds" : undefined;
}
