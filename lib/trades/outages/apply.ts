import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { outageEvents } from "../events";

/**
 * Moves the deadlines of all trades that ended outages concerned. Goes on where a process before it has died; several at once take
 * turns. Until it is through, PostgreSQL lets none of these trades miss its deadline.
 */
export async function applyOutages(): Promise<void> {
  while (await applyNext());
  notifyRelay();
}

/** Answers whether there can be more. */
async function applyNext(): Promise<boolean> {
  const turn = await queryOne(sql`
    with turn as materialized (select seen, applied from apply_outages()),
    published as (${publishing(outageEvents.applied, { outageId: sql`turn.applied` }, sql`turn where turn.applied is not null`)})
    select seen from turn`);
  return turn !== undefined;
}
