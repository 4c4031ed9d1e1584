// Runs the worker beside a simulated gateway, on the database of its DATABASE_URL, and lets the gateway's balance drift at
// moments that nobody has chosen. Tells the process that forked it how many milliseconds later payouts were stopped.
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { allReactions } from "@/lib/composition";
import { queryOne, sql } from "@/lib/kernel/db";
import { payoutsStopped } from "@/lib/reconciliation";
import { startBesideSimulators } from "./beside-simulators";

const DRIFTS = 4;
const PATIENCE_MS = 120_000;

// What Paystack allows in test mode.
const simulators = await startBesideSimulators({ reactions: allReactions }, { requestsPerMinute: 100 });

async function drift(amount: number): Promise<void> {
  const body = JSON.stringify({ amount, silent: true });
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${simulators.url}/control/paystack/drift`, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`the drift was answered with ${answer.status}`);
}

async function until(holds: () => Promise<boolean>): Promise<number> {
  const from = performance.now();
  while (!(await holds())) {
    if (performance.now() - from > PATIENCE_MS) throw new Error("It never came to that.");
    await pause(100);
  }
  return performance.now() - from;
}

/** A run that found nothing, newer than those that are there. */
async function aCleanRun(): Promise<void> {
  const newest = sql`select coalesce(max(id), 0) as id from reconciliation where differences = '[]' and reported_minor is not null`;
  const before = (await queryOne<{ id: bigint }>(newest))?.id ?? 0n;
  await until(async () => ((await queryOne<{ id: bigint }>(newest))?.id ?? 0n) > before);
}

/** As the database's owner: that two people have to agree is not what is measured. */
async function letGo(): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.BENCHMARK_OWNER_URL });
  await owner.connect();
  await owner.query(
    "update payout_switch set stopped_at = null, stopped_by_id = null, version = version + 1",
  );
  await owner.end();
}

const waits: number[] = [];
for (let times = 1; times <= DRIFTS; times += 1) {
  await aCleanRun();
  await pause(Math.random() * 20_000);
  await drift(times * 100);
  waits.push(await until(async () => (await payoutsStopped()) !== null));
  await drift(times * -100);
  await letGo();
}
process.send?.(waits);
await simulators.stop();
