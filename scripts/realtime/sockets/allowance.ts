/** A token bucket: so many per second, with the same maximum burst. */
export class Allowance {
  readonly #perSecond: number;
  #left: number;
  #countedAtMs = performance.now();

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#left = perSecond;
  }

  /** Takes one token if available. */
  take(): boolean {
    const nowMs = performance.now();
    const grown = ((nowMs - this.#countedAtMs) / 1_000) * this.#perSecond;
    this.#left = Math.min(this.#perSecond, this.#left + grown);
    this.#countedAtMs = nowMs;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
