import { query } from "@/lib/kernel/db";
import type { Reaction } from "@/lib/kernel/events/reaction";
import type { Reactions } from "@/lib/kernel/slice";
import type { TestApp } from "./world";

/** Runs the jobs that wait in the outbox, as the worker would, each so many times. */
export async function runWaiting(app: TestApp, on: readonly Reaction[] = [], times = 1): Promise<void> {
  const { rows } = await app.asOwner("delete from outbox returning id, topic, payload");
  for (const { id, topic, payload } of rows as { id: string; topic: string; payload: unknown }[]) {
    for (const { event, jobs } of on.filter((one) => one.event.topic === topic)) {
      const runs = Object.values(jobs).flatMap((job) => Array.from({ length: times }, () => job));
      for (const job of runs) await job(event.schema.parse(payload) as never, { outboxId: id });
    }
  }
}

/** Runs one job by its name. */
export async function runJob(on: readonly Reaction[] = [], name: string, payload: object): Promise<void> {
  const job = on.flatMap(({ jobs }) => jobs[name] ?? [])[0];
  if (!job) throw new Error(`no job ${name}`);
  await job(payload as never, { outboxId: "0" });
}

/** Runs what is due by now, as the sweeper would queue it and the worker do. */
export async function runDue({ due = [] }: Reactions): Promise<void> {
  for (const rule of due) {
    for (const { id, version } of await query<{ id: string; version: bigint }>(rule.find(50))) {
      await rule.run({ id, version: version.toString() });
    }
  }
}
