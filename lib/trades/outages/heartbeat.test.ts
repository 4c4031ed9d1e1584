import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { startWorker } from "@/lib/kernel/worker/worker";
import { expectKilledAt } from "@/lib/testing/kill";
import { type TestApp, testApp } from "@/lib/testing/world";
import { tradeReactions } from "../reactions";
import { sceneOf } from "../scenes-for-tests";
import { GAP_SECONDS } from "./heartbeat";
import { clockOf, movedBy } from "./scene-for-tests";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const killed = () => expectKilledAt("trades.looked", new URL("worker-for-tests.ts", import.meta.url));
const gaps = () =>
  query<{ seconds: number; appliedAt: Date | null }>(sql`
    select extract(epoch from ended_at - started_at)::int as seconds, applied_at from outage where source = 'heartbeat' order by ended_at`);

/** Starts a worker, waits until it has looked after everything, and stops it. */
async function work(until: () => Promise<void>): Promise<void> {
  const worker = await startWorker([tradeReactions]);
  await vi.waitFor(until, { timeout: 15_000 });
  await worker.stop();
}

test("no trade lapses whose deadline ran out while no worker was there", async () => {
  const scene = await sceneOf(app);
  const before = await clockOf(scene);
  await killed();
  await app.moveTime("31 minutes");
  await work(async () => expect((await gaps())[0]?.appliedAt).toBeInstanceOf(Date));
  const [gap] = await gaps();
  expect(gap?.seconds).toBeGreaterThanOrEqual(31 * 60);
  const after = await clockOf(scene);
  expect(after.state).toBe("IN_ESCROW");
  expect(movedBy(before, after)).toBeCloseTo(gap?.seconds ?? 0, -1);
  await app.moveTime("31 minutes");
  await query(sql`update heartbeat set beat_at = date_trunc('milliseconds', app_now())`);
  await work(async () => expect((await clockOf(scene)).state).toBe("CANCELLED"));
  expect(await gaps()).toHaveLength(1);
});

test("a restart within a minute is no gap", async () => {
  await killed();
  const known = (await gaps()).length;
  await app.moveTime(`${GAP_SECONDS - 20} seconds`);
  const beat = async () => (await queryOne<{ at: Date }>(sql`select beat_at as at from heartbeat`))?.at;
  const last = await beat();
  await work(async () => expect(await beat()).not.toEqual(last));
  expect(await gaps()).toHaveLength(known);
});
