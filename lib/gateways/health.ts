import "server-only";
import { query } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { GatewayNoAnswer } from "./errors";
import { gatewayEvents } from "./events";
import type { Gateway } from "./port";

/** So many calls without an answer, none answered between them, within this time: the gateway is down. */
const FAILURES = 3;
const WITHIN_MS = 60_000;

/** Counts the calls of one gateway that had no answer. A refusal is an answer. */
export class GatewayHealth {
  #failedAt: number[] = [];
  #isDown = false;

  answered(): void {
    this.#failedAt = [];
    this.#isDown = false;
  }

  /** Answers since when the gateway is down, once, when that turns out. Milliseconds. */
  failed(now: number): number | undefined {
    this.#failedAt = [...this.#failedAt, now].filter((at) => now - at <= WITHIN_MS);
    const [first] = this.#failedAt;
    if (this.#isDown || this.#failedAt.length < FAILURES) return undefined;
    this.#isDown = true;
    return first;
  }
}

const known = new Map<string, GatewayHealth>();

/** The gateway, with its health watched: `gateway.down` is published once calls stop being answered. */
export function watched(gateway: Gateway): Gateway {
  const health = known.get(gateway.name) ?? new GatewayHealth();
  known.set(gateway.name, health);
  const watch = async (call: Promise<unknown>) => {
    try {
      await call;
      health.answered();
    } catch (error) {
      if (!(error instanceof GatewayNoAnswer)) return health.answered();
      const now = Date.now();
      const since = health.failed(now);
      if (since !== undefined) await publishDown(gateway.name, now - since);
    }
  };
  return new Proxy(gateway, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return (...given: unknown[]) => {
        const answer: unknown = Reflect.apply(value, target, given);
        if (answer instanceof Promise) void watch(answer);
        return answer;
      };
    },
  });
}

async function publishDown(gateway: string, sinceMs: number): Promise<void> {
  try {
    await query(publishing(gatewayEvents.down, { gateway, sinceMs }));
    notifyRelay();
  } catch (error) {
    log.error("could not report that a gateway is down", { gateway, error: String(error) });
  }
}
