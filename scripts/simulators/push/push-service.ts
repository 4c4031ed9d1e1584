import { createECDH, randomBytes } from "node:crypto";
import { Recent } from "../recent";
import type { BrowserKeys } from "./decrypt";

/** What the push service answers instead of its own. */
export type PushFault = number | "hang" | "redirect";

/** A browser's subscription, and what it was sent. */
export type Subscription = {
  id: string;
  /** The public key of the application that may send to it. */
  applicationKey: string;
  keys: BrowserKeys;
  fault: PushFault | undefined;
  /** Requests, whatever was answered. */
  calls: number;
  /** Accepted and, as if the device were offline, not replaced by a newer one of its topic. Newest first. */
  messages: Push[];
};

export type Push = {
  id: string;
  at: string;
  /** Decrypted. */
  text: string;
  ttl: number;
  urgency: string | undefined;
  topic: string | undefined;
};

/** The browsers of all tests, and their push service. */
export class PushService {
  readonly #subscriptions = new Recent<Subscription>(10_000);

  /** As a browser subscribes: with keys of its own. */
  subscribe(applicationKey: string): Subscription {
    const curve = createECDH("prime256v1");
    const publicKey = curve.generateKeys("base64url");
    const privateKey = Buffer.from(curve.getPrivateKey("hex").padStart(64, "0"), "hex").toString("base64url");
    const subscription: Subscription = {
      id: randomBytes(16).toString("base64url"),
      applicationKey,
      keys: { publicKey, privateKey, auth: randomBytes(16).toString("base64url") },
      fault: undefined,
      calls: 0,
      messages: [],
    };
    this.#subscriptions.set(subscription.id, subscription);
    return subscription;
  }

  get(id: string): Subscription | undefined {
    return this.#subscriptions.get(id);
  }

  clear(): void {
    this.#subscriptions.clear();
  }
}

/** Keeps a message; one of the same topic that waits is replaced (RFC 8030, 5.4). */
export function accept(subscription: Subscription, push: Omit<Push, "id" | "at">): Push {
  const { messages } = subscription;
  const kept = { ...push, id: randomBytes(12).toString("base64url"), at: new Date().toISOString() };
  const waiting = messages.filter(({ topic }) => topic === undefined || topic !== push.topic);
  subscription.messages = [kept, ...waiting].slice(0, 100);
  return kept;
}
