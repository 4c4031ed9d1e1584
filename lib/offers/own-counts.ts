import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { IN_MARKET } from "./in-market";
import { type OwnTab, ownTabs } from "./own-tabs";

/** Ended offers are counted up to this many: a seller can have thousands. */
export const MOST_COUNTED = 100;

/** How many of a seller's offers each tab has. */
export async function countOwnOffers(sellerId: string): Promise<Record<OwnTab, number>> {
  const of = (tab: OwnTab) => sql`(select count(*)::int from (
    select from offer o where o.seller_id = ${sellerId}::uuid ${IN_MARKET} and o.state = any(${ownTabs[tab]}::offer_state[]) limit ${MOST_COUNTED}) shown)`;
  const counts = await queryOne<Record<OwnTab, number>>(
    sql`select ${of("live")} as live, ${of("taken")} as taken, ${of("ended")} as ended`,
  );
  return counts ?? { live: 0, taken: 0, ended: 0 };
}
