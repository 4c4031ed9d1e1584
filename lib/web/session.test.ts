import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { signInByPassword } from "@/lib/identity/sign-in/sign-in-for-tests";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { hashPassword } from "../identity/password/hash";
import { endSession } from "../identity/sign-in";
import { sessionCookieName } from "./cookies";
import { callContext, callContextFrom, getBlock, getViewer, requireViewer } from "./session";

const request = { cookie: "", headers: new Headers() };
vi.mock("next/headers", () => ({
  headers: async () => request.headers,
  cookies: async () => ({ get: () => (request.cookie ? { value: request.cookie } : undefined) }),
}));
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Error(`to ${to}`);
  },
}));

const OUR_ORIGIN = "http://localhost:3999";
const password = "correct horse battery";
let app: TestApp;
let user: TestUser;
let sessionId: string;

beforeAll(async () => {
  app = await testApp();
  user = await makeUser(app, "Ada", {
    passwordHash: await hashPassword(password),
    staffRoles: ["MODERATOR"],
  });
});
beforeEach(async () => {
  const device = { address: "198.51.100.1", userAgent: "Test browser" };
  ({ sessionId } = await signInByPassword({ identifier: user.email, password }, device));
  request.cookie = await cookieOf(sessionId);
  request.headers = new Headers({
    origin: OUR_ORIGIN,
    "x-request-id": "r1",
    "x-forwarded-for": "198.51.100.1",
  });
});
afterAll(() => app.close());

const cookieOf = (id: unknown, secret = process.env.AUTH_SECRET ?? "") =>
  encode({ token: { sessionId: id }, salt: sessionCookieName(), secret });

const sent = (method: string, headers: Record<string, string>) =>
  new Request(`${OUR_ORIGIN}/api/v1/x`, { method, headers });

test("the cookie identifies the viewer until the session ends", async () => {
  expect(await getViewer()).toMatchObject({ id: user.id, sessionId });
  await endSession(sessionId);
  expect(await getViewer()).toBeNull();
});

test.each([
  ["no cookie", async () => ""],
  ["rubbish", async () => "rubbish.in.a.cookie"],
  ["another secret", () => cookieOf(sessionId, "another secret, quite as long as ours is")],
  ["an invalid session id", () => cookieOf("' or true --")],
  ["no session in it", () => cookieOf(undefined)],
])("a cookie with %s identifies no viewer", async (_, make) => {
  request.cookie = await make();
  expect(await getViewer()).toBeNull();
  expect(await getBlock()).toBeUndefined();
});

test("redirects a signed-out visitor to sign in, and back", async () => {
  request.cookie = "";
  request.headers.set("x-request-path", "/trades/7?tab=chat");
  await expect(requireViewer()).rejects.toThrow("to /sign-in?next=%2Ftrades%2F7%3Ftab%3Dchat");
  await expect(requireViewer("/wallet")).rejects.toThrow("to /sign-in?next=%2Fwallet");
  await expect(requireViewer("//evil.example")).rejects.toThrow(/to \/sign-in$/);
});

test("a server action has an actor only from our own origin", async () => {
  const actor = { id: user.id, roles: ["MODERATOR"] };
  expect(await callContext({ key: "key-1", viewer: user.id })).toMatchObject({
    actor,
    key: "key-1",
    requestId: "r1",
    address: "198.51.100.1",
  });
  for (const origin of [
    "https://evil.example",
    "null",
    "http://localhost:3999.evil.example",
    "http://localhost:4000",
  ]) {
    request.headers.set("origin", origin);
    expect((await callContext({ viewer: user.id })).actor).toBeNull();
  }
  request.headers.delete("origin");
  expect((await callContext({ viewer: user.id })).actor).toBeNull();
});

test("a server action has an actor only on a page made for the person who is signed in", async () => {
  for (const viewer of [randomUUID(), "", user.id.toUpperCase()]) {
    expect(await callContext({ viewer })).toMatchObject({ actor: null, session: null, signedInAs: "Ada" });
  }
  const unnamed = await callContext({});
  expect(unnamed).toMatchObject({ actor: null, session: null });
  expect(unnamed.signedInAs).toBeUndefined();
  request.cookie = "";
  const signedOut = await callContext({ viewer: user.id });
  expect(signedOut).toMatchObject({ actor: null, session: null });
  expect(signedOut.signedInAs).toBeUndefined();
});

test.each(["POST", "PUT", "PATCH", "DELETE"])(
  "a %s by cookie has an actor only from our own origin",
  async (method) => {
    const named = { "x-page-viewer": user.id };
    const mine = { origin: OUR_ORIGIN, ...named, "idempotency-key": "k1" };
    const ours = await callContextFrom(sent(method, mine));
    expect(ours).toMatchObject({ actor: { id: user.id }, key: "k1" });
    expect((await callContextFrom(sent(method, named))).actor).toBeNull();
    for (const origin of ["null", "https://evil.example"]) {
      expect((await callContextFrom(sent(method, { origin, ...named }))).actor).toBeNull();
    }
  },
);

test("a request by cookie has an actor only if its page was made for the person who is signed in", async () => {
  for (const method of ["GET", "POST"]) {
    for (const viewer of [randomUUID(), ""]) {
      const context = await callContextFrom(sent(method, { origin: OUR_ORIGIN, "x-page-viewer": viewer }));
      expect(context).toMatchObject({ actor: null, session: null, signedInAs: "Ada" });
    }
  }
  const unnamed = await callContextFrom(sent("POST", { origin: OUR_ORIGIN }));
  expect(unnamed).toMatchObject({ actor: null, session: null });
  expect(unnamed.signedInAs).toBeUndefined();
});

test.each(["Bearer x", "bearer", "Bearer a.b.c"])(
  "ignores the cookie with authorization %j",
  async (authorization) => {
    const context = await callContextFrom(sent("GET", { authorization, origin: OUR_ORIGIN }));
    expect(context.actor).toBeNull();
  },
);

test("a read by cookie needs no origin", async () => {
  expect((await callContextFrom(sent("GET", {}))).actor).toMatchObject({ id: user.id });
});
