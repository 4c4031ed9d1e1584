import "server-only";
import { query } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { CarrierNoAnswer } from "./errors";
import { carrierEvents } from "./events";
import type { Carrier } from "./port";

/** So many parcels that it says nothing of, and no answer between them: the carrier is down. */
const PARCELS = 5;

/** Counts the parcels of one carrier that it was asked for and did not answer. A refusal is an answer. */
export class CarrierHealth {
  readonly #silentOf = new Set<string>();
  #since = 0;
  #isDown = false;

  answered(): void {
    this.#silentOf.clear();
    this.#isDown = false;
  }

  /** Answers since when the carrier is down, once, when that turns out. Milliseconds. */
  failed(number: string, now: number): number | undefined {
    if (this.#silentOf.size === 0) this.#since = now;
    this.#silentOf.add(number);
    if (this.#isDown || this.#silentOf.size < PARCELS) return undefined;
    this.#isDown = true;
    return this.#since;
  }
}

const known = new Map<string, CarrierHealth>();

/** The carrier, with its health watched: `carriers.down` is published once it says nothing of five parcels in a row. */
export function watched(name: string, carrier: Carrier): Carrier {
  const health = known.get(name) ?? new CarrierHealth();
  known.set(name, health);
  return {
    ...carrier,
    async track(number) {
      try {
        const found = await carrier.track(number);
        health.answered();
        return found;
      } catch (error) {
        if (error instanceof CarrierNoAnswer) await heed(name, health, number);
        else health.answered();
        throw error;
      }
    },
  };
}

async function heed(carrier: string, health: CarrierHealth, number: string): Promise<void> {
  const now = Date.now();
  const since = health.failed(number, now);
  if (since === undefined) return;
  try {
    await query(publishing(carrierEvents.down, { carrier, sinceMs: now - since }));
    notifyRelay();
  } catch (error) {
    log.error("could not report that a carrier is down", { carrier, error: String(error) });
  }
}
