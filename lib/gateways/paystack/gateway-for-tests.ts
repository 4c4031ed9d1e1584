import { vi } from "vitest";
import { z } from "zod";
import { secretKey, startForTests } from "@/scripts/simulators/for-tests";
import { openPaystack } from "./client";
import { readEvent } from "./events";

/** The HTTP client with the simulated gateway, whose transfers and refunds complete immediately. */
export async function openPaystackStage() {
  const simulators = await startForTests();
  const control = async (path: string, body?: object): Promise<Record<string, unknown>> => {
    const response = await simulators.call(`/control/${path}`, body);
    if (!response.ok) throw new Error(`${path} returned ${response.status}: ${await response.text()}`);
    return z.record(z.string(), z.unknown()).parse(await response.json());
  };
  const options = { baseUrl: `${simulators.url}/paystack`, secretKey, timeoutMs: 2_000 };
  const paystack = openPaystack(options);
  return {
    options,
    paystack,
    control,
    simulators,
    /** Resets the simulator, with this balance in kobo. */
    async reset(floatMinor = 100_000_000) {
      await control("reset", {});
      await control("settings", { settleMs: 0 });
      if (floatMinor > 0) await control("paystack/top-up", { amount: floatMinor });
      simulators.shop.received.splice(0);
    },
    /** A deposit paid by card; returns the verified transaction. */
    async paid(reference: string, amountMinor: bigint) {
      const order = { email: "ada@amana.test", amountMinor, reference, callbackUrl: "http://localhost/" };
      await paystack.initialize(order);
      await control("paystack/pay", { reference });
      return paystack.verify(reference);
    },
    /** The received webhooks once one is of this event, which comes last: two on their way can overtake each other. */
    events: (last: string) =>
      vi.waitFor(
        () => {
          const bodies = simulators.shop.received.map(({ rawBody }) => rawBody);
          const found = bodies.findLast((body) => body.includes(`"event":"${last}"`));
          if (found === undefined) throw new Error(`no ${last} yet`);
          return [...bodies.filter((body) => body !== found), found].map(readEvent);
        },
        { timeout: 5_000 },
      ),
    until: <T>(read: () => Promise<T>, holds: (found: T) => boolean): Promise<T> =>
      vi.waitFor(
        async () => {
          const found = await read();
          if (!holds(found)) throw new Error("not yet");
          return found;
        },
        { timeout: 5_000 },
      ),
  };
}

export type PaystackClientStage = Awaited<ReturnType<typeof openPaystackStage>>;
