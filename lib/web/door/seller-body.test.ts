import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, request as send } from "node:http";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { drafted } from "@/lib/catalog/scene-for-tests";
import { BODY_LIMIT } from "@/lib/kernel/input/body-limit";
import { endSubscriptions } from "@/lib/testing/subscriptions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { hashPassword } from "../../identity/password/hash";
import { endSession } from "../../identity/sign-in";
import { signInByPassword } from "../../identity/sign-in/sign-in-for-tests";
import { sessionCookieName } from "../cookies";
import { openFrontDoor } from "./front-door";

vi.mock("node:diagnostics_channel", () => import("@/lib/testing/subscriptions"));

const LARGE = 2_000_000;
const PASSWORD = "correct horse battery";
const served: number[] = [];
const server = createServer((request: IncomingMessage, response) => {
  let size = 0;
  request.on("data", (part: Buffer) => {
    size += part.length;
  });
  request.on("end", () => {
    served.push(size);
    response.end("served");
  });
});
const logged = vi.spyOn(process.stderr, "write").mockReturnValue(true);
let app: TestApp;
let port = 0;
let bisi: TestUser;
let listingId: string;

beforeAll(async () => {
  app = await testApp();
  bisi = await makeUser(app, "Bisi Ola", { passwordHash: await hashPassword(PASSWORD) });
  ({ listingId } = await drafted(app, bisi));
  openFrontDoor({});
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  port = typeof address === "object" ? (address?.port ?? 0) : 0;
});
beforeEach(() => {
  served.length = 0;
});
afterAll(async () => {
  endSubscriptions();
  server.close();
  logged.mockRestore();
  await app.close();
});

async function signedIn(user: TestUser): Promise<{ cookie: string; sessionId: string }> {
  const device = { address: "198.51.100.1", userAgent: "Test browser" };
  const { sessionId } = await signInByPassword({ identifier: user.email, password: PASSWORD }, device);
  return { cookie: await cookieOf(sessionId), sessionId };
}

async function cookieOf(sessionId: string, secret = process.env.AUTH_SECRET ?? ""): Promise<string> {
  const salt = sessionCookieName();
  return `theme=dark; ${salt}=${await encode({ token: { sessionId }, salt, secret })}`;
}

const post = async (path: string, cookie = "", size = LARGE) =>
  (
    await fetch(`http://127.0.0.1:${port}${path}`, {
      method: "POST",
      body: "a".repeat(size),
      headers: { cookie },
    })
  ).status;

/** Sends parts of a body whose length is not known until an answer comes; counts the bytes that were sent. */
const stream = (path: string) =>
  new Promise<{ status: number; sent: number }>((resolve, reject) => {
    let sent = 0;
    let isAnswered = false;
    const request = send(
      { port, path, method: "POST", headers: { "transfer-encoding": "chunked" } },
      (answer) => {
        isAnswered = true;
        answer.resume();
        request.end();
        resolve({ status: answer.statusCode ?? 0, sent });
      },
    );
    request.on("error", reject);
    const more = () => {
      if (isAnswered || sent >= 36_000_000) return;
      sent += 10_000;
      request.write(Buffer.alloc(10_000), () => setImmediate(more));
    };
    more();
  });

const forms = () => ["/sell/goods", `/goods/mine/${listingId}`, "/settings/profile"];

test("a long form with pictures is taken of people who are signed in", async () => {
  const { cookie } = await signedIn(bisi);
  for (const path of forms()) expect([path, await post(path, cookie)]).toEqual([path, 200]);
  expect(served).toEqual([LARGE, LARGE, LARGE]);
});

test("of strangers, with a forged cookie, or whose session has ended, none is read", async () => {
  const { cookie, sessionId } = await signedIn(bisi);
  await endSession(sessionId);
  const forged = await cookieOf(sessionId, "another secret, quite as long as ours is");
  for (const path of forms())
    for (const given of ["", "theme=dark", forged, cookie])
      expect([path, given, await post(path, given)]).toEqual([path, given, 401]);
  expect(served).toEqual([]);
  // A short one is answered by the page itself, which leads to sign-in.
  for (const path of forms()) expect(await post(path, "", BODY_LIMIT)).toBe(200);
});

test("a stranger's is answered while it is being sent", async () => {
  const { status, sent } = await stream("/sell/goods");
  expect(status).toBe(401);
  expect(sent).toBeLessThan(10_000_000);
  expect(served).toEqual([]);
});

test("for a listing that does not exist, or is another seller's, none is read", async () => {
  const ada = await makeUser(app, "Ada Obi", { passwordHash: await hashPassword(PASSWORD) });
  const [{ cookie }, other] = [await signedIn(bisi), await signedIn(ada)];
  expect(await post(`/goods/mine/${randomUUID()}`, cookie)).toBe(404);
  expect(await post(`/goods/mine/${"a".repeat(36)}`, cookie)).toBe(404);
  expect(await post(`/goods/mine/${listingId}`, other.cookie)).toBe(404);
  expect(served).toEqual([]);
});
