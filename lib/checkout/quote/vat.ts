import "server-only";
import { query, sql } from "@/lib/kernel/db";

/**
 * The rates of VAT within the prices of these listings now, in basis points. Of others there is none: their sellers are not registered, or
 * their categories not taxed. What is bought is frozen when it is paid, by the same rule.
 */
export async function vatRates(listingIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await query<{ id: string; bps: number }>(sql`
    select id, vat_rate_of(id, terms_version) as bps from offer_listing where id = any(${[...listingIds]}::uuid[])`);
  return new Map(rows.filter(({ bps }) => bps > 0).map(({ id, bps }) => [id, bps]));
}
