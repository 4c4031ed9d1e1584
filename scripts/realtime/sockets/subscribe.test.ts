import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callApi, RawClient } from "../client-for-tests";
import { startRealtimeForTests } from "../for-tests";

let realtime: Awaited<ReturnType<typeof startRealtimeForTests>>;

beforeAll(async () => {
  realtime = await startRealtimeForTests({ REALTIME_CHANNELS_PER_CONNECTION: 3, REALTIME_MEMBERS: 2 });
});
afterAll(() => realtime.close());

const publish = (channel: string, more: object = {}) =>
  callApi(realtime, "POST", "/events", { name: "moved", data: '{"n":1}', channels: [channel], ...more });

/** Subscribes with this data and returns the refusal. */
async function refusal(client: RawClient, wanted: object) {
  await client.socketId();
  client.send("pusher:subscribe", wanted);
  const { data } = await client.next("pusher:subscription_error");
  return data;
}

/** Asserts that events on the channel do not reach this client. */
async function hearsNothingOf(channel: string, client: RawClient) {
  await publish(channel);
  await client.settled();
  expect(client.received.filter(({ event }) => event === "moved")).toEqual([]);
}

describe("a public channel", () => {
  test("is received by a subscriber until it unsubscribes", async () => {
    const client = new RawClient(realtime);
    await client.socketId();
    client.send("pusher:subscribe", { channel: "news" });
    await client.next("pusher_internal:subscription_succeeded");
    await publish("news");
    expect(await client.next("moved")).toEqual({ event: "moved", channel: "news", data: { n: 1 } });
    client.send("pusher:unsubscribe", { channel: "news" });
    await client.settled();
    await hearsNothingOf("news", client);
  });

  test("sends an event once to a client that subscribed twice", async () => {
    const client = new RawClient(realtime);
    await client.subscribe("twice");
    await client.subscribe("twice");
    await publish("twice");
    await client.next("moved");
    await client.settled();
    expect(client.received).toEqual([]);
  });

  test.each(["", "with space", "with/slash", "naïve", "#private", "x".repeat(165), "a:b"])(
    "cannot be called '%s'",
    async (channel) => {
      expect(await refusal(new RawClient(realtime), { channel })).toMatchObject({ type: "InvalidChannel" });
    },
  );

  test("can have 164 characters of all permitted kinds", async () => {
    await new RawClient(realtime).subscribe("aZ09_-=@,.;".padEnd(164, "x"));
  });
});

describe("a private channel", () => {
  const channel = "private-trade";

  test("is received with the application's signature", async () => {
    const client = new RawClient(realtime);
    await client.subscribe(channel);
    await publish(channel);
    await client.next("moved");
  });

  test("refuses any other signature with 4009 and 401, and delivers nothing", async () => {
    const [client, other] = [new RawClient(realtime), new RawClient(realtime)];
    const auth = await client.auth(channel);
    const [key = "", signature = ""] = auth.split(":");
    const proofs = {
      none: undefined,
      empty: "",
      "another type": { auth },
      "the signature alone": signature,
      "another key": `another-key:${signature}`,
      "another secret": `${key}:${"0".repeat(64)}`,
      "a cut signature": auth.slice(0, -1),
      "capital letters": `${key}:${signature.toUpperCase()}`,
      "another channel's": await client.auth("private-other"),
      "another socket's": await other.auth(channel),
      "one with channel_data": await client.auth(channel, "{}"),
    };
    for (const [what, proof] of Object.entries(proofs)) {
      expect(await refusal(client, { channel, auth: proof }), what).toMatchObject({
        type: "AuthError",
        status: 401,
      });
      expect((await client.next("pusher:error")).data.code, what).toBe(4009);
    }
    await hearsNothingOf(channel, client);
    expect(client.socket.readyState).toBe(client.socket.OPEN);
  });

  test.each(["private-encrypted-trade", "private-cache-trade", "presence-cache-trade"])(
    "named %s needs a signature too",
    async (channel) => {
      expect(await refusal(new RawClient(realtime), { channel })).toMatchObject({ type: "AuthError" });
    },
  );

  test("that is encrypted forwards data it can't read", async () => {
    const client = new RawClient(realtime);
    await client.subscribe("private-encrypted-room");
    const sealed = { nonce: "bm9uY2U=", ciphertext: "c2VhbGVk" };
    await publish("private-encrypted-room", { data: JSON.stringify(sealed) });
    expect((await client.next("moved")).data).toEqual(sealed);
  });
});

