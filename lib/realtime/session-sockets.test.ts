import { randomUUID } from "node:crypto";
import PusherClient from "pusher-js";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { leaving } from "@/lib/composition";
import { changePassword } from "@/lib/identity/password/change-password";
import { closeAccount } from "@/lib/identity/profile/close-account-command";
import { restrictPerson } from "@/lib/identity/restrictions/commands/restrict-person";
import { endOtherSessions, endOwnSession } from "@/lib/identity/sessions/end-session";
import { newId } from "@/lib/kernel/ids";
import { startWorker, type Worker } from "@/lib/kernel/worker/worker";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { startRealtimeForTests } from "../../scripts/realtime/for-tests";
import { readViewer } from "../identity";
import { hashPassword } from "../identity/password/hash";
import { endSession, openSessionFor } from "../identity/sign-in";
import { authorizeSocket } from "./authorize-socket";
import { userChannel } from "./channels";
import { realtimeReactions } from "./reactions";
import { authenticateSocket, disconnectUser } from "./session-sockets";

type Realtime = Awaited<ReturnType<typeof startRealtimeForTests>>;

const device = { address: "198.51.100.1", userAgent: "Test browser" };
const password = "correct horse battery";
let realtime: Realtime;
let app: TestApp;
let worker: Worker;
const sockets: PusherClient[] = [];

beforeAll(async () => {
  realtime = await startRealtimeForTests();
  app = await testApp(realtime.env);
  worker = await startWorker([realtimeReactions]);
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(async () => {
  await worker.stop();
  await app.close();
  await realtime.close();
});

/** A signed-in user's browser that listens to their own channel: stock pusher-js, set up like our pages. */
async function listeningBrowser(user: TestUser) {
  const { sessionId } = await openSessionFor(user.id, device, { viaFactor: false });
  const viewer = () => readViewer(sessionId);
  const socket = openSocket(
    async ({ socketId }) => (await viewer()) && authenticateSocket(sessionId, socketId),
    async ({ socketId, channelName }) => {
      const user = await viewer();
      return user && authorizeSocket(user, socketId, channelName);
    },
  );
  socket.signin();
  const channel = socket.subscribe(userChannel(user.id));
  await new Promise<void>((resolve) => channel.bind("pusher:subscription_succeeded", () => resolve()));
  await socket.user.signinDonePromise;
  return { sessionId, socket, isListening: () => socket.connection.state === "connected" };
}

type Authorizer<Request, Response> = (request: Request) => Promise<Response | undefined>;
type UserAuth = { auth: string; user_data: string };

function openSocket(
  authenticate: Authorizer<{ socketId: string }, UserAuth>,
  authorize: Authorizer<{ socketId: string; channelName: string }, { auth: string }>,
): PusherClient {
  const { hostname, port } = new URL(realtime.socketUrl);
  const refused = new Error("refused");
  const socket = new PusherClient(realtime.env.PUSHER_KEY, {
    cluster: "mt1",
    wsHost: hostname,
    wsPort: Number(port),
    forceTLS: false,
    enabledTransports: ["ws"],
    userAuthentication: {
      endpoint: "",
      transport: "ajax",
      customHandler: (request, respond) =>
        void authenticate(request).then((response) => respond(response ? null : refused, response ?? null)),
    },
    channelAuthorization: {
      endpoint: "",
      transport: "ajax",
      customHandler: (request, respond) =>
        void authorize(request).then((response) => respond(response ? null : refused, response ?? null)),
    },
  });
  sockets.push(socket);
  return socket;
}

const person = async (name: string) => makeUser(app, name, { passwordHash: await hashPassword(password) });

type Emitter = { bind(event: string, listener: () => void): unknown };
const emitted = (emitter: Emitter, event: string) =>
  new Promise<void>((resolve) => emitter.bind(event, () => resolve()));

const whenDisconnected = (browser: { isListening: () => boolean }) =>
  vi.waitFor(() => expect(browser.isListening()).toBe(false), 10_000);

test("an ended session is disconnected immediately and cannot reconnect; other sessions stay connected", async () => {
  const ada = await person("Ada");
  const [here, there] = [await listeningBrowser(ada), await listeningBrowser(ada)];
  await endOwnSession(ada.actor, { id: there.sessionId });
  await whenDisconnected(there);
  // In the state 'disconnected', stock pusher-js does not reconnect by itself.
  expect(there.socket.connection.state).toBe("disconnected");
  const refused = Promise.all([
    emitted(there.socket.user, "pusher:signin_error"),
    emitted(there.socket.channel(userChannel(ada.id)), "pusher:subscription_error"),
  ]);
  there.socket.connect();
  await refused;
  expect(here.isListening()).toBe(true);
});

test.each<[string, (user: TestUser, there: { sessionId: string }) => Promise<unknown>]>([
  ["signs out", (_user, { sessionId }) => endSession(sessionId)],
  ["ends all other sessions", ({ actor }) => endOtherSessions(actor, randomUUID())],
  [
    "changes the password and signs out elsewhere",
    ({ actor }) =>
      changePassword(
        actor,
        { currentPassword: password, password: "marmalade on a bicycle", endOthers: true },
        { ...device, sessionId: randomUUID() },
      ),
  ],
  ["closes the account", ({ actor }) => closeAccount(actor, device, leaving.business)],
  [
    "is blocked by staff",
    async ({ id }) => {
      const chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
      const block = {
        userId: id,
        kind: "blocked",
        reason: "Paid with a stolen card.",
        until: new Date(Date.now() + 86_400_000),
      } as const;
      await restrictPerson(chidi.actor, newId(), block);
    },
  ],
])("a user who %s is disconnected, and others are not", async (_what, act) => {
  const [ada, bayo] = [await person("Ada"), await person("Bayo")];
  const [there, strangers] = [await listeningBrowser(ada), await listeningBrowser(bayo)];
  await act(ada, there);
  await whenDisconnected(there);
  expect(strangers.isListening()).toBe(true);
});

test("a blocked user’s browsers hear of it before they are disconnected, whatever becomes of the hint that left with the outbox", async () => {
  const ada = await person("Ada");
  const browsers = [await listeningBrowser(ada), await listeningBrowser(ada)];
  const heard = browsers.map(({ socket }) => {
    const order: string[] = [];
    socket.channel(userChannel(ada.id)).bind("user.blocked", () => order.push("blocked"));
    socket.connection.bind("disconnected", () => order.push("disconnected"));
    return order;
  });
  await disconnectUser({ userId: ada.id }, { outboxId: "1" });
  await Promise.all(browsers.map(whenDisconnected));
  expect(heard).toEqual([
    ["blocked", "disconnected"],
    ["blocked", "disconnected"],
  ]);
});

test("does not reveal the session or its user to the service", async () => {
  const ada = await person("Ada");
  const { sessionId } = await openSessionFor(ada.id, device, { viaFactor: false });
  const sent = JSON.stringify(authenticateSocket(sessionId, "1.2"));
  for (const secret of [sessionId, ada.id, ada.name]) expect(sent).not.toContain(secret);
  expect(authenticateSocket(sessionId, "1.2:private-staff")).toBeUndefined();
});
