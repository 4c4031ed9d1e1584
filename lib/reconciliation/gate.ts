import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";

/** Since when payouts are stopped; null while they run. One indexed read. */
export async function payoutsStopped(): Promise<{ since: Date } | null> {
  const stopped = await queryOne<{ since: Date }>(sql`
    select stopped_at as since from payout_gate where gateway = 'paystack' and stopped_at is not null`);
  return stopped ?? null;
}
