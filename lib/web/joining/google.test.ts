import type { Profile } from "next-auth";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { restrict } from "@/lib/testing/restrict";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { readViewer } from "../../identity";
import { pendingId } from "../pending-sign-in";
import { signInFromGoogle } from "./google";
import { joining } from "./joining-google";

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

function googleProfile(more: Record<string, unknown> = {}): Profile {
  people += 1;
  const email = `Google.${people}@Gmail.test`;
  return { sub: `subject-${people}`, email, email_verified: true, name: "Ada Obi", ...more };
}

/** A user who has signed in with Google before. */
async function regular(): Promise<Profile> {
  const profile = googleProfile();
  expect(await signInFromGoogle({}, profile)).toBe(true);
  jar.clear();
  return profile;
}

test("signs a new user in, with a lower-case email and an unverified number", async () => {
  const user: { id?: string } = {};
  const profile = googleProfile();
  expect(await signInFromGoogle(user, profile)).toBe(true);
  expect(await readViewer(user.id ?? "")).toMatchObject({
    name: "Ada Obi",
    email: profile.email?.toLowerCase(),
    emailProven: true,
    phoneProven: false,
  });
});

const nameFor = async (more: Record<string, unknown>) => {
  const user: { id?: string } = {};
  expect(await signInFromGoogle(user, googleProfile(more))).toBe(true);
  return (await readViewer(user.id ?? ""))?.name;
};

test.each([
  ["of six words", "Musa Ibrahim Bello Usman Sani Umar"],
  ["of fillers that show as nothing", "\u3164\u3164"],
  ["of marks alone", "\u0301\u0301"],
  ["with a bidirectional override", "Ada\u202eibO"],
  ["with digits", "Ada 2000"],
  ["that is no text", 7],
])("holds Google’s name to our rule: one %s gives way to the address", async (_what, name) => {
  people += 1;
  expect(await nameFor({ name, email: `Ada.Obi${people}@gmail.test` })).toBe("ada obi");
});

test("a name that neither Google nor the address has is a new member’s", async () => {
  people += 1;
  expect(await nameFor({ name: "", email: `${people}@gmail.test` })).toBe("New member");
});

test("requires the second factor", async () => {
  const profile = await regular();
  await app.asOwner(
    "insert into totp (user_id, secret, confirmed_at) select id, '\\x00', app_now() from app_user where google_subject = $1",
    [profile.sub],
  );
  const user: { id?: string } = {};
  expect(await signInFromGoogle(user, profile)).toBe(`${OUR_ORIGIN}/sign-in/factor`);
  expect(user.id).toBeUndefined();
  expect(await pendingId()).toBeDefined();
});

test("refuses a blocked user", async () => {
  const profile = await regular();
  const { rows } = await app.asOwner("select id from app_user where google_subject = $1", [profile.sub]);
  await restrict(app, rows[0].id, "blocked");
  const user: { id?: string } = {};
  expect(await signInFromGoogle(user, profile)).toBe(`${OUR_ORIGIN}/sign-in?said=blocked`);
  expect(user.id).toBeUndefined();
});

test("does not open an account with the same address before its owner uses the emailed link", async () => {
  const owner = await makeUser(app, "Bayo");
  const user: { id?: string } = {};
  expect(await signInFromGoogle(user, googleProfile({ email: owner.email }))).toBe(
    `${OUR_ORIGIN}/sign-in/google`,
  );
  expect(user.id).toBeUndefined();
  expect(await joining.read()).toMatchObject({ email: owner.email });
});

test.each<[string, Profile | undefined]>([
  ["no profile", undefined],
  ["no subject", googleProfile({ sub: undefined })],
  ["no address", googleProfile({ email: undefined })],
  ["an invalid address", googleProfile({ email: '"a@evil.test"@gmail.test' })],
  ["an unverified address", googleProfile({ email_verified: false })],
  ["a verification that is not true", googleProfile({ email_verified: "true" })],
  ["no verification", googleProfile({ email_verified: undefined })],
])("refuses %s", async (_, profile) => {
  const user: { id?: string } = {};
  expect(await signInFromGoogle(user, profile)).toBe(`${OUR_ORIGIN}/sign-in?said=google_unproven`);
  expect(user.id).toBeUndefined();
});
