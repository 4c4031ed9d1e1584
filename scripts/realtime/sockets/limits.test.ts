import { connect } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { callApi, RawClient } from "../client-for-tests";
import { startRealtimeForTests } from "../for-tests";

let realtime: Awaited<ReturnType<typeof startRealtimeForTests>>;

beforeEach(async () => {
  realtime = await startRealtimeForTests({ REALTIME_BUFFER_BYTES: 100_000 });
});
afterEach(() => realtime.close());

test.each([
  "",
  "no JSON",
  "[]",
  "null",
  "7",
  "{}",
  '{"event":7}',
  '{"event":"pusher:subscribe"}',
  '{"event":"pusher:subscribe","data":"x"}',
  '{"event":"pusher:subscribe","data":{"channel":["a"]}}',
  '{"event":"pusher:signin","data":null}',
  '{"event":"constructor"}',
  '{"event":"client-a","channel":"__proto__"}',
])("%s is answered with an error, and the connection goes on", async (text) => {
  const client = new RawClient(realtime);
  await client.socketId();
  client.socket.send(text);
  await client.next("pusher:error");
  await client.settled();
});

test("refuses binary frames with an error", async () => {
  const client = new RawClient(realtime);
  await client.socketId();
  client.socket.send(Buffer.from('{"event":"pusher:ping"}'), { binary: true });
  await client.next("pusher:error");
});

test("an oversized frame closes its connection and no other", async () => {
  const [client, other] = [new RawClient(realtime), new RawClient(realtime)];
  await Promise.all([client.socketId(), other.socketId()]);
  client.send("client-a", "x".repeat(33_000), "private-a");
  expect(await client.closed).toBe(1009);
  await other.settled();
});

test("a client that floods is disconnected with the code to reconnect later", async () => {
  const client = new RawClient(realtime);
  await client.socketId();
  for (let n = 0; n < 300; n++) client.send("pusher:ping", {});
  expect(await client.closed).toBe(4100);
});

test("a connection broken in the handshake or a frame affects no other", async () => {
  const { port } = new URL(realtime.apiUrl);
  const upgrade = `GET /app/${realtime.env.PUSHER_KEY}?protocol=7 HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`;
  const keyed = `${upgrade}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
  for (const bytes of [`${upgrade}\r\n`, `${keyed}\xff\xff\xff`, "GARBAGE\r\n\r\n"]) {
    const line = connect(Number(port), "localhost", () => line.write(bytes, "latin1"));
    await new Promise((resolve) =>
      line
        .on("close", resolve)
        .on("error", () => undefined)
        .resume(),
    );
  }
  await new RawClient(realtime).socketId();
});

test("a slow reader is disconnected before its buffer grows, and the others receive everything", async () => {
  const [slow, quick] = [new RawClient(realtime), new RawClient(realtime)];
  await slow.subscribe("news");
  await quick.subscribe("news");
  slow.socket.pause();
  const event = { name: "moved", data: JSON.stringify("x".repeat(10_000)), channel: "news" };
  const batch = Array.from({ length: 10 }, () => ({ ...event, info: "subscription_count" }));
  let sent = 0;
  let mostBytes = 0;
  for (let subscribers = 2; subscribers === 2; sent += batch.length) {
    const { body } = await callApi(realtime, "POST", "/batch_events", { batch });
    subscribers = (body.batch as { subscription_count: number }[])[0]?.subscription_count ?? 0;
    mostBytes = Math.max(mostBytes, realtime.load().bufferedBytes);
  }
  await quick.settled();
  expect(quick.received.filter(({ event }) => event === "moved")).toHaveLength(sent);
  expect(mostBytes).toBeLessThan(100_000 + 3 * 10_100);
  slow.socket.resume();
  expect([1006, 4100]).toContain(await slow.closed);
});
