import "server-only";
import { log } from "@/lib/kernel/log";
import type { Hint } from "./channels";

/** The part of the stock client that sends. */
export interface EventSender {
  triggerBatch(events: { channel: string; name: string; data: unknown }[]): Promise<unknown>;
}

/** The protocol takes ten events in one request. */
const BATCH = 10;
/** Beyond this the oldest are dropped: whoever waits for them polls. */
const WAITING_LIMIT = 1_000;
/** How long a service that failed is left alone. */
const REST_MS = 2_000;

/**
 * Sends hints in their order, a batch at a time, and nobody waits for it. Where the service is down they are dropped:
 * screens then find out by asking.
 */
export function publisherOf(sender: EventSender, clock: () => number = Date.now) {
  let waiting: Hint[] = [];
  let isSending = false;
  let restsUntil = 0;

  const drop = (unsent: number, error: unknown) => {
    log.warn("realtime events were dropped", { count: unsent + waiting.length, error: String(error) });
    waiting = [];
    restsUntil = clock() + REST_MS;
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
    /** Takes hints to be sent soon. Never throws, never waits. */
    publish(hints: readonly Hint[]): void {
      if (hints.length === 0 || clock() < restsUntil) return;
      waiting.push(...hints);
      if (waiting.length > WAITING_LIMIT) waiting.splice(0, waiting.length - WAITING_LIMIT);
      void send();
    },
  };
}
