import { digits, type Finding, median, percentile } from "../figure";
import { startProgram } from "../programs";
import { settingsFor } from "../settings";
import type { Stage } from "../stage";

/** From the click to the provider: the code by text that proves a phone number, by way of outbox, relay and queue. */
export async function otp(stage: Stage): Promise<Finding[]> {
  const server = await stage.server();
  const { appUrl } = await server.makeDatabase("otp");
  const sender = startProgram("./late/otp-sender.ts", { env: settingsFor(appUrl) });
  const waits = await sender.told<number[]>();
  await sender.letGo();
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
