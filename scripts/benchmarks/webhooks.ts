import { Agent, request } from "node:http";
import { digits, type Finding, median } from "./figure";
import { inTurn } from "./pairs";
import { startProgram } from "./programs";
import { settingsFor } from "./settings";
import type { Stage } from "./stage";
import type { Storm } from "./webhook-receiver";

const COPIES = 1_000;
const PARALLEL = 50;

/** A gateway that sends one webhook a thousand times, fifty at once, while the worker credits what it tells of. */
export async function webhooks(stage: Stage): Promise<Finding[]> {
  const server = await stage.server();
  const { appUrl } = await server.makeDatabase("webhooks");
  const receiver = startProgram("./webhook-receiver.ts", { env: settingsFor(appUrl) });
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
async function storm(receiver: ReturnType<typeof startProgram>, kind: "ours" | "bare"): Promise<number[]> {
  receiver.process.send(kind);
  const told = await receiver.told<Storm>();
  const agent = new Agent({ keepAlive: true, maxSockets: PARALLEL });
  const took: number[] = [];
  let left = COPIES;
  const sendOn = async () => {
    while (left-- > 0) {
      const from = performance.now();
      const status = await post(told, agent);
      if (status !== 200) throw new Error(`A webhook was answered ${status}.`);
      took.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, sendOn));
  agent.destroy();
  receiver.process.send("count");
  const credits = await receiver.told<number>();
  const wanted = kind === "ours" ? 1 : 0;
  if (credits !== wanted) throw new Error(`The payment was credited ${credits} times.`);
  return took;
}

function post({ url, body, signature }: Storm, agent: Agent): Promise<number> {
  const headers = { "content-type": "application/json", "x-paystack-signature": signature };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: "POST", agent, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode ?? 0));
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
