import "server-only";
import { SYSTEM } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import { cancelLabel, coverLabel } from "./commands/booking";

interface Label {
  id: string;
  version: bigint;
  /** The carrier has the parcel, or did not cancel its booking. */
  isUsed: boolean;
}

/**
 * What becomes of an order's label when the order has ended. One that was not used is cancelled with its carrier, and costs nothing; one that
 * was, and that no delivery fee has paid, is our own cost. Safe to repeat.
 */
export async function settleLabel(tradeId: string): Promise<void> {
  const label = await queryOne<Label>(sql`
    select s.id, s.version, s.scanned_at is not null or s.attempts > 0 as is_used from shipment s join trade_overview t on t.id = s.trade_id
    where s.trade_id = ${tradeId}::uuid and s.is_ours and s.state in ('TRACKED', 'ENDED') and t.ended_at is not null`);
  if (!label) return;
  const { id, version, isUsed } = label;
  if (isUsed) await ignoreRefusal(coverLabel(id));
  else await ignoreRefusal(cancelLabel(SYSTEM, `unbook:${id}:${version}`, { tradeId }));
}
