import { dictionary } from "../../lib/kernel/input/dictionary";
import { reportError } from "./log";
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
const TIMEOUT_MS = 10_000;
const MAX_WAITING = 10_000;
const MAX_IN_ONE = 100;

/** An arrival cancels the pending departure. */
const departures = dictionary<string>({
  channel_occupied: "channel_vacated",
  member_added: "member_removed",
});

/** Sends channel events to the application: in order, signed, and with retries. */
export class Webhooks {
  readonly #settings: Settings;
  readonly #waiting: WebhookEvent[] = [];
  readonly #departing = new Map<string, NodeJS.Timeout>();
  readonly #stop = new AbortController();
  #isSending = false;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Queues an event. A departure waits, and is dropped if the user returns meanwhile. */
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

  /** Cancels everything pending. */
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
    // Events of the same tick are sent together.
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#deliver(this.#waiting.splice(0, MAX_IN_ONE));
    this.#isSending = false;
  }

  async #deliver(events: WebhookEvent[]): Promise<void> {
    const body = JSON.stringify({ time_ms: Date.now(), events });
    const untilMs = performance.now() + GIVE_UP_AFTER_MS;
    for (let pauseMs = FIRST_PAUSE_MS; !this.#stop.signal.aborted; pauseMs *= 2) {
      if (await this.#isAccepted(body)) return;
      if (performance.now() + pauseMs > untilMs)
        return reportError("webhook abandoned", `${events.length} events`);
      await this.#pause(pauseMs);
    }
  }

  async #isAccepted(body: string): Promise<boolean> {
    const { REALTIME_WEBHOOK_URL: url = "", PUSHER_KEY, PUSHER_SECRET } = this.#settings;
    const headers = {
      "content-type": "application/json",
      "x-pusher-key": PUSHER_KEY,
      "x-pusher-signature": sign(PUSHER_SECRET, body),
    };
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    try {
      const response = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
      await response.body?.cancel();
      return response.ok;
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
