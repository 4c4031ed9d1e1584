import { createHmac } from "node:crypto";
import { toJson } from "../json";
import { Recent } from "../recent";
import type { Settings } from "../settings";
import type { Magic } from "./magic-weights";

const anotherKey = "sk_test_of_nobody";
const strangersNumber = "SH-00000000000";
const timeoutMs = 30_000;
const keptDeliveries = 5_000;

/** A webhook, and the responses to it. */
export type CarrierDelivery = {
  id: string;
  event: string;
  number: string;
  body: string;
  signature: string;
  answers: string[];
};

type Subject = { number: string; magic: Magic | undefined };

/** Sends signed webhooks, with what a magic weight makes of them. They are sent once: it documents no retries. */
export class CarrierWebhooks {
  readonly #settings: Settings;
  readonly #deliveries = new Recent<CarrierDelivery>(keptDeliveries);
  #held = new Map<string, CarrierDelivery>();
  #stopping = new AbortController();
  #lastId = 0;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Newest first; `number` filters by shipment. */
  list(number?: string | null): CarrierDelivery[] {
    return this.#deliveries.newest().filter((delivery) => !number || delivery.number === number);
  }

  /** Sends an event about a shipment. Resolves once it has been answered. */
  async send(event: string, { number, magic }: Subject, data: Record<string, unknown>): Promise<void> {
    const about = magic === "stranger" ? { ...data, shipment_id: strangersNumber } : data;
    const delivery = this.#make(
      event,
      number,
      toJson({ event, data: about }),
      this.#settings.terminalAfricaSecretKey,
    );
    if (magic === "forged") {
      const body = toJson({ event: "shipment.delivered", data: { ...data, status: "delivered" } });
      await this.#post(this.#make("shipment.delivered", number, body, anotherKey));
    }
    if (magic === "out_of_order") return this.#inPairs(delivery);
    const copies = this.#settings.hostile ? 3 : magic === "webhook_twice" ? 2 : 1;
    await Promise.all(Array.from({ length: copies }, () => this.#post(delivery)));
  }

  /** Sends the last webhook of a shipment again; undefined if there is none. */
  async replay(number: string, copies: number): Promise<string[] | undefined> {
    const [delivery] = this.list(number);
    return delivery && Promise.all(Array.from({ length: copies }, () => this.#post(delivery)));
  }

  /** Sends one webhook of any contents, once; `signature` undefined means signed with another key, `valid` with ours. */
  forge(number: string, body: string, signature?: string): Promise<string> {
    const { terminalAfricaSecretKey: ours } = this.#settings;
    const delivery = this.#make("forged", number, body, signature === "valid" ? ours : anotherKey);
    if (signature !== undefined && signature !== "valid") delivery.signature = signature;
    return this.#post(delivery);
  }

  /** Deletes all webhooks and cancels those on their way. */
  clear(): void {
    this.#stopping.abort();
    this.#stopping = new AbortController();
    this.#held.clear();
    this.#deliveries.clear();
  }

  #make(event: string, number: string, body: string, key: string): CarrierDelivery {
    const signature = createHmac("sha512", key).update(body).digest("hex");
    const delivery = { id: String(++this.#lastId), event, number, body, signature, answers: [] };
    this.#deliveries.set(delivery.id, delivery);
    return delivery;
  }

  async #inPairs(delivery: CarrierDelivery): Promise<void> {
    const older = this.#held.get(delivery.number);
    if (!older) {
      this.#held.set(delivery.number, delivery);
      return;
    }
    this.#held.delete(delivery.number);
    await this.#post(delivery);
    await this.#post(older);
  }

  async #post(delivery: CarrierDelivery): Promise<string> {
    const status = await this.#statusOf(delivery);
    delivery.answers.push(status);
    return status;
  }

  async #statusOf({ body, signature }: CarrierDelivery): Promise<string> {
    const { terminalAfricaWebhookUrl: url } = this.#settings;
    if (!url) return "no address";
    const headers: Record<string, string> = { "content-type": "application/json" };
    if (signature !== "none") headers["x-terminal-signature"] = signature;
    const signal = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(timeoutMs)]);
    try {
      const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
      await response.arrayBuffer();
      return String(response.status);
    } catch {
      return "failed";
    }
  }
}
