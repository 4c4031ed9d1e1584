import { digits, type Finding, median } from "../figure";
import type { Stage } from "../stage";
import type { AskedInPairs, Paired } from "./gateway-asker";
import { measured } from "./measured";

/** What a user waits longer because the worker's process calls the gateway and not the page's own. */
export async function gateway(stage: Stage): Promise<Finding[]> {
  const { fund, addAccount } = await measured<AskedInPairs>(stage, "gateway", "./late/gateway-asker.ts");
  return [added("Fund", fund), added("Add account", addAccount)];
}

function added(what: string, { byWorker, direct }: Paired): Finding {
  const more = byWorker.map((took, pair) => took - (direct[pair] ?? Number.NaN));
  return {
    what: `${what}: what the way by the worker adds to calling the gateway in the same process, 95th percentile of ${more.length} pairs`,
    values: [percentile(more, 0.95)],
    unit: "ms",
    target: { atMost: 60 },
    beside: `added, median ${digits(median(more))} ms; by the worker ${digits(median(byWorker))} (p95 ${digits(percentile(byWorker, 0.95))}) ms, directly ${digits(median(direct))} (p95 ${digits(percentile(direct, 0.95))}) ms`,
  };
}

const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
