import { query, queryOne, sql } from "@/lib/kernel/db";
import { sweep } from "@/lib/kernel/worker/sweeper";
import type { TestApp, TestUser } from "@/lib/testing/world";
import { allReactions } from "../../composition";
import { appNow, freshKey } from "../scenes-for-tests";
import { openOutage } from "./commands";

export const reason = "MTN's transfer menu answers nobody.";

/** Staff record that MTN, or something else, is down from now on. */
export async function markDown(by: TestUser, scope = "AIRTIME/MTN", startedAt?: Date): Promise<string> {
  const { result } = await openOutage(by.actor, freshKey(), {
    scope,
    reason,
    startedAt: startedAt ?? (await appNow()),
  });
  return result.outageId;
}

export interface Clock {
  state: string;
  deadlineAt: Date | null;
  secondsLeft: number | null;
  version: bigint;
}

export async function clockOf({ tradeId }: { tradeId: string }): Promise<Clock> {
  const found = await queryOne<Clock>(sql`
    select state, deadline_at, delivery_seconds_left as seconds_left, version from trade where id = ${tradeId}::uuid`);
  if (!found) throw new Error(`no trade ${tradeId}`);
  return found;
}

/** By how much a deadline has moved, in seconds. */
export const movedBy = (before: Clock, after: Clock): number =>
  ((after.deadlineAt?.getTime() ?? 0) - (before.deadlineAt?.getTime() ?? 0)) / 1000;

const rules = allReactions
  .flatMap(({ due = [] }) => due)
  .filter(({ job }) => /^(trades|disputes)[.]/.test(job));

/** What the worker does once a second, jobs included, until nothing of it is due. */
export async function lookAtDeadlines(app: TestApp): Promise<void> {
  for (let found = 1; found > 0; ) {
    found = 0;
    for (const rule of rules) {
      for (const { id, version } of await query<{ id: string; version: bigint }>(rule.find(100))) {
        await rule.run({ id, version: version.toString() });
        found += 1;
      }
    }
  }
  await sweep(rules);
  await app.asOwner("delete from graphile_worker._private_jobs");
}
