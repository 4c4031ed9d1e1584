import { createHmac } from "node:crypto";
import { toJson } from "../json";
import { Later } from "../later";
import { Recent } from "../recent";
import type { Settings } from "../settings";
import { type Delivery, deliveryOf, record } from "./delivery";
import { applyBodyFaults, type Shape } from "./faults/body-faults";
import type { FaultOptions } from "./faults/fault-modes";
import type { Faults } from "./faults/faults";
import { post } from "./post";

const anotherKey = "sk_test_not_the_merchants_key";
const keptDeliveries = 10_000;

/** An event to send to the shop. */
export type WebhookEvent = { event: string; reference: string; amountMinor: number; data: Shape };

/** Sends signed webhooks with retries until they are acknowledged, with the active faults. */
export class Webhooks {
  readonly #settings: Settings;
  readonly #faults: Faults;
  readonly #deliveries = new Recent<Delivery>(keptDeliveries);
  readonly #later = new Later();
  #held: Delivery[] = [];
  #stopping = new AbortController();
  #lastId = 0;

  constructor(settings: Settings, faults: Faults) {
    this.#settings = settings;
    this.#faults = faults;
  }

  /** Newest first; `reference` filters by transaction. */
  list(reference?: string): Delivery[] {
    return this.#deliveries.newest().filter((delivery) => !reference || delivery.reference === reference);
  }

  /** Queues an event's webhook, with the active faults. */
  send({ event, reference, amountMinor, data }: WebhookEvent): void {
    const strikes = this.#faults.strike("webhook", reference, amountMinor);
    const body = toJson({ event, data: applyBodyFaults(data, strikes) });
    const key = strikes.has("wrong_signature") ? anotherKey : this.#settings.paystackSecretKey;
    const delivery = deliveryOf(String(++this.#lastId), { event, reference }, body, sign(body, key));
    this.#deliveries.set(delivery.id, delivery);
    if (strikes.has("loss")) {
      delivery.state = "lost";
      return;
    }
    const copies = strikes.get("duplicate");
    if (copies) delivery.copies = copies.copies ?? 3;
    delivery.parallel = copies?.parallel ?? 1;
    const reorder = strikes.get("reorder");
    if (reorder) this.#hold(delivery, reorder);
    else {
      const delay = strikes.get("delay");
      this.#later.after(delay ? (delay.ms ?? 10_000) : 0, () => void this.#try(delivery));
    }
  }

  /** Resends lost and abandoned webhooks. */
  resend(reference: string): void {
    for (const delivery of this.list(reference)) {
      if (delivery.state !== "lost" && delivery.state !== "given up") continue;
      delivery.state = "waiting";
      this.#later.after(0, () => void this.#try(delivery));
    }
  }

  /** Sends the last webhook of a reference again, or its last of one event; undefined if there is none. Responses are counted by status. */
  async replay(
    reference: string,
    { event, copies, parallel }: { event?: string | undefined; copies: number; parallel: number },
  ): Promise<Record<string, number> | undefined> {
    const delivery = this.list(reference).find((sent) => !event || sent.event === event);
    return delivery && this.#burst(delivery, copies, parallel);
  }

  /** Sends one webhook without a payment, once; `signature` undefined means signed with another key. */
  async forge(
    about: Pick<WebhookEvent, "event" | "reference">,
    body: string,
    signature: string | undefined,
  ): Promise<string> {
    const used = signature === "valid" ? sign(body, this.#settings.paystackSecretKey) : signature;
    const delivery = deliveryOf(String(++this.#lastId), about, body, used ?? sign(body, anotherKey));
    delivery.state = "forged";
    this.#deliveries.set(delivery.id, delivery);
    return this.#send(delivery);
  }

  /** Deletes all webhooks and cancels pending ones. */
  clear(): void {
    this.#stopping.abort();
    this.#stopping = new AbortController();
    this.#later.clear();
    this.#held = [];
    this.#deliveries.clear();
  }

  async #try(delivery: Delivery): Promise<void> {
    const { signal } = this.#stopping;
    await this.#burst(delivery, delivery.copies, delivery.parallel);
    if (signal.aborted || delivery.state !== "waiting" || !this.#settings.paystackWebhookUrl) return;
    delivery.tries += 1;
    delivery.copies = 1;
    const waitMs = retryDelayMs(delivery.tries, this.#settings.hourMs);
    if (waitMs === undefined) delivery.state = "given up";
    else this.#later.after(waitMs, () => void this.#try(delivery));
  }

  async #burst(delivery: Delivery, copies: number, parallel: number): Promise<Record<string, number>> {
    const answers: Record<string, number> = {};
    let left = copies;
    const sendSome = async () => {
      while (left-- > 0) {
        const status = await this.#send(delivery);
        answers[status] = (answers[status] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: Math.min(parallel, copies) }, sendSome));
    return answers;
  }

  async #send(delivery: Delivery): Promise<string> {
    const url = this.#settings.paystackWebhookUrl;
    const status = url ? await post(url, delivery, this.#stopping.signal) : "no address";
    record(delivery, status);
    return status;
  }

  /** Held events are sent once there are enough, or after a delay, newest first. */
  #hold(delivery: Delivery, options: FaultOptions): void {
    this.#held.push(delivery);
    if (this.#held.length >= (options.hold ?? 2)) void this.#release();
    else this.#later.after(options.ms ?? 5_000, () => void this.#release());
  }

  async #release(): Promise<void> {
    const held = this.#held.splice(0).toReversed();
    for (const delivery of held) await this.#try(delivery);
  }
}

/** The signature header of a body: hex HMAC-SHA512 over its raw bytes. */
function sign(body: string, secretKey: string): string {
  return createHmac("sha512", secretKey).update(body).digest("hex");
}

/** The delay after so many failed attempts: three minutes four times, then hourly until 72 hours; then undefined. */
export function retryDelayMs(tries: number, hourMs: number): number | undefined {
  if (tries <= 4) return hourMs / 20;
  return tries <= 75 ? hourMs : undefined;
}
