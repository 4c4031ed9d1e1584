import { query } from "@/lib/kernel/db";
import { runWaiting } from "@/lib/testing/reactions";
import type { TestApp } from "@/lib/testing/world";
import { contribution } from "./contribution";
import { type InboxNotice, latestNotices } from "./inbox/queries";

const { on, due } = contribution.reactions;

/** Runs the notices' own jobs for what events have started, each so many times. */
export async function relayNotices(app: TestApp, times = 1): Promise<void> {
  await runWaiting(app, on, times);
  // notices make events of their own, for browsers alone
  await runWaiting(app, on);
}

/** Delivers what is due now, as the sweeper would. */
export async function sweepNotices(): Promise<void> {
  for (const rule of due) {
    const rows = await query<{ id: string; version: bigint }>(rule.find(10_000));
    for (const { id, version } of rows) await rule.run({ id, version: version.toString() });
  }
}

/** Runs what events have started, and delivers what is due by then. */
export async function runNotices(app: TestApp, times = 1): Promise<void> {
  await relayNotices(app, times);
  await sweepNotices();
}

/** What a person is notified of by all that has happened, newest first, of these kinds. */
export async function noticesOf(app: TestApp, { id }: { id: string }, keys?: string): Promise<InboxNotice[]> {
  await relayNotices(app);
  const notices = await latestNotices(id, { limit: 100 });
  return notices.filter(({ key }) => keys === undefined || key.startsWith(keys));
}
