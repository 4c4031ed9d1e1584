import type { Profile } from "next-auth";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { restrict } from "@/lib/testing/restrict";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { readViewer } from "../identity";
import { admitGoogle } from "./google";
import { joining } from "./joining-google";
import { pendingId } from "./pending-sign-in";

const jar = new Map<string, string>();
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": "203.0.113.7", "user-agent": "Test browser" }),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
  }),
}));

vi.mock("next/navigation", () => ({ redirect: () => {} }));

const OUR_ORIGIN = "http://localhost:3999";
let app: TestApp;
let people = 0;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(() => jar.clear());
afterAll(() => app.close());

function somebody(more: Record<string, unknown> = {}): Profile {
  people += 1;
  const email = `Google.${people}@Gmail.test`;
  return { sub: `subject-${people}`, email, email_verified: true, name: "Ada Obi", ...more };
}

/** Somebody who has come by Google before. */
async function regular(): Promise<Profile> {
  const profile = somebody();
  expect(await admitGoogle({}, profile)).toBe(true);
  jar.clear();
  return profile;
}

test("somebody new is signed in, with an address in lower case and a number still to prove", async () => {
  const user: { id?: string } = {};
  const profile = somebody();
  expect(await admitGoogle(user, profile)).toBe(true);
  expect(await readViewer(user.id ?? "")).toMatchObject({
    name: "Ada Obi",
    email: profile.email?.toLowerCase(),
    emailProven: true,
    phoneProven: false,
  });
});

test("a second factor is asked for all the same", async () => {
  const profile = await regular();
  await app.asOwner(
    "insert into totp (user_id, secret, confirmed_at) select id, '\\x00', app_now() from app_user where google_subject = $1",
    [profile.sub],
  );
  const user: { id?: string } = {};
  expect(await admitGoogle(user, profile)).toBe(`${OUR_ORIGIN}/sign-in/factor`);
  expect(user.id).toBeUndefined();
  expect(await pendingId()).toBeDefined();
});

test("a blocked person is not let in", async () => {
  const profile = await regular();
  const { rows } = await app.asOwner("select id from app_user where google_subject = $1", [profile.sub]);
  await restrict(app, rows[0].id, "blocked");
  const user: { id?: string } = {};
  expect(await admitGoogle(user, profile)).toBe(`${OUR_ORIGIN}/sign-in?said=blocked`);
  expect(user.id).toBeUndefined();
});

test("an account of the same address stays shut until its owner has used the mailed link", async () => {
  const owner = await makeUser(app, "Bayo");
  const user: { id?: string } = {};
  expect(await admitGoogle(user, somebody({ email: owner.email }))).toBe(`${OUR_ORIGIN}/sign-in/google`);
  expect(user.id).toBeUndefined();
  expect(await joining.read()).toMatchObject({ email: owner.email });
});

test.each<[string, Profile | undefined]>([
  ["no profile", undefined],
  ["no subject", somebody({ sub: undefined })],
  ["no address", somebody({ email: undefined })],
  ["what is no address", somebody({ email: '"a@evil.test"@gmail.test' })],
  ["an address that is not proven", somebody({ email_verified: false })],
  ["a proof that is no yes", somebody({ email_verified: "true" })],
  ["nothing about a proof", somebody({ email_verified: undefined })],
])("%s opens nothing", async (_, profile) => {
  const user: { id?: string } = {};
  expect(await admitGoogle(user, profile)).toBe(`${OUR_ORIGIN}/sign-in?said=google_unproven`);
  expect(user.id).toBeUndefined();
});
