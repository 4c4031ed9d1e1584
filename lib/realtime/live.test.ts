import { randomUUID } from "node:crypto";
import { call } from "@orpc/server";
import PusherClient from "pusher-js";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { startWorker, type Worker } from "@/lib/kernel/worker/worker";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { startRealtimeForTests } from "../../scripts/realtime/for-tests";
import { chatProcedures } from "../chat/procedures";
import { publishOffer } from "../offers";
import { acceptOffer, beginTrade } from "../trades";
import { authorizeSocket } from "./authorize-socket";
import { type HintFacts, tradeChannel, userChannel } from "./channels";
import { realtimeReactions } from "./reactions";

type Realtime = Awaited<ReturnType<typeof startRealtimeForTests>>;

let realtime: Realtime;
let app: TestApp;
let worker: Worker;
let ada: TestUser;
let bayo: TestUser;
let eve: TestUser;
const sockets: PusherClient[] = [];

beforeAll(async () => {
  realtime = await startRealtimeForTests();
  app = await testApp(realtime.env);
  worker = await startWorker([realtimeReactions]);
  ada = await makeUser(app, "Ada Obi", { balanceMinor: 50_000_00n, level: "TRUSTED" });
  bayo = await makeUser(app, "Bayo Adeyemi", { level: "TRUSTED" });
  eve = await makeUser(app, "Eve Musa");
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(async () => {
  await worker.stop();
  await app.close();
  await realtime.close();
});

/** A user's browser: stock pusher-js, authorized by the application. */
function browserOf(user: TestUser): PusherClient {
  const { hostname, port } = new URL(realtime.socketUrl);
  const socket = new PusherClient(realtime.env.PUSHER_KEY, {
    cluster: "mt1",
    wsHost: hostname,
    wsPort: Number(port),
    forceTLS: false,
    enabledTransports: ["ws"],
    channelAuthorization: {
      endpoint: "",
      transport: "ajax",
      customHandler({ socketId, channelName }, respond) {
        authorizeSocket(user.actor, socketId, channelName).then(
          (response) => respond(response ? null : new Error("refused"), response ?? null),
          (error: Error) => respond(error, null),
        );
      },
    },
  });
  sockets.push(socket);
  return socket;
}

/** Subscribes to a channel, and collects the events received there. */
async function listenTo(user: TestUser, name: string) {
  const received: [string, HintFacts][] = [];
  const channel = browserOf(user).subscribe(name);
  channel.bind_global((event: string, facts: HintFacts) => {
    if (!event.startsWith("pusher")) received.push([event, facts]);
  });
  await new Promise<void>((resolve, reject) => {
    channel.bind("pusher:subscription_succeeded", () => resolve());
    channel.bind("pusher:subscription_error", () => reject(new Error("refused")));
  });
  return received;
}

async function openTrade() {
  const { result: offer } = await publishOffer(bayo.actor, randomUUID(), {
    ...airtimeOf(5_000_00n),
    priceMinor: 4_150_00n,
    expiresAt: new Date(Date.now() + 3_600_000),
  });
  const { result } = await acceptOffer(ada.actor, randomUUID(), {
    offerId: offer.offerId,
    offerVersion: 1n,
    priceMinor: 4_150_00n,
    delivery: toPhone("+2348031234567"),
  });
  return { tradeId: result.tradeId, offerId: offer.offerId };
}

test("a purchase reaches the market, the seller and the buyer's wallet", async () => {
  const market = await listenTo(eve, "offers");
  const sellers = await listenTo(bayo, userChannel(bayo.id));
  const buyers = await listenTo(ada, userChannel(ada.id));
  const { offerId } = await openTrade();
  const hint = { v: 1, id: expect.stringMatching(/^\d+$/) };
  await vi.waitFor(() => {
    expect(market).toContainEqual(["offer.gone", { ...hint, offerId }]);
    expect(sellers).toContainEqual(["trades.changed", hint]);
    expect(buyers).toContainEqual(["wallet.changed", hint]);
  });
});

test("moves and messages reach both parties in order, and no one else", async () => {
  const { tradeId } = await openTrade();
  await expect(listenTo(eve, tradeChannel(tradeId))).rejects.toThrow("refused");
  const rooms = await Promise.all([ada, bayo].map((user) => listenTo(user, tradeChannel(tradeId))));
  await beginTrade(bayo.actor, randomUUID(), { tradeId });
  const context = {
    actor: ada.actor,
    key: undefined,
    requestId: newId(),
    address: "192.0.2.1",
    userAgent: "test",
  };
  for (const body of ["one", "two", "three"]) {
    await call(chatProcedures.send, { id: tradeId, clientKey: randomUUID(), body }, { context });
  }
  await call(
    chatProcedures.mark,
    { id: tradeId, sequence: 3 },
    { context: { ...context, actor: bayo.actor } },
  );
  for (const received of rooms) {
    await vi.waitFor(() => expect(received).toHaveLength(5));
    const seen = received.map(([event, { version, sequence }]) => [event, version ?? sequence]);
    expect(seen).toEqual([
      ["trade.moved", "2"],
      ["chat.sent", 1],
      ["chat.sent", 2],
      ["chat.sent", 3],
      ["chat.read", 3],
    ]);
  }
});

test("does not publish a read mark that did not advance", async () => {
  const { tradeId } = await openTrade();
  const room = await listenTo(ada, tradeChannel(tradeId));
  const context = {
    actor: ada.actor,
    key: undefined,
    requestId: newId(),
    address: "192.0.2.1",
    userAgent: "test",
  };
  await call(chatProcedures.send, { id: tradeId, clientKey: randomUUID(), body: "one" }, { context });
  const byBayo = { context: { ...context, actor: bayo.actor } };
  for (const sequence of [1, 1, 0]) await call(chatProcedures.mark, { id: tradeId, sequence }, byBayo);
  await call(chatProcedures.send, { id: tradeId, clientKey: randomUUID(), body: "two" }, { context });
  await vi.waitFor(() => expect(room.at(-1)?.[1].sequence).toBe(2));
  expect(room.map(([event]) => event)).toEqual(["chat.sent", "chat.read", "chat.sent"]);
});

test("moves succeed and the outbox empties while the service is down", async () => {
  await realtime.close();
  const { tradeId } = await openTrade();
  await beginTrade(bayo.actor, randomUUID(), { tradeId });
  await vi.waitFor(async () => expect(await query(sql`select id from outbox`)).toEqual([]));
});
