import { afterAll, beforeAll, expect, test } from "vitest";
import { callApi, RawClient } from "../client-for-tests";
import { startRealtimeForTests } from "../for-tests";
import { sign } from "../signatures";

let realtime: Awaited<ReturnType<typeof startRealtimeForTests>>;

beforeAll(async () => {
  realtime = await startRealtimeForTests();
});
afterAll(() => realtime.close());

test("events for a user reach only that signed-in user", async () => {
  const [ada, bayo] = [new RawClient(realtime), new RawClient(realtime)];
  await ada.signIn({ id: "ada" });
  await bayo.signIn({ id: "bayo" });
  await ada.subscribe("#server-to-user-ada");
  bayo.send("pusher:subscribe", { channel: "#server-to-user-ada" });
  expect((await bayo.next("pusher:subscription_error")).data).toMatchObject({ type: "AuthError" });
  const event = { name: "paid", data: "{}", channels: ["#server-to-user-ada"] };
  expect(await callApi(realtime, "POST", "/events", event)).toEqual({ status: 200, body: {} });
  await ada.next("paid");
  await bayo.settled();
  expect(bayo.received.map((received) => received.event)).toEqual(["pusher:error"]);
});

test("a user's channel requires signing in", async () => {
  const client = new RawClient(realtime);
  await client.socketId();
  client.send("pusher:subscribe", {
    channel: "#server-to-user-ada",
    auth: await client.auth("#server-to-user-ada"),
  });
  expect((await client.next("pusher:subscription_error")).data).toMatchObject({
    type: "AuthError",
    status: 401,
  });
});

test("refuses a forged, borrowed or altered sign-in with 4009", async () => {
  const [client, other] = [new RawClient(realtime), new RawClient(realtime)];
  const { PUSHER_KEY: key, PUSHER_SECRET: secret } = realtime.env;
  const userData = JSON.stringify({ id: "ada" });
  const proof = (socketId: string, of = secret) => `${key}:${sign(of, `${socketId}::user::${userData}`)}`;
  const own = await client.socketId();
  const attempts = [
    { user_data: userData },
    { user_data: userData, auth: proof(own, "another secret") },
    { user_data: userData, auth: proof(await other.socketId()) },
    { user_data: JSON.stringify({ id: "efe" }), auth: proof(own) },
    { user_data: { id: "ada" }, auth: proof(own) },
    // A channel's signature must not work for a sign-in, nor the other way round.
    { user_data: userData, auth: await client.auth(`user:${userData}`) },
    undefined,
  ];
  for (const attempt of attempts) {
    client.send("pusher:signin", attempt);
    expect((await client.next("pusher:error")).data.code).toBe(4009);
  }
});

test("a connection can't change its user", async () => {
  const client = new RawClient(realtime);
  await client.signIn({ id: "ada" });
  await client.signIn({ id: "ada" });
  await expect(
    Promise.race([
      client.signIn({ id: "bayo" }),
      client.next("pusher:error").then(() => Promise.reject(new Error("no"))),
    ]),
  ).rejects.toThrow("no");
});

test("a signed-in user is a member without channel_data", async () => {
  const client = new RawClient(realtime);
  await client.signIn({ id: "ada", user_info: { name: "Ada" } });
  const { data } = await client.subscribe("presence-room");
  expect(data).toEqual({ presence: { ids: ["ada"], hash: { ada: { name: "Ada" } }, count: 1 } });
});

test("terminating a user's connections closes all of them with 4009, and no other user's", async () => {
  const [ada, phone, bayo] = [new RawClient(realtime), new RawClient(realtime), new RawClient(realtime)];
  for (const [client, id] of [
    [ada, "ada"],
    [phone, "ada"],
    [bayo, "bayo"],
  ] as const)
    await client.signIn({ id });
  expect((await callApi(realtime, "POST", "/users/ada/terminate_connections", {})).status).toBe(200);
  expect(await Promise.all([ada.closed, phone.closed])).toEqual([4009, 4009]);
  await bayo.settled();
});
