import { createServer, type IncomingHttpHeaders } from "node:http";
import Pusher from "pusher";
import { afterEach, beforeEach, expect, test } from "vitest";
import { RawClient } from "./client-for-tests";
import { startRealtimeForTests } from "./for-tests";

type Received = { headers: IncomingHttpHeaders; rawBody: string };

const received: Received[] = [];
const answers: number[] = [];
let bell: () => void = () => undefined;
const application = createServer((request, response) => {
  let rawBody = "";
  request.on("data", (part: Buffer) => (rawBody += part.toString("utf8")));
  request.on("end", () => {
    received.push({ headers: request.headers, rawBody });
    response.writeHead(answers.shift() ?? 200).end();
    bell();
  });
});

let realtime: Awaited<ReturnType<typeof startRealtimeForTests>>;

beforeEach(async () => {
  received.length = 0;
  await new Promise<void>((resolve) => application.listen(0, "localhost", resolve));
  const address = application.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const REALTIME_WEBHOOK_URL = `http://localhost:${port}/webhooks`;
  realtime = await startRealtimeForTests({ REALTIME_WEBHOOK_URL, REALTIME_VACANCY_MS: 50 });
});
afterEach(async () => {
  await realtime.close();
  application.closeAllConnections();
  await new Promise((resolve) => application.close(resolve));
});

/** All received events, once there are this many. */
async function events(count: number): Promise<Record<string, unknown>[]> {
  for (;;) {
    const all = received.flatMap(({ rawBody }) => JSON.parse(rawBody).events);
    if (all.length >= count) return all;
    await new Promise<void>((resolve) => (bell = resolve));
  }
}

const member = (id: string) => ({ user_id: id });

test("sends arrivals and departures to the application, in order", async () => {
  const client = new RawClient(realtime);
  await client.subscribe("presence-room", member("ada"));
  client.send("client-typing", { on: true }, "presence-room");
  await client.settled();
  client.socket.close();
  expect(await events(5)).toEqual([
    { name: "channel_occupied", channel: "presence-room" },
    { name: "member_added", channel: "presence-room", user_id: "ada" },
    {
      name: "client_event",
      channel: "presence-room",
      event: "client-typing",
      data: '{"on":true}',
      socket_id: await client.socketId(),
      user_id: "ada",
    },
    { name: "member_removed", channel: "presence-room", user_id: "ada" },
    { name: "channel_vacated", channel: "presence-room" },
  ]);
});

test("drops the departure of a user who returns within the delay", async () => {
  const client = new RawClient(realtime);
  await client.subscribe("presence-room", member("ada"));
  client.send("pusher:unsubscribe", { channel: "presence-room" });
  await client.subscribe("presence-room", member("ada"));
  await client.subscribe("cache-a");
  const names = (await events(4)).map(({ name, channel }) => `${String(name)} ${String(channel)}`);
  expect(names).toEqual([
    "channel_occupied presence-room",
    "member_added presence-room",
    "channel_occupied cache-a",
    "cache_miss cache-a",
  ]);
});

test("the pusher SDK accepts a webhook, but not an altered one", async () => {
  await new RawClient(realtime).subscribe("news");
  await events(1);
  const { PUSHER_APP_ID: appId, PUSHER_KEY: key, PUSHER_SECRET: secret } = realtime.env;
  const sdk = new Pusher({ appId, key, secret, host: "localhost" });
  const [first] = received as [Received];
  expect(first.headers["content-type"]).toBe("application/json");
  const asSdkTakesIt = (rawBody: string) => ({ headers: first.headers as Record<string, string>, rawBody });
  expect(sdk.webhook(asSdkTakesIt(first.rawBody)).isValid()).toBe(true);
  expect(sdk.webhook(asSdkTakesIt(first.rawBody.replace("news", "lies"))).isValid()).toBe(false);
});

test("resends an unaccepted webhook unchanged before any other", async () => {
  answers.push(500);
  const client = new RawClient(realtime);
  await client.subscribe("one");
  await events(1);
  await client.subscribe("two");
  expect((await events(3)).map(({ channel }) => channel)).toEqual(["one", "one", "two"]);
  expect(received[0]?.rawBody).toBe(received[1]?.rawBody);
});
