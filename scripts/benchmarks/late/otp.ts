import { digits, type Finding, median, percentile } from "../figure";
import type { Stage } from "../stage";
import { measured } from "./measured";

/** From the click to the provider: the code by text that proves a phone number, by way of outbox, relay and queue. */
export async function otp(stage: Stage): Promise<Finding[]> {
  const waits = await measured<number[]>(stage, "otp", "./late/otp-sender.ts");
  return [
    {
      what: `a code by text: from the click until the provider has it, 95th percentile of ${waits.length}, 20 a second`,
      values: [percentile(waits, 0.95)],
      unit: "ms",
      target: { atMost: 1_000 },
      beside: `half of them after ${digits(median(waits))} ms, the last after ${digits(Math.max(...waits))} ms`,
    },
  ];
}
