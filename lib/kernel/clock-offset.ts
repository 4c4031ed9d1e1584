import "server-only";
import { queryOne, sql } from "./db";

/** Throws if the database's clock is offset: real money requires real time. */
export async function assertClockOffsetZero(): Promise<void> {
  const clock = await queryOne<{ isOffset: boolean }>(sql`select app_now() <> now() as is_offset`);
  if (clock?.isOffset)
    throw new Error("app_now() must be now() when a gateway key is live: select set_clock('0')");
}
