import "server-only";
import { queryOne, sql } from "./db";

/** Throws if the database's clock is offset: real money requires real time. */
export async function assertClockOffsetZero(): Promise<void> {
  const clock = await queryOne<{ isOffset: boolean }>(
    sql`select ahead <> interval '0' as is_offset from app_clock`,
  );
  if (clock?.isOffset) throw new Error("app_clock.ahead must be zero when a gateway key is live");
}
