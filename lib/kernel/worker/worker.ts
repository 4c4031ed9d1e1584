import "server-only";
import { parseCronItems, type Runner, run } from "graphile-worker";
import { query, sql } from "../db";
import { env } from "../env";
import { listenTo } from "../listen";
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
  const reactions = slices.flatMap(({ on = [] }) => on);
  const rules = slices.flatMap(({ due = [] }) => due);
  const routes = reactions.flatMap(({ event, jobs, gatherBy }) =>
    Object.keys(jobs).map((job) => ({ topic: event.topic, job, gatherBy })),
  );
  const runner = await runQueue(slices);
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
    await outboxListener.ensureConnected();
    await query(sql`select fold_deltas()`);
    await sweep(rules);
    await freeAbandonedJobs();
  });
  return {
    async stop() {
      await Promise.all([relay.stop(), clock.stop(), outboxListener.stop(), runner.stop()]);
    },
  };
}

function runQueue(slices: readonly Reactions[]): Promise<Runner> {
  return run({
    connectionString: env().DATABASE_URL,
    concurrency: CONCURRENCY,
    maxPoolSize: CONCURRENCY + 2,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    parsedCronItems: parseCronItems(
      slices
        .flatMap(({ everyMinute = {} }) => Object.keys(everyMinute))
        .map((task) => ({ task, match: "* * * * *", options: { maxAttempts: 2 } })),
    ),
    taskList: taskList(slices),
    logger: log.forQueue(),
  });
}

/** Runs a task now, when woken, and at least every second; one run at a time. Errors are logged. */
function loop(name: string, task: () => Promise<void>) {
  const state = { stopped: false, again: false };
  let running: Promise<void> | undefined;
  const turn = async () => {
    do {
      state.again = false;
      await task().catch((error: unknown) => log.error(`${name} failed`, { error: String(error) }));
    } while (state.again && !state.stopped);
    running = undefined;
  };
  const wake = () => {
    if (state.stopped) return;
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
