import "server-only";
import { queryOne, sql } from "./db";

/** Real money keeps real time. Throws where the database's clock is moved. */
export async function assertClockOffsetZero(): Promise<void> {
  const clock = await queryOne<{ moved: boolean }>(sql`select ahead <> interval '0' as moved from app_clock`);
  if (clock?.moved)
    throw new Error("app_clock.ahead is not zero, and a gateway's key is live: set it to zero");
}
