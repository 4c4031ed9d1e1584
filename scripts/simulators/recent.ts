/** A map limited to the newest entries, so that a long-running simulator does not grow. */
export class Recent<T> {
  readonly #entries = new Map<string, T>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): T | undefined {
    return this.#entries.get(key);
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  /** Sets an entry and deletes the oldest one beyond the limit. */
  set(key: string, value: T): void {
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#limit) return;
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }

  /** All entries, newest first. */
  newest(): T[] {
    return [...this.#entries.values()].toReversed();
  }

  clear(): void {
    this.#entries.clear();
  }
}
