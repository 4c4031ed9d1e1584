import "server-only";
import { log } from "@/lib/kernel/log";
import type { Hint } from "./channels";

/** The part of the Pusher client that sends events. */
export interface EventSender {
  triggerBatch(events: { channel: string; name: string; data: unknown }[]): Promise<unknown>;
}

/** The protocol's maximum of events per request. */
const BATCH = 10;
/** Beyond this the oldest are dropped: browsers also poll. */
const WAITING_LIMIT = 1_000;
/** Pause after a failure of the service. */
const BACKOFF_MS = 2_000;

/**
 * Sends hints in order, one batch at a time, in the background. While the service is down they are dropped, and browsers poll.
 */
export function publisherOf(sender: EventSender, clock: () => number = Date.now) {
  let waiting: Hint[] = [];
  let isSending = false;
  let pausedUntil = 0;

  const drop = (unsent: number, error: unknown) => {
    log.warn("realtime events were dropped", { count: unsent + waiting.length, error: String(error) });
    waiting = [];
    pausedUntil = clock() + BACKOFF_MS;
  };

  const send = async () => {
    if (isSending) return;
    isSending = true;
    while (waiting.length > 0) {
      const batch = waiting
        .splice(0, BATCH)
        .map(({ channel, event, data }) => ({ channel, name: event, data }));
      await sender.triggerBatch(batch).catch((error: unknown) => drop(batch.length, error));
    }
    isSending = false;
  };

  return {
    /** Queues hints. Never throws or waits. */
    publish(hints: readonly Hint[]): void {
      if (hints.length === 0 || clock() < pausedUntil) return;
      waiting.push(...hints);
      if (waiting.length > WAITING_LIMIT) waiting.splice(0, waiting.length - WAITING_LIMIT);
      void send();
    },
  };
}
