import type { Finding } from "../figure";
import type { Stage } from "../stage";
import { measured } from "./measured";

/** From the moment at which the gateway's balance drifts for no reason until no payout can be sent. */
export async function reconciliation(stage: Stage): Promise<Finding[]> {
  const waits = await measured<number[]>(stage, "reconciliation", "./late/reconciler.ts");
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
