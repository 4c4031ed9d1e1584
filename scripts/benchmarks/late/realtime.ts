import { setTimeout as pause } from "node:timers/promises";
import type { Load } from "../../realtime/start";
import { digits, type Finding, percentile } from "../figure";
import { inTurn, middle, ratios } from "../pairs";
import { type Program, startProgram } from "../programs";
import type { Stage } from "../stage";
import type { Waits, Wanted } from "./realtime-clients";

const CLIENTS = 200;
const ROUNDS = 50;
const PER_SECOND = 100;
const SECONDS = 60;
const COMPARED_SECONDS = 10;

const app = {
  PUSHER_APP_ID: "1",
  PUSHER_KEY: "benchmark",
  PUSHER_SECRET: "secret-of-the-benchmark",
  REALTIME_PORT: "0",
};

interface Side {
  ask(wanted: Wanted): Promise<Waits>;
  load(): Promise<Load>;
  close(): Promise<void>;
}

/** An event to 200 open connections, and a minute of a hundred events a second, beside a server that only passes on. */
export async function realtime(stage: Stage): Promise<Finding[]> {
  const [ours, bare] = [await open("ours"), await open("bare")];
  for (const side of [ours, bare]) await side.ask({ events: ROUNDS, perSecond: 0 });
  const pairs = await inTurn(
    async () => p95((await ours.ask({ events: ROUNDS, perSecond: 0 })).flat()),
    async () => p95((await bare.ask({ events: ROUNDS, perSecond: 0 })).flat()),
  );
  await bare.close();
  const theirs = middle(pairs, ({ reference }) => reference);
  const ratio = middle(ratios(pairs, Number, Number), Number);
  const fanOut: Finding = {
    what: `one event to ${CLIENTS} connections: from the call of trigger until a client has it, 95th percentile`,
    values: pairs.map(({ subject }) => subject),
    unit: "ms",
    target: { atMost: 60 },
    beside: `${digits(ratio)} times what a server needs that checks nothing and passes on (${digits(theirs)} ms)`,
  };
  stage.tell(`${PER_SECOND} events a second for ${SECONDS} s …`);
  const steady = await holdOut(ours);
  await ours.close();
  return [fanOut, steady];
}

/** Whether waiting grows while events keep coming, in the buffers of the server or in time. */
async function holdOut(side: Side): Promise<Finding> {
  const buffered: number[] = [];
  const asked = side.ask({ events: PER_SECOND * SECONDS, perSecond: PER_SECOND });
  const ended = asked.then(() => true);
  while (!(await Promise.race([ended, pause(1_000, false)])))
    buffered.push((await side.load()).bufferedBytes);
  const waits = await asked;
  const compared = PER_SECOND * COMPARED_SECONDS;
  const [first, last] = [p95(waits.slice(0, compared).flat()), p95(waits.slice(-compared).flat())];
  const most = (part: number[]) => Math.max(0, ...part);
  const [early, late] = [buffered.slice(0, COMPARED_SECONDS), buffered.slice(-COMPARED_SECONDS)];
  return {
    what: `${PER_SECOND} events a second to ${CLIENTS} connections for ${SECONDS} s: waiting in the last ${COMPARED_SECONDS} s / in the first, 95th percentile`,
    values: [last / first],
    target: { atMost: 1.5 },
    beside: `${digits(first)} ms, then ${digits(last)} ms; at most ${most(early)} bytes waited in the server, then ${most(late)}`,
  };
}

async function open(kind: "ours" | "bare"): Promise<Side> {
  const env = { ...process.env, ...app };
  const server = startProgram("./late/realtime-server.ts", { env, args: [kind] });
  const port = await server.nextMessage<number>();
  const clients = startProgram("./late/realtime-clients.ts", { env, args: [String(port), String(CLIENTS)] });
  await clients.nextMessage();
  const ask = <Answer>(program: Program, question: object): Promise<Answer> => {
    const answer = program.nextMessage<Answer>();
    program.process.send(question);
    return answer;
  };
  return {
    ask: (wanted) => ask<Waits>(clients, wanted),
    load: () => ask<Load>(server, {}),
    async close() {
      await clients.letGo();
      await server.letGo();
    },
  };
}

const p95 = (values: readonly number[]) => percentile(values, 0.95);
