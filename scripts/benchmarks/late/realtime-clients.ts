// So many clients of the realtime server and an application that sends events, in one process and so by one clock. Whenever
// it is asked for a number of events at a rate, it tells for each event when it was sent and how long each client waited.
import { Agent } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import Pusher from "pusher";
import { WebSocket } from "ws";

export interface Wanted {
  events: number;
  /** 0: each event as soon as all clients have the one before. */
  perSecond: number;
}

/** Milliseconds from the call of `trigger` until each client had the event, in the order of events. */
export type Waits = number[][];

const CHANNEL = "news";

const [port = "0", clients = "1"] = process.argv.slice(2);
const { PUSHER_APP_ID: appId = "", PUSHER_KEY: key = "", PUSHER_SECRET: secret = "" } = process.env;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
const sdk = new Pusher({ appId, key, secret, host: "127.0.0.1", port, useTLS: false, agent });

const sentAtMs: number[] = [];
const waits: Waits = [];
const allHave: (() => void)[] = [];

/** Reads no more of a frame than it must: what the clients cost is taken from the server beside them. */
function hear(frame: string): void {
  const number = /"n\\":(\d+)/.exec(frame)?.[1];
  if (number === undefined) return;
  const n = Number(number);
  waits[n]?.push(performance.now() - (sentAtMs[n] ?? 0));
  if (waits[n]?.length === Number(clients)) allHave[n]?.();
}

async function openClient(): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/app/${key}?protocol=7`, { perMessageDeflate: false });
  await new Promise((resolve, reject) => socket.once("open", resolve).on("error", reject));
  socket.once("close", (code) => {
    throw new Error(`A client was cut off with ${code}.`);
  });
  const subscribed = new Promise<void>((resolve) => {
    socket.on("message", (frame: Buffer) => {
      const text = frame.toString();
      if (text.includes("subscription_succeeded")) return resolve();
      hear(text);
    });
  });
  socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel: CHANNEL } }));
  await subscribed;
}

/** Answers once every client has the event. */
async function sendEvent(n: number): Promise<void> {
  waits[n] = [];
  const received = new Promise<void>((resolve) => (allHave[n] = resolve));
  sentAtMs[n] = performance.now();
  await sdk.trigger(CHANNEL, "moved", { n, trade: "0192c7a8-0000-7000-8000-000000000000", to: "DELIVERED" });
  await received;
}

async function sendAll({ events, perSecond }: Wanted): Promise<Waits> {
  const from = performance.now();
  const sent: Promise<void>[] = [];
  for (let n = 0; n < events; n += 1) {
    sent.push(sendEvent(n));
    if (perSecond === 0) await sent[n];
    else await pause(Math.max(0, from + ((n + 1) * 1000) / perSecond - performance.now()));
  }
  await Promise.all(sent);
  return waits.slice(0, events);
}

for (let open = 0; open < Number(clients); open += 1) await openClient();
process.on("message", (wanted: Wanted) => void sendAll(wanted).then((all) => process.send?.(all)));
process.once("disconnect", () => process.exit());
process.on("SIGINT", () => {});
process.send?.("ready");
