import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { giveFactor } from "@/app/(auth)/sign-in/factor/actions";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { factorRefusals, identityRefusals } from "../../identity";
import { openSessionFor, startSessionOrChallenge } from "../../identity/sign-in";
import { sessionCookieName } from "../cookies";
import { newForm } from "../form-state";
import { keepPending } from "../pending-sign-in";
import { authenticateWithFactor, authenticateWithPassword } from "../sign-in";
import { joinByPassword } from "./join-by-password";
import { joinAfterFactor, joining, keepJoining } from "./joining-google";

const jar = new Map<string, string>();
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "user-agent": "Test browser" }),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
  }),
}));
vi.mock("next/navigation", () => ({ redirect: () => {} }));
// The sign-in itself, with its counts, lock and CAPTCHA, has its own tests.
vi.mock("../sign-in", () => ({
  authenticateWithPassword: vi.fn(),
  authenticateWithFactor: vi.fn(),
  afterSignIn: vi.fn(),
}));

let app: TestApp;
let people = 0;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(() => {
  jar.clear();
  vi.mocked(authenticateWithPassword).mockReset();
  vi.mocked(authenticateWithFactor).mockReset();
});
afterAll(() => app.close());

/** A user with an account who has just come from Google. */
async function googleUser() {
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

const byPassword = ({ email }: TestUser) => joinByPassword({ email, password: "typed", captcha: "" });

const subjectOf = async ({ id }: TestUser) =>
  (await app.asOwner("select google_subject from app_user where id = $1", [id])).rows[0].google_subject;

test("connects Google with the right password", async () => {
  const { user, subject } = await googleUser();
  vi.mocked(authenticateWithPassword).mockImplementation(async () => {
    await signIn(user);
    return undefined;
  });
  expect(await byPassword(user)).toBeUndefined();
  expect(authenticateWithPassword).toHaveBeenCalledWith({
    identifier: user.email,
    password: "typed",
    captcha: "",
  });
  expect(await subjectOf(user)).toBe(subject);
  expect(await joining.read()).toBeUndefined();
});

test("does not connect with a wrong password, or without coming from Google", async () => {
  const { user } = await googleUser();
  vi.mocked(authenticateWithPassword).mockResolvedValue(new Refusal(identityRefusals.wrong_password));
  expect(await byPassword(user)).toMatchObject({ reason: "wrong_password" });
  expect(await subjectOf(user)).toBeNull();
  jar.clear();
  expect(await byPassword(user)).toMatchObject({ reason: "google_join_over" });
  expect(authenticateWithPassword).toHaveBeenCalledTimes(1);
});

test("tries no password of a form that was made for another person from Google", async () => {
  const { user: ada } = await googleUser();
  const { user: efe } = await googleUser();
  expect(await byPassword(ada)).toMatchObject({ reason: "google_join_over" });
  expect(authenticateWithPassword).not.toHaveBeenCalled();
  vi.mocked(authenticateWithPassword).mockResolvedValue(new Refusal(identityRefusals.wrong_password));
  expect(await byPassword(efe)).toMatchObject({ reason: "wrong_password" });
});

test("tries no second factor of a form that was made for another sign-in", async () => {
  const [ada, efe] = [await makeUser(app, "Ada"), await makeUser(app, "Efe")];
  const pending = await startPending(efe);
  await keepPending(pending);
  const submit = (viewer: string) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ viewer, by: "app", code: "123456" })) form.set(name, value);
    return giveFactor(newForm(), form);
  };
  vi.mocked(authenticateWithFactor).mockResolvedValue(new Refusal(factorRefusals.wrong_factor_code));
  expect((await submit(ada.id)).refusal).toMatchObject({ reason: "sign_in_over" });
  expect(authenticateWithFactor).not.toHaveBeenCalled();
  await submit(efe.id);
  expect(authenticateWithFactor).toHaveBeenCalledTimes(1);
});

async function startPending({ id }: TestUser): Promise<string> {
  await app.asOwner("insert into totp (user_id, secret, confirmed_at) values ($1, '', app_now())", [id]);
  const device = { address: "198.51.100.1", userAgent: "Test browser" };
  const outcome = await startSessionOrChallenge(id, device);
  return "pendingId" in outcome ? outcome.pendingId : "";
}

test("connects only after the second factor of the same sign-in", async () => {
  const { user, subject } = await googleUser();
  const pending = newId();
  vi.mocked(authenticateWithPassword).mockImplementation(async () => {
    await keepPending(pending);
    return new Refusal(factorRefusals.factor_needed);
  });
  expect(await byPassword(user)).toMatchObject({ reason: "factor_needed" });
  expect(await subjectOf(user)).toBeNull();
  await signIn(user);
  for (const another of [undefined, newId()]) await joinAfterFactor(another);
  expect(await subjectOf(user)).toBeNull();
  await joinAfterFactor(pending);
  expect(await subjectOf(user)).toBe(subject);
});

test("a sign-in that did not start from Google connects nothing", async () => {
  const { user } = await googleUser();
  await signIn(user);
  await joinAfterFactor(newId());
  await joinAfterFactor(undefined);
  expect(await subjectOf(user)).toBeNull();
});
