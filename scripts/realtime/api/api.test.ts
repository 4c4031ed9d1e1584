import { Agent, request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callApi, RawClient } from "../client-for-tests";
import { startRealtimeForTests } from "../for-tests";

let realtime: Awaited<ReturnType<typeof startRealtimeForTests>>;

beforeAll(async () => {
  realtime = await startRealtimeForTests();
});
afterAll(() => realtime.close());

type Changes = Parameters<typeof callApi>[4];
const event = { name: "moved", data: "{}", channels: ["news"] };
const post = (body: object | string, changes?: Changes) =>
  callApi(realtime, "POST", "/events", body, changes);
const now = () => Math.floor(Date.now() / 1_000);

test.each<[string, Changes]>([
  ["another key", { query: { auth_key: "another" } }],
  ["no key", { query: { auth_key: undefined } }],
  ["another secret", { secret: "another-secret-for-tests" }],
  ["no signature", { query: { auth_signature: "" } }],
  ["an old time", { query: { auth_timestamp: String(now() - 700) } }],
  ["a time to come", { query: { auth_timestamp: String(now() + 700) } }],
  ["no time", { query: { auth_timestamp: undefined } }],
  ["another version", { query: { auth_version: "2.0" } }],
  ["another MD5", { query: { body_md5: "0".repeat(32) } }],
  ["no MD5", { query: { body_md5: undefined } }],
  ["another body than was signed", { sentBody: JSON.stringify({ ...event, channels: ["private-other"] }) }],
])("refuses a call with %s with 401, without effect", async (_, changes) => {
  const client = new RawClient(realtime);
  await client.subscribe("news");
  await client.subscribe("private-other");
  expect((await post(event, changes)).status).toBe(401);
  await client.settled();
  expect(client.received).toEqual([]);
});

test("refuses another application's path, an unknown path and another method", async () => {
  expect((await post(event, { appId: "2" })).status).toBe(404);
  expect((await callApi(realtime, "GET", "/nothing")).status).toBe(404);
  expect((await callApi(realtime, "DELETE", "/events")).status).toBe(405);
  expect((await fetch(`${realtime.apiUrl}/`)).status).toBe(404);
});

test.each<[string, object | string]>([
  ["no JSON", "{"],
  ["a list", "[]"],
  ["no name", { ...event, name: undefined }],
  ["too long a name", { ...event, name: "x".repeat(201) }],
  ["no data", { ...event, data: undefined }],
  ["data that is no text", { ...event, data: {} }],
  ["no channel", { ...event, channels: [] }],
  ["a wrong channel", { ...event, channels: ["a b"] }],
  ["a channel that is no text", { ...event, channels: [7] }],
  ["101 channels", { ...event, channels: Array.from({ length: 101 }, (_, n) => `c${n}`) }],
  ["a wrong socket", { ...event, socket_id: "1" }],
  ["an unknown attribute", { ...event, info: "color" }],
])("an event with %s is refused with 400", async (_, body) => {
  const answer = await post(body);
  expect(answer.status).toBe(400);
  expect(answer.body.error).toEqual(expect.any(String));
});

test("accepts data of 10 KB and refuses one byte more with 413", async () => {
  expect((await post({ ...event, data: "x".repeat(10_240) })).status).toBe(200);
  expect((await post({ ...event, data: "x".repeat(10_241) })).status).toBe(413);
  expect((await post({ ...event, data: "₦".repeat(3_414) })).status).toBe(413);
});

test("refuses an oversized body with 413", async () => {
  expect((await post({ ...event, more: "x".repeat(600_000) })).status).toBe(413);
});

test("sends an event once to each of its channels, except to the excluded socket", async () => {
  const [client, other] = [new RawClient(realtime), new RawClient(realtime)];
  for (const channel of ["one", "two"]) for (const each of [client, other]) await each.subscribe(channel);
  const socketId = await client.socketId();
  await post({ ...event, channels: ["one", "two", "one"], socket_id: socketId });
  await Promise.all([client.settled(), other.settled()]);
  expect(other.received.map(({ channel }) => channel)).toEqual(["one", "two"]);
  expect(client.received).toEqual([]);
});

