import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { RawClient } from "../client-for-tests";
import { startRealtimeForTests } from "../for-tests";

let realtime: Awaited<ReturnType<typeof startRealtimeForTests>>;

beforeEach(async () => {
  realtime = await startRealtimeForTests();
});
afterEach(() => realtime.close());

async function restartWith(settings: Parameters<typeof startRealtimeForTests>[0]) {
  await realtime.close();
  realtime = await startRealtimeForTests(settings);
}

test("a client receives its socket id and activity timeout", async () => {
  const { data } = await new RawClient(realtime).next("pusher:connection_established");
  expect(data).toEqual({ socket_id: expect.stringMatching(/^\d+\.\d+$/), activity_timeout: 120 });
});

test.each([5, 6, 7])("accepts version %i of the protocol", async (version) => {
  const client = new RawClient(realtime, `/app/${realtime.env.PUSHER_KEY}?protocol=${version}`);
  await client.socketId();
});

test.each<[number, string]>([
  [4001, "/app/another-key?protocol=7"],
  [4001, "/app/realtime-key-for-test?protocol=7"],
  [4005, "/?protocol=7"],
  [4005, "/app?protocol=7"],
  [4005, "/app/realtime-key-for-tests/more?protocol=7"],
  [4005, "/apps/realtime-key-for-tests?protocol=7"],
  [4006, "/app/realtime-key-for-tests?protocol=seven"],
  [4006, "/app/realtime-key-for-tests?protocol=7.5"],
  [4006, "/app/realtime-key-for-tests?protocol="],
  [4007, "/app/realtime-key-for-tests?protocol=4"],
  [4007, "/app/realtime-key-for-tests?protocol=8"],
  [4008, "/app/realtime-key-for-tests"],
])("%i refuses %s, as an event and as the code of the close", async (code, path) => {
  const client = new RawClient(realtime, path);
  expect((await client.next("pusher:error")).data.code).toBe(code);
  expect(await client.closed).toBe(code);
});

test("refuses clients of a disabled application with 4003", async () => {
  await restartWith({ REALTIME_DISABLED: "yes" });
  expect(await new RawClient(realtime).closed).toBe(4003);
});

test("refuses a connection over the quota with 4004, until another one closes", async () => {
  await restartWith({ REALTIME_CONNECTIONS: 1 });
  const first = new RawClient(realtime);
  await first.socketId();
  expect(await new RawClient(realtime).closed).toBe(4004);
  first.socket.close();
  await first.closed;
  await new RawClient(realtime).socketId();
});

test("refuses a connection over the limit of an address for now, and accepts other addresses", async () => {
  await restartWith({ REALTIME_CONNECTIONS_PER_ADDRESS: 1, TRUSTED_PROXIES: 1 });
  const from = (addresses: string) =>
    new RawClient(realtime, undefined, { headers: { "x-forwarded-for": addresses } });
  await from("203.0.113.7").socketId();
  await from("203.0.113.8").socketId();
  // The last entry is our proxy's; the caller claims those before it.
  expect(await from("198.51.100.1, 203.0.113.7").closed).toBe(4100);
});

test("a caller can't claim an address without a trusted proxy", async () => {
  await restartWith({ REALTIME_CONNECTIONS_PER_ADDRESS: 1 });
  await new RawClient(realtime, undefined, { headers: { "x-forwarded-for": "203.0.113.7" } }).socketId();
  const second = new RawClient(realtime, undefined, { headers: { "x-forwarded-for": "203.0.113.8" } });
  expect(await second.closed).toBe(4100);
});

test("responds to a ping, as an event and as a frame", async () => {
  const client = new RawClient(realtime);
  await client.socketId();
  client.send("pusher:ping", {});
  await client.next("pusher:pong");
  const answered = new Promise((resolve) => client.socket.once("pong", resolve));
  client.socket.ping();
  await answered;
});

test("closes a silent client that does not answer a ping with 4201", async () => {
  await restartWith({ REALTIME_ACTIVITY_TIMEOUT_MS: 30, REALTIME_PONG_TIMEOUT_MS: 30 });
  expect(await new RawClient(realtime, undefined, { autoPong: false }).closed).toBe(4201);
});

test("keeps a silent client that answers pings", async () => {
  await restartWith({ REALTIME_ACTIVITY_TIMEOUT_MS: 20, REALTIME_PONG_TIMEOUT_MS: 20 });
  const client = new RawClient(realtime);
  const pings = new Promise<void>((resolve) => {
    let count = 0;
    client.socket.on("ping", () => ++count === 5 && resolve());
  });
  await Promise.race([pings, client.closed.then((code) => Promise.reject(new Error(`closed with ${code}`)))]);
});

test("tells clients to reconnect immediately when the server stops", async () => {
  const client = new RawClient(realtime);
  await client.socketId();
  await realtime.close();
  expect(await client.closed).toBe(4200);
});

test("stops in bounded time despite an unanswered close and an unfinished request", async () => {
  await restartWith({ REALTIME_GRACE_MS: 50 });
  const client = new RawClient(realtime);
  await client.socketId();
  client.socket.pause();
  const endless = connect(Number(new URL(realtime.apiUrl).port), "localhost").on("error", () => undefined);
  endless.write(
    "POST /apps/1/events HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n",
  );
  await once(endless, "data");
  await realtime.close();
  client.socket.terminate();
});

test("responds to a plain HTTP request at the path of sockets", async () => {
  expect((await fetch(`${realtime.apiUrl}/app/${realtime.env.PUSHER_KEY}?protocol=7`)).status).toBe(404);
});
