import { afterAll, beforeAll, expect, test } from "vitest";
import { RawClient } from "../client-for-tests";
import { startRealtimeForTests } from "../for-tests";

let realtime: Awaited<ReturnType<typeof startRealtimeForTests>>;

beforeAll(async () => {
  realtime = await startRealtimeForTests();
});
afterAll(() => realtime.close());

async function pairOn(channel: string) {
  const [speaker, listener] = [new RawClient(realtime), new RawClient(realtime)] as const;
  const person = (id: string) => (channel.startsWith("presence-") ? { user_id: id } : undefined);
  await speaker.subscribe(channel, person("ada"));
  await listener.subscribe(channel, person("bayo"));
  if (person("")) await speaker.next("pusher_internal:member_added");
  return { speaker, listener };
}

test("the others on a private channel receive a client's event, but not the sender", async () => {
  const { speaker, listener } = await pairOn("private-room");
  speaker.send("client-typing", { on: true }, "private-room");
  const received = { event: "client-typing", channel: "private-room", data: { on: true } };
  expect(await listener.next("client-typing")).toEqual(received);
  await speaker.settled();
  expect(speaker.received).toEqual([]);
});

test("on a presence channel the server sets the author, whatever the client claims", async () => {
  const { speaker, listener } = await pairOn("presence-room");
  const lie = { event: "client-typing", channel: "presence-room", data: {}, user_id: "efe" };
  speaker.socket.send(JSON.stringify(lie));
  expect(await listener.next("client-typing")).toMatchObject({ user_id: "ada" });
});

test.each<[string, string, string, unknown]>([
  ["on a public channel", "public-room", "client-typing", {}],
  ["on a channel it does not hear", "private-elsewhere", "client-typing", {}],
  ["without a channel", "", "client-typing", {}],
  ["under another name", "private-room-2", "moved", {}],
  ["in the name of the protocol", "private-room-2", "pusher_internal:member_added", {}],
  ["with too long a name", "private-room-2", `client-${"x".repeat(194)}`, {}],
  ["with too much data", "private-room-2", "client-typing", "x".repeat(10_241)],
])("a client event %s gets an error and is not delivered", async (_, channel, event, data) => {
  const { speaker, listener } = await pairOn("private-room-2");
  await speaker.subscribe("public-room");
  await listener.subscribe("public-room");
  await listener.subscribe("private-elsewhere");
  speaker.send(event, data, channel);
  await speaker.next("pusher:error");
  await listener.settled();
  expect(listener.received).toEqual([]);
});

test("refuses the eleventh client event in a second with 4301, and keeps the connection", async () => {
  const { speaker, listener } = await pairOn("private-busy");
  for (let n = 0; n < 30; n++) speaker.send("client-typing", { n }, "private-busy");
  expect((await speaker.next("pusher:error")).data.code).toBe(4301);
  await Promise.all([speaker.settled(), listener.settled()]);
  expect(listener.received.length).toBeGreaterThanOrEqual(10);
  expect(listener.received.length).toBeLessThan(15);
});
