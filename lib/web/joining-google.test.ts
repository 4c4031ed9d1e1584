import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { factorRefusals, identityRefusals } from "../identity";
import { openSessionFor } from "../identity/sign-in";
import { sessionCookieName } from "./cookies";
import { enter } from "./enter";
import { joinByPassword } from "./join-by-password";
import { joinAfterFactor, joining, keepJoining } from "./joining-google";
import { keepPending } from "./pending-sign-in";

const jar = new Map<string, string>();
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "user-agent": "Test browser" }),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
  }),
}));
vi.mock("next/navigation", () => ({ redirect: () => {} }));
// The way in itself, with its count, lock and CAPTCHA, is tested where it lives.
vi.mock("./enter", () => ({ enter: vi.fn() }));

let app: TestApp;
let people = 0;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(() => {
  jar.clear();
  vi.mocked(enter).mockReset();
});
afterAll(() => app.close());

/** Somebody with an account who has come by Google, whose word is kept in their browser. */
async function comer() {
  people += 1;
  const user = await makeUser(app, "Ada");
  const subject = `subject-${people}`;
  await keepJoining({ subject, email: user.email });
  return { user, subject };
}

async function signIn(user: TestUser) {
  const device = { address: "198.51.100.1", userAgent: "Test browser" };
  const { sessionId } = await openSessionFor(user.id, device, { viaFactor: true });
  const salt = sessionCookieName();
  jar.set(salt, await encode({ token: { sessionId }, salt, secret: process.env.AUTH_SECRET ?? "" }));
}

const subjectOf = async ({ id }: TestUser) =>
  (await app.asOwner("select google_subject from app_user where id = $1", [id])).rows[0].google_subject;

test("the right password signs in to the account of that address and joins Google to it", async () => {
  const { user, subject } = await comer();
  vi.mocked(enter).mockImplementation(async () => {
    await signIn(user);
    return undefined;
  });
  expect(await joinByPassword("typed", "")).toBeUndefined();
  expect(enter).toHaveBeenCalledWith({ identifier: user.email, password: "typed", captcha: "" });
  expect(await subjectOf(user)).toBe(subject);
  expect(await joining.read()).toBeUndefined();
});

test("a wrong password joins nothing, and neither does whoever has not come from Google", async () => {
  const { user } = await comer();
  vi.mocked(enter).mockResolvedValue(new Refusal(identityRefusals.wrong_password));
  expect(await joinByPassword("typed", "")).toMatchObject({ reason: "wrong_password" });
  expect(await subjectOf(user)).toBeNull();
  jar.clear();
  expect(await joinByPassword("typed", "")).toMatchObject({ reason: "google_join_over" });
  expect(enter).toHaveBeenCalledTimes(1);
});

test("with a second factor the two are joined only when that sign-in has been finished by it", async () => {
  const { user, subject } = await comer();
  const held = newId();
  vi.mocked(enter).mockImplementation(async () => {
    await keepPending(held);
    return new Refusal(factorRefusals.factor_needed);
  });
  expect(await joinByPassword("typed", "")).toMatchObject({ reason: "factor_needed" });
  expect(await subjectOf(user)).toBeNull();
  await signIn(user);
  for (const another of [undefined, newId()]) await joinAfterFactor(another);
  expect(await subjectOf(user)).toBeNull();
  await joinAfterFactor(held);
  expect(await subjectOf(user)).toBe(subject);
});

test("a sign-in with a factor that was not begun to join Google joins nothing", async () => {
  const { user } = await comer();
  await signIn(user);
  await joinAfterFactor(newId());
  await joinAfterFactor(undefined);
  expect(await subjectOf(user)).toBeNull();
});
