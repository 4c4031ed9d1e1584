/** The maximum delay of a timer. */
const timerLimitMs = 2_147_483_647;

/** Timers that can be cancelled together. They don't keep the process alive. */
export class Later {
  readonly #timers = new Set<NodeJS.Timeout>();

  /** Runs `act` after `ms` milliseconds, capped at about 24 days. */
  after(ms: number, act: () => void): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        act();
      },
      Math.min(ms, timerLimitMs),
    );
    this.#timers.add(timer);
    timer.unref();
  }

  /** Cancels all timers. */
  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
