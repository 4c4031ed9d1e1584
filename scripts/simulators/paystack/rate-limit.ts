const windowMs = 60_000;

/** Counts requests in windows of a minute and reports the remaining ones to the client. */
export class RateLimit {
  readonly #perMinute: () => number;
  #windowStart = 0;
  #used = 0;

  constructor(perMinute: () => number) {
    this.#perMinute = perMinute;
  }

  /** Counts one request at `nowMs`. The headers are the provider's; reset is in seconds. */
  count(nowMs: number): { exceeded: boolean; headers: Record<string, string> } {
    if (nowMs - this.#windowStart >= windowMs) {
      this.#windowStart = nowMs;
      this.#used = 0;
    }
    this.#used += 1;
    const limit = this.#perMinute();
    const headers = {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(Math.max(0, limit - this.#used)),
      "x-ratelimit-reset": String(Math.ceil((this.#windowStart + windowMs - nowMs) / 1000)),
    };
    return { exceeded: this.#used > limit, headers };
  }
}
