import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";

/** At once: what is left waits for the next minute. */
const BATCH = 500;

/**
 * Erases where ended orders went, but for state and local government area, thirty days after their end; later where a dispute about one is still
 * open. The buyer's address book is their own. Answers how many were erased.
 */
export async function forgetAddresses(): Promise<number> {
  const row = await queryOne<{ forgotten: number }>(sql`select forget_addresses(${BATCH}::int) as forgotten`);
  return row?.forgotten ?? 0;
}
