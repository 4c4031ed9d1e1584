import Pusher from "pusher";
import PusherClient from "pusher-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startRealtimeForTests } from "./for-tests";

let realtime: Awaited<ReturnType<typeof startRealtimeForTests>>;
const clients: PusherClient[] = [];

beforeAll(async () => {
  realtime = await startRealtimeForTests();
});
afterAll(async () => {
  for (const client of clients) client.disconnect();
  await realtime.close();
});

function openSdk() {
  const { PUSHER_APP_ID: appId, PUSHER_KEY: key, PUSHER_SECRET: secret, PUSHER_API_URL } = realtime.env;
  const { hostname: host, port } = new URL(PUSHER_API_URL);
  return new Pusher({ appId, key, secret, host, port, useTLS: false });
}

function openClient(userId: string) {
  const sdk = openSdk();
  const { hostname, port } = new URL(realtime.env.PUSHER_SOCKET_URL);
  const person = { user_id: userId, user_info: { name: userId } };
  const client = new PusherClient(realtime.env.PUSHER_KEY, {
    wsHost: hostname,
    wsPort: Number(port),
    forceTLS: false,
    enabledTransports: ["ws"],
    cluster: "",
    channelAuthorization: {
      transport: "ajax",
      endpoint: "",
      customHandler: ({ socketId, channelName }, callback) =>
        callback(null, sdk.authorizeChannel(socketId, channelName, person)),
    },
    userAuthentication: {
      transport: "ajax",
      endpoint: "",
      customHandler: ({ socketId }, callback) =>
        callback(null, sdk.authenticateUser(socketId, { id: userId })),
    },
  });
  clients.push(client);
  return client;
}

const hears = <Message>(
  channel: { bind: (event: string, callback: (data: Message) => void) => unknown },
  event: string,
) => new Promise<Message>((resolve) => channel.bind(event, resolve));

test("pusher-js receives on a private channel what the pusher SDK sends", async () => {
  const channel = openClient("ada").subscribe("private-trade");
  await hears(channel, "pusher:subscription_succeeded");
  const message = hears(channel, "moved");
  await openSdk().trigger("private-trade", "moved", { to: "DELIVERED" });
  expect(await message).toEqual({ to: "DELIVERED" });
});

test("pusher-js signs in, receives events for its user, and is disconnected when its connections are terminated", async () => {
  const sdk = openSdk();
  const client = openClient("bayo");
  client.signin();
  await hears(client.connection, "connected");
  await client.user.signinDonePromise;
  const message = hears(client.user, "paid");
  // The user's channel was subscribed to before this one, so it is ready once this one is.
  await hears(client.subscribe("after"), "pusher:subscription_succeeded");
  await sdk.sendToUser("bayo", "paid", { amount: "100" });
  expect(await message).toEqual({ amount: "100" });
  const disconnected = hears(client.connection, "disconnected");
  await sdk.terminateUserConnections("bayo");
  await disconnected;
});

test("two users see each other on a presence channel, and a typing event reaches the other with its author", async () => {
  const [ada, bayo] = ["ada", "bayo"].map((name) => openClient(name).subscribe("presence-room"));
  if (!ada || !bayo) throw new Error("unreachable");
  await Promise.all([
    hears(ada, "pusher:subscription_succeeded"),
    hears(bayo, "pusher:subscription_succeeded"),
  ]);
  const typing = new Promise((resolve) =>
    bayo.bind("client-typing", (_: unknown, about: unknown) => resolve(about)),
  );
  ada.trigger("client-typing", {});
  expect(await typing).toEqual({ user_id: "ada" });
});