describe("a presence channel", () => {
  const member = (id: string) => ({ user_id: id, user_info: { name: id } });

  test("counts a member by user, however many connections it has", async () => {
    const [ada, phone, bayo] = [new RawClient(realtime), new RawClient(realtime), new RawClient(realtime)];
    const channel = "presence-count";
    await bayo.subscribe(channel, member("bayo"));
    const welcome = await ada.subscribe(channel, member("ada"));
    expect(welcome.data).toEqual({
      presence: { ids: ["bayo", "ada"], hash: { bayo: { name: "bayo" }, ada: { name: "ada" } }, count: 2 },
    });
    expect((await bayo.next("pusher_internal:member_added")).data).toEqual(member("ada"));
    expect((await phone.subscribe(channel, member("ada"))).data).toMatchObject({ presence: { count: 2 } });
    ada.socket.close();
    await ada.closed;
    await bayo.settled();
    expect(bayo.received).toEqual([]);
    phone.send("pusher:unsubscribe", { channel });
    expect((await bayo.next("pusher_internal:member_removed")).data).toEqual({ user_id: "ada" });
  });

  test("refuses channel_data that was changed after signing", async () => {
    const client = new RawClient(realtime);
    const auth = await client.auth("presence-a", JSON.stringify(member("ada")));
    const tampered = { channel: "presence-a", auth, channel_data: JSON.stringify(member("efe")) };
    expect(await refusal(client, tampered)).toMatchObject({ type: "AuthError" });
  });

  test.each(["no JSON", "[]", "{}", '{"user_id":""}', '{"user_id":{}}', `{"user_id":"${"x".repeat(129)}"}`])(
    "refuses %s as channel_data although it is signed",
    async (channelData) => {
      const client = new RawClient(realtime);
      const auth = await client.auth("presence-a", channelData);
      const wanted = { channel: "presence-a", auth, channel_data: channelData };
      expect(await refusal(client, wanted)).toMatchObject({ type: "InvalidData" });
    },
  );

  test("accepts a numeric user id, and one named like a prototype", async () => {
    const client = new RawClient(realtime);
    expect((await client.subscribe("presence-n", { user_id: 10 })).data).toMatchObject({
      presence: { ids: ["10"] },
    });
    const odd = await new RawClient(realtime).subscribe("presence-p", {
      user_id: "__proto__",
      user_info: { a: 1 },
    });
    expect(JSON.stringify(odd.data)).toBe(
      '{"presence":{"ids":["__proto__"],"hash":{"__proto__":{"a":1}},"count":1}}',
    );
  });

  test("refuses a member over the limit, but not another connection of a member", async () => {
    const channel = "presence-full";
    const [one, two, three] = [new RawClient(realtime), new RawClient(realtime), new RawClient(realtime)];
    await one.subscribe(channel, member("ada"));
    await two.subscribe(channel, member("bayo"));
    const data = JSON.stringify(member("efe"));
    const wanted = { channel, channel_data: data, auth: await three.auth(channel, data) };
    expect(await refusal(three, wanted)).toMatchObject({ type: "LimitReached" });
    await three.subscribe(channel, member("ada"));
  });

  test("refuses more than 1 KB about a member", async () => {
    const client = new RawClient(realtime);
    const data = JSON.stringify({ user_id: "ada", user_info: "x".repeat(1_023) });
    const wanted = { channel: "presence-a", channel_data: data, auth: await client.auth("presence-a", data) };
    expect(await refusal(client, wanted)).toMatchObject({ type: "LimitReached" });
    await client.subscribe("presence-a", { user_id: "ada", user_info: "x".repeat(1_022) });
  });
});

test("limits the channels of a connection", async () => {
  const client = new RawClient(realtime);
  for (const channel of ["one", "two", "three"]) await client.subscribe(channel);
  expect(await refusal(client, { channel: "four" })).toMatchObject({ type: "LimitReached" });
  client.send("pusher:unsubscribe", { channel: "one" });
  await client.subscribe("four");
});

describe("a cache channel", () => {
  test("sends its last event to a later subscriber, or reports that there is none", async () => {
    const client = new RawClient(realtime);
    await client.subscribe("cache-rate");
    expect((await client.next("pusher:cache_miss")).channel).toBe("cache-rate");
    await publish("cache-rate", { data: '{"n":2}' });
    const later = new RawClient(realtime);
    await later.subscribe("cache-rate");
    expect((await later.next("moved")).data).toEqual({ n: 2 });
    const known = await callApi(realtime, "GET", "/channels/cache-rate?info=cache");
    expect(known.body.cache).toEqual({ data: '{"n":2}', ttl: 1_800 });
  });

  test("does not cache client events", async () => {
    const client = new RawClient(realtime);
    await client.subscribe("private-cache-a");
    client.send("client-typing", {}, "private-cache-a");
    await client.settled();
    const later = new RawClient(realtime);
    await later.subscribe("private-cache-a");
    await later.next("pusher:cache_miss");
  });
});
