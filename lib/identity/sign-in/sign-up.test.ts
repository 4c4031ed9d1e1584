import { randomUUID } from "node:crypto";
import { call } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Mail } from "@/lib/channels";
import { runNotices } from "@/lib/notifications/run-for-tests";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { signUp } from "../procedures";
import { signInByPassword } from "./sign-in-for-tests";

const mails: Mail[] = [];
vi.mock("@/lib/channels/mail", () => ({ sendMail: async (mail: Mail) => void mails.push(mail) }));

const password = "a quiet river in June";
let app: TestApp;
let people = 0;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  mails.length = 0;
  await app.asOwner("delete from outbox");
});
afterAll(() => app.close());

const context = (key?: string) => ({
  actor: null,
  key,
  requestId: "test",
  address: `198.51.100.${people}`,
  userAgent: "Test browser",
});

function newcomer() {
  people += 1;
  return {
    name: "Ngozi Eze",
    email: `ngozi${people}@amana.test`,
    phone: `0703${String(people).padStart(7, "0")}`,
    password,
  };
}

const send = (input: ReturnType<typeof newcomer>, key?: string) =>
  call(signUp, input, { context: context(key) });

/** Runs the jobs of all events, as the worker does. */
async function react() {
  await runNotices(app);
}

const count = async (email: string) =>
  Number((await app.asOwner("select count(*) from app_user where email = $1", [email])).rows[0].count);

test("creates an unverified account with its allowance, and emails one link", async () => {
  const input = newcomer();
  await send({ ...input, email: ` ${input.email.toUpperCase()} ` });
  await react();
  const { rows } = await app.asOwner(
    "select u.*, a.version from app_user u join allowance a on a.user_id = u.id where email = $1",
    [input.email],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    phone: `+234${input.phone.slice(1)}`,
    email_verified_at: null,
    phone_verified_at: null,
    level: "BASIC",
  });
  expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(mails.map((mail) => mail.to)).toEqual([input.email]);
  expect(mails[0]?.text).toMatch(/http:\/\/localhost:3999\/verify\/email\?token=/);
});

test("responds the same for a known address, emails its owner, and does not change the owner's account", async () => {
  const owner = await makeUser(app, "Ada");
  const fresh = newcomer();
  const unknown = await send(fresh);
  await react();
  const known = await send({ ...newcomer(), email: owner.email });
  await react();
  expect(known).toEqual(unknown);
  expect(mails[1]).toMatchObject({ to: owner.email, subject: "You already have an account" });
  expect(mails[1]?.text).not.toMatch(/token=/);
  const { rows } = await app.asOwner("select name, password_hash from app_user where id = $1", [owner.id]);
  expect(rows[0]).toEqual({ name: "Ada", password_hash: "none" });
});

test("signing in after a sign-up does not reveal whether the address was known", async () => {
  const owner = await makeUser(app, "Bola");
  for (const email of [owner.email, newcomer().email]) {
    await send({ ...newcomer(), email });
    const answer = await signInByPassword({ identifier: email, password }, context());
    expect(answer).toEqual({ sessionId: expect.any(String) });
  }
});

test("creates one account when a form is sent twice, even concurrently", async () => {
  const input = newcomer();
  const key = randomUUID();
  await Promise.all([send(input, key), send(input, key), send(input, key)]);
  await send(input, key);
  await react();
  expect(await count(input.email)).toBe(1);
  expect(mails).toHaveLength(1);
});

test("stores the emailed token neither in the event nor in the database", async () => {
  await send(newcomer());
  const { rows: events } = await app.asOwner("select payload from outbox");
  await react();
  const token = /token=([\w.%-]+)/.exec(mails[0]?.text ?? "")?.[1] ?? "";
  const secret = token.split(".")[1] ?? "";
  expect(secret.length).toBeGreaterThan(40);
  const { rows: codes } = await app.asOwner("select * from verification_code");
  expect(JSON.stringify([events, codes])).not.toContain(secret);
});

test.each([
  ["name", { name: "12" }],
  ["name", { name: "Eve <script>" }],
  ["name", { name: "Eve\r\nBcc: x@y.z" }],
  ["email", { email: "nobody" }],
  ["email", { email: "a@b.c, d@e.f" }],
  ["email", { email: "a@b.example\r\nBcc: d@e.f" }],
  ["phone", { phone: "01 234 5678" }],
  ["phone", { phone: "+44 7911 123456" }],
  ["password", { password: "seven77" }],
  ["password", { password: "Amana2026!" }],
  ["password", { password: "P@ssw0rd123" }],
  ["password", { password: "x".repeat(129) }],
])("reports an invalid %s on its field: %j", async (field, part) => {
  const input = { ...newcomer(), ...part };
  await expect(send(input)).rejects.toMatchObject({
    code: "BAD_REQUEST",
    data: { issues: [expect.objectContaining({ path: [field] })] },
  });
  expect(await count(input.email)).toBe(0);
});

test("refuses a sixth sign-up with one email address in an hour", async () => {
  const { email } = newcomer();
  for (let time = 0; time < 5; time += 1) await send({ ...newcomer(), email });
  await expect(send({ ...newcomer(), email })).rejects.toMatchObject({ reason: "too_many_requests" });
});
