const MAX_CHANNELS = 10_000;

type Remembered = { event: Buffer; data: string; untilMs: number };

/** The last event of each cache channel, for a while; limited in number, dropping the oldest. */
export class EventCache {
  readonly #lifeMs: number;
  readonly #last = new Map<string, Remembered>();

  constructor(lifeMs: number) {
    this.#lifeMs = lifeMs;
  }

  remember(channel: string, event: Buffer, data: string): void {
    this.#last.delete(channel);
    this.#last.set(channel, { event, data, untilMs: performance.now() + this.#lifeMs });
    if (this.#last.size <= MAX_CHANNELS) return;
    const oldest = this.#last.keys().next();
    if (!oldest.done) this.#last.delete(oldest.value);
  }

  /** The last event with its remaining time in whole seconds, or undefined. */
  recall(channel: string): { event: Buffer; data: string; ttl: number } | undefined {
    const last = this.#last.get(channel);
    if (!last) return undefined;
    const leftMs = last.untilMs - performance.now();
    if (leftMs > 0) return { event: last.event, data: last.data, ttl: Math.ceil(leftMs / 1_000) };
    this.#last.delete(channel);
    return undefined;
  }
}