test("returns subscription counts of an event on request", async () => {
  const client = new RawClient(realtime);
  await client.subscribe("presence-info", { user_id: "ada" });
  const { body } = await post({
    ...event,
    channels: ["presence-info", "empty"],
    info: "user_count,subscription_count",
  });
  expect(body.channels).toEqual({
    "presence-info": { user_count: 1, subscription_count: 1 },
    empty: { subscription_count: 0 },
  });
});

test("sends a batch of up to ten events, or none", async () => {
  const client = new RawClient(realtime);
  await client.subscribe("batch");
  const one = { name: "moved", data: "{}", channel: "batch" };
  const send = (batch: unknown) => callApi(realtime, "POST", "/batch_events", { batch });
  expect((await send(Array.from({ length: 11 }, () => one))).status).toBe(400);
  expect((await send([one, { ...one, channel: "a b" }])).status).toBe(400);
  expect((await send([one, { ...one, data: "x".repeat(10_241) }])).status).toBe(413);
  expect((await send([])).status).toBe(400);
  await client.settled();
  expect(client.received).toEqual([]);
  expect(await send([one, { ...one, info: "subscription_count" }])).toEqual({
    status: 200,
    body: { batch: [{}, { subscription_count: 1 }] },
  });
  await client.settled();
  expect(client.received).toHaveLength(2);
});

test("lists occupied channels, by prefix and with counts", async () => {
  const client = new RawClient(realtime);
  await client.subscribe("presence-list", { user_id: "ada" });
  await client.subscribe("list");
  const list = (query: string) => callApi(realtime, "GET", `/channels${query}`);
  expect((await list("")).body.channels).toMatchObject({ "presence-list": {}, list: {} });
  expect((await list("?filter_by_prefix=presence-list&info=user_count")).body).toEqual({
    channels: { "presence-list": { user_count: 1 } },
  });
  expect((await list("?info=user_count")).status).toBe(400);
  client.socket.close();
  await client.closed;
  expect((await list("?filter_by_prefix=presence-list")).body).toEqual({ channels: {} });
});

test("returns whether a channel is occupied, and its counts", async () => {
  const client = new RawClient(realtime);
  await client.subscribe("presence-one", { user_id: "ada" });
  const get = (path: string) => callApi(realtime, "GET", `/channels/${path}`);
  expect((await get("presence-one?info=user_count")).body).toEqual({ occupied: true, user_count: 1 });
  expect((await get("empty")).body).toEqual({ occupied: false });
  expect((await get("empty?info=user_count")).status).toBe(400);
  expect((await get("empty?info=cache")).status).toBe(400);
  expect((await get("a%20b")).status).toBe(400);
  expect((await get("presence-one/users")).body).toEqual({ users: [{ id: "ada" }] });
  expect((await get("empty/users")).status).toBe(400);
});

test("refuses calls of a disabled application with 403", async () => {
  const disabled = await startRealtimeForTests({ REALTIME_DISABLED: "yes" });
  expect((await callApi(disabled, "GET", "/channels")).status).toBe(403);
  expect((await fetch(`${disabled.apiUrl}/health`)).status).toBe(200);
  await disabled.close();
});

test("handles many calls on one connection", async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const locals = new Set<number | undefined>();
  for (let n = 0; n < 3; n++) {
    await new Promise<void>((resolve, reject) => {
      const call = request(`${realtime.apiUrl}/health`, { agent }, (answer) =>
        answer.resume().once("end", resolve),
      );
      call.once("socket", (socket) => socket.once("connect", () => locals.add(socket.localPort)));
      call.once("error", reject).end();
    });
  }
  expect(locals.size).toBe(1);
  agent.destroy();
});
