import "server-only";
import { defaultGateway } from "@/lib/gateways/names";
import { queryOne, sql } from "@/lib/kernel/db";

/** Since when payouts through a gateway are paused; null while they run. One indexed read. */
export async function payoutsStopped(gateway = defaultGateway()): Promise<{ since: Date } | null> {
  const stopped = await queryOne<{ since: Date }>(sql`
    select stopped_at as since from payout_switch where gateway = ${gateway} and stopped_at is not null`);
  return stopped ?? null;
}
