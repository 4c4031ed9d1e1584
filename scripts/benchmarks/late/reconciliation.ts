import type { Finding } from "../figure";
import { startProgram } from "../programs";
import { settingsFor } from "../settings";
import type { Stage } from "../stage";

/** From the moment at which the gateway's balance drifts for no reason until no payout can be sent. */
export async function reconciliation(stage: Stage): Promise<Finding[]> {
  const server = await stage.server();
  const { appUrl } = await server.makeDatabase("reconciliation");
  const reconciler = startProgram("./late/reconciler.ts", { env: settingsFor(appUrl) });
  const waits = await reconciler.told<number[]>();
  await reconciler.letGo();
  return [
    {
      what: "books and gateway drift apart, until payouts are stopped",
      values: waits.map((wait) => wait / 1_000),
      unit: "s",
      target: { atMost: 60 },
      beside: `the longest ${(Math.max(...waits) / 1_000).toFixed(1)} s; the gateway allows 100 questions a minute, as Paystack does in test mode`,
    },
  ];
}
