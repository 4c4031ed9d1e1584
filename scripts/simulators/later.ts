/** The most that a timer can wait; what is later still is looked at again then. */
const timerLimitMs = 2_147_483_647;

/** Things to do after a while, which can all be called off. None of them keeps the process alive. */
export class Later {
  readonly #timers = new Set<NodeJS.Timeout>();

  /** Does `act` after `ms` milliseconds, at most some 24 days. */
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

  /** Calls everything off. */
  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
