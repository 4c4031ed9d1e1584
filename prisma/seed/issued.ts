import { issueFor } from "@/lib/documents";
import { query, sql } from "@/lib/kernel/db";
import type { SeedClock } from "./seed-clock";

/** What the worker would issue as each trade ends: receipts and invoices, numbered day by day in the order of the ends. */
export async function issueDocuments(clock: SeedClock): Promise<void> {
  const days = await query<{ at: Date; ids: string[] }>(sql`
    select max(ended_at) as at, array_agg(id order by ended_at, id) as ids
    from trade where ended_at is not null group by lagos_day(ended_at) order by 1`);
  for (const { at, ids } of days) {
    await clock.setTo(at);
    await issueFor(ids);
  }
  await clock.setTo(clock.present);
}
