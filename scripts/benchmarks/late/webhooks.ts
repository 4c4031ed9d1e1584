import { digits, type Finding, median, percentile } from "../figure";
import { load } from "../http/load";
import { inTurn } from "../pairs";
import { type Program, startProgram } from "../programs";
import { settingsFor } from "../settings";
import type { Stage } from "../stage";
import type { Storm } from "./webhook-receiver";

const COPIES = 1_000;
const PARALLEL = 50;

/** A gateway that sends one webhook a thousand times, fifty at once, while the worker credits what it tells of. */
export async function webhooks(stage: Stage): Promise<Finding[]> {
  const server = await stage.server();
  const { appUrl } = await server.makeDatabase("webhooks");
  const receiver = startProgram("./late/webhook-receiver.ts", { env: settingsFor(appUrl) });
  await storm(receiver, "bare");
  await storm(receiver, "ours");
  const pairs = await inTurn(
    () => storm(receiver, "ours"),
    () => storm(receiver, "bare"),
  );
  await receiver.letGo();
  const p95s = pairs.map(({ subject }) => percentile(subject, 0.95));
  const bare = median(pairs.map(({ reference }) => percentile(reference, 0.95)));
  return [
    {
      what: `${COPIES} copies of one webhook, ${PARALLEL} at once: each answered 200 and credited once, 95th percentile`,
      values: p95s,
      unit: "ms",
      target: { atMost: 100 },
      beside: `${digits(median(p95s) / bare)} times what the same server needs to answer without looking (${digits(bare)} ms)`,
    },
  ];
}

/** Answers how long each copy took, in milliseconds. Throws where one was not answered 200, or not credited exactly once. */
async function storm(receiver: Program, kind: "ours" | "bare"): Promise<number[]> {
  receiver.process.send(kind);
  const { url, body, signature } = await receiver.nextMessage<Storm>();
  const headers = { "content-type": "application/json", "x-paystack-signature": signature };
  const { tookMs } = await load({
    url,
    method: "POST",
    headers,
    body,
    amount: COPIES,
    connections: PARALLEL,
  });
  receiver.process.send("count");
  const credits = await receiver.nextMessage<number>();
  const wanted = kind === "ours" ? 1 : 0;
  if (credits !== wanted) throw new Error(`The payment was credited ${credits} times.`);
  return tookMs;
}
