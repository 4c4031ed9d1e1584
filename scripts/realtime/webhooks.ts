import { reportFault } from "./log";
import type { Settings } from "./settings";
import { sign } from "./signatures";

type OnChannel<Name extends string, More = unknown> = { name: Name; channel: string } & More;

export type WebhookEvent =
  | OnChannel<"channel_occupied" | "channel_vacated" | "cache_miss">
  | OnChannel<"member_added" | "member_removed", { user_id: string }>
  | OnChannel<
      "client_event",
      { event: string; data: string; socket_id: string; user_id?: string | undefined }
    >;

const GIVE_UP_AFTER_MS = 300_000;
const FIRST_PAUSE_MS = 1_000;
const ANSWER_WITHIN_MS = 10_000;
const MAX_WAITING = 10_000;
const MAX_IN_ONE = 100;

/** Who comes cancels the news of who went. */
const departures: Record<string, string> = {
  channel_occupied: "channel_vacated",
  member_added: "member_removed",
};

/** Tells the application what happens on its channels: in order, signed, and again until it has heard. */
export class Webhooks {
  readonly #settings: Settings;
  readonly #waiting: WebhookEvent[] = [];
  readonly #departing = new Map<string, NodeJS.Timeout>();
  readonly #stop = new AbortController();
  #isSending = false;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Notes an event. A departure waits a while, and is no news if whoever left returns meanwhile. */
  readonly notify = (event: WebhookEvent): void => {
    if (!this.#settings.REALTIME_WEBHOOK_URL || this.#stop.signal.aborted) return;
    if (event.name === "channel_occupied" || event.name === "member_added") {
      const departure = keyOf(event, departures[event.name]);
      clearTimeout(this.#departing.get(departure));
      if (this.#departing.delete(departure)) return;
    }
    if (event.name !== "channel_vacated" && event.name !== "member_removed") return this.#queue(event);
    const leave = () => {
      this.#departing.delete(keyOf(event));
      this.#queue(event);
    };
    this.#departing.set(keyOf(event), setTimeout(leave, this.#settings.REALTIME_VACANCY_MS));
  };

  /** Sends nothing more. */
  stop(): void {
    this.#stop.abort();
    for (const timer of this.#departing.values()) clearTimeout(timer);
    this.#departing.clear();
    this.#waiting.length = 0;
  }

  #queue(event: WebhookEvent): void {
    if (this.#waiting.length >= MAX_WAITING) this.#waiting.shift();
    this.#waiting.push(event);
    if (!this.#isSending) void this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true;
    // What happens in the same moment travels together.
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#deliver(this.#waiting.splice(0, MAX_IN_ONE));
    this.#isSending = false;
  }

  async #deliver(events: WebhookEvent[]): Promise<void> {
    const body = JSON.stringify({ time_ms: Date.now(), events });
    const untilMs = performance.now() + GIVE_UP_AFTER_MS;
    for (let pauseMs = FIRST_PAUSE_MS; !this.#stop.signal.aborted; pauseMs *= 2) {
      if (await this.#isTaken(body)) return;
      if (performance.now() + pauseMs > untilMs)
        return reportFault("webhook given up", `${events.length} events`);
      await this.#pause(pauseMs);
    }
  }

  async #isTaken(body: string): Promise<boolean> {
    const { REALTIME_WEBHOOK_URL: url = "", PUSHER_KEY, PUSHER_SECRET } = this.#settings;
    const headers = {
      "content-type": "application/json",
      "x-pusher-key": PUSHER_KEY,
      "x-pusher-signature": sign(PUSHER_SECRET, body),
    };
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    try {
      const answer = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
      await answer.body?.cancel();
      return answer.ok;
    } catch {
      return false;
    }
  }

  async #pause(pauseMs: number): Promise<void> {
    const { signal } = this.#stop;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pauseMs);
      signal.addEventListener("abort", () => resolve(clearTimeout(timer)), { once: true });
    });
  }
}

function keyOf(event: WebhookEvent, name: string = event.name): string {
  return [name, event.channel, "user_id" in event ? event.user_id : ""].join("\n");
}
