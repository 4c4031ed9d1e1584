import "server-only";
import { queryOne, sql } from "./db";
import { env } from "./env";

/** Refuses to start beside a live key while the database's clock is moved: real money keeps real time. */
export async function mustKeepRealTime(): Promise<void> {
  if (!env().PAYSTACK_SECRET_KEY.startsWith("sk_live_")) return;
  const clock = await queryOne<{ moved: boolean }>(sql`select ahead <> interval '0' as moved from app_clock`);
  if (clock?.moved)
    throw new Error("app_clock.ahead is not zero, and the Paystack key is live: set it to zero");
}
