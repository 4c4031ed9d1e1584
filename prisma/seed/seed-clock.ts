import type pg from "pg";
import { DAY } from "@/lib/kernel/clock";
import { invariant } from "@/lib/kernel/refusal";
import { withClient } from "@/scripts/database/with-client.mjs";

/** The database's clock, in the hands of a seed: what happened last week is done last week. */
export interface SeedClock {
  /** The moment that the seed calls now. */
  readonly present: Date;
  daysAgo: (days: number) => Date;
  minutesAgo: (minutes: number) => Date;
  /** From now on it is this moment in the database. */
  setTo: (moment: Date) => Promise<void>;
  asOwner: (statement: string, values?: unknown[]) => Promise<pg.QueryResult>;
}

/**
 * Lends the clock to `work` and gives it back at real time, whatever happens. `begunAt` finds the present of an earlier
 * seed that broke off, so that its acts are repeated at the moments they had.
 */
export async function withSeedClock(
  ownerUrl: string,
  begunAt: (client: pg.Client) => Promise<Date | undefined>,
  work: (clock: SeedClock) => Promise<void>,
): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    try {
      const present = (await begunAt(client)) ?? (await realTime(client));
      await work(clockOf(client, present));
    } finally {
      await client.query("select set_clock('0')");
    }
  });
}

async function realTime(client: pg.Client): Promise<Date> {
  const { rows } = await client.query<{ now: Date }>("select now() as now");
  invariant(rows[0], "a database knows the time");
  return rows[0].now;
}

function clockOf(client: pg.Client, present: Date): SeedClock {
  const before = (milliseconds: number) => new Date(present.getTime() - Math.round(milliseconds));
  return {
    present,
    daysAgo: (days) => before(days * DAY),
    minutesAgo: (minutes) => before(minutes * 60_000),
    async setTo(moment) {
      await client.query("select set_clock($1::timestamptz - now())", [moment.toISOString()]);
    },
    asOwner: (statement, values) => client.query(statement, values),
  };
}
