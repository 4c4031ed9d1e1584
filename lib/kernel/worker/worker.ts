import "server-only";
import { Logger, parseCronItems, type Runner, run } from "graphile-worker";
import type { Pool } from "pg";
import { pauseMs } from "../connection/back-off";
import { listenTo } from "../connection/listen";
import { openPool } from "../connection/pool";
import { isTransient, query, sql } from "../db";
import { env } from "../env";
import { log } from "../log";
import { OUTBOX_CHANNEL, relayOutbox } from "../outbox";
import type { Reactions } from "../slice";
import { freeAbandonedJobs } from "./jobs";
import { sweep } from "./sweeper";
import { parseEvents, taskList } from "./tasks";

const POLL_MS = 1_000;
const CONCURRENCY = 4;

export interface Worker {
  stop(): Promise<void>;
}

/**
 * Runs all background work: relay, queue, deadlines, folding of deltas. Several workers can share one database: each piece of
 * work is claimed by one of them.
 */
export async function startWorker(slices: readonly Reactions[]): Promise<Worker> {
  const rules = slices.flatMap(({ due = [], priority }) => due.map((rule) => ({ ...rule, priority })));
  const routes = slices.flatMap(({ on = [], priority }) =>
    on.flatMap(({ event, jobs, gatherBy }) =>
      Object.keys(jobs).map((job) => ({ topic: event.topic, job, gatherBy, priority })),
    ),
  );
  const settings = { connectionString: env().DATABASE_URL, max: CONCURRENCY + 2 };
  const queue = openPool(settings, log.lost("queue"));
  const beforeSweep = slices.flatMap((slice) => slice.beforeSweep ?? []);
  for (const prepare of beforeSweep) await prepare(true);
  const runner = await runQueue(slices, queue);
  const listeners = slices.flatMap(({ onRelay = [] }) => onRelay);
  const listened = [...new Set(listeners.flatMap(({ events }) => events.map(({ topic }) => topic)))];
  const relay = loop("relay", async () => {
    for (let taken = 1; taken > 0; ) {
      const moved = await relayOutbox(routes, listened);
      taken = moved.taken;
      for (const { events, handle } of listeners) handle(parseEvents(moved.relayed, events));
    }
  });
  const outboxListener = listenTo(OUTBOX_CHANNEL, () => relay.wake());
  const clock = loop("clock", async () => {
    await query(sql`select fold_deltas()`);
    for (const prepare of beforeSweep) await prepare(false);
    await sweep(rules);
    await freeAbandonedJobs();
  });
  return {
    async stop() {
      await Promise.all([relay.stop(), clock.stop(), outboxListener.stop(), runner.stop()]);
      await queue.end();
    },
  };
}

function runQueue(slices: readonly Reactions[], pgPool: Pool): Promise<Runner> {
  return run({
    pgPool,
    concurrency: CONCURRENCY,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    parsedCronItems: parseCronItems(
      slices
        .flatMap(({ everyMinute = {} }) => Object.keys(everyMinute))
        .map((task) => ({ task, match: "* * * * *", options: { maxAttempts: 2 } })),
    ),
    taskList: taskList(slices),
    logger,
  });
}

/** Logs the queue's warnings and errors, except those of lost connections, which its pool reports. */
const logger = new Logger(({ taskIdentifier: job, jobId }) => (level, message, meta) => {
  if (isTransient(meta?.error)) return;
  const severity: string = level;
  if (severity === "error") log.error(message, { job, jobId });
  if (severity === "warning") log.warn(message, { job, jobId });
});

/**
 * Runs a task now, when woken, and at least every second; one run at a time. Errors are logged, except of a connection that was
 * lost on the way, which its pool logs; after an error the pause grows.
 */
function loop(name: string, task: () => Promise<void>) {
  const state = { stopped: false, again: false, failures: 0, notBefore: 0 };
  let running: Promise<void> | undefined;
  const fail = (error: unknown) => {
    if (isTransient(error)) return;
    state.failures += 1;
    state.notBefore = performance.now() + pauseMs(state.failures);
    log.error(`${name} failed`, { error: String(error) });
  };
  const turn = async () => {
    do {
      state.again = false;
      try {
        await task();
        state.failures = 0;
      } catch (error) {
        fail(error);
      }
    } while (state.again && !state.stopped && state.failures === 0);
    running = undefined;
  };
  const wake = () => {
    if (state.stopped || performance.now() < state.notBefore) return;
    if (running) state.again = true;
    else running = turn();
  };
  const timer = setInterval(wake, POLL_MS);
  wake();
  return {
    wake,
    async stop() {
      state.stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
