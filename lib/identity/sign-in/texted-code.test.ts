import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Sms } from "@/lib/channels";
import { identityEvents } from "@/lib/identity/events";
import { newId } from "@/lib/kernel/ids";
import { provingMessages } from "@/lib/notifications/proving-messages";
import { runWaiting } from "@/lib/testing/reactions";
import { restrict } from "@/lib/testing/restrict";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { readViewer } from "../queries";
import { openSessionFor } from "../sessions/open-session";
import { newDeviceToken } from "./devices";
import { checkTextedCode, deleteExpiredCodes, sendSignInCode } from "./texted-code";

const texts: Sms[] = [];
vi.mock("@/lib/channels/sms", () => ({ sendSms: async (sms: Sms) => void texts.push(sms) }));

let app: TestApp;
const from = { address: "198.51.100.7" };
const browser = () => ({ ...from, userAgent: "Test browser", token: newDeviceToken() });
const textOfCodes = provingMessages.filter(
  ({ event }) => event.topic === identityEvents.sign_in_code_asked.topic,
);

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  texts.length = 0;
  await app.asOwner("delete from rate_limit");
  await app.asOwner("delete from outbox");
});
afterAll(() => app.close());

/** What is texted to a number that asks for a code. */
async function textTo(phone: string): Promise<string> {
  const before = texts.length;
  await sendSignInCode({ phone, ...from });
  await runWaiting(app, textOfCodes);
  return texts.slice(before).find(({ to }) => to === phone)?.text ?? "";
}

const codeIn = (text: string) => /#(\d{6})$/.exec(text)?.[1] ?? "";
const codeFor = async ({ phone }: TestUser) => codeIn(await textTo(phone));
const otherThan = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, "0");

async function enter({ phone }: TestUser, code: string): Promise<string> {
  const { userId } = await checkTextedCode({ phone, code }, from);
  const { sessionId } = await openSessionFor(userId, browser(), { viaFactor: false });
  return sessionId;
}

const sessionsOf = async ({ id }: TestUser) =>
  (await app.asOwner("select id from session where user_id = $1", [id])).rows.length;

test("signs in with the texted code, once, and not before a password for what moves money", async () => {
  const user = await makeUser(app, "Ada");
  const text = await textTo(user.phone);
  expect(text).toContain("Your Amana sign-in code is");
  const code = codeIn(text);
  expect(await readViewer(await enter(user, code))).toMatchObject({
    id: user.id,
    isByCodeAlone: true,
    isFresh: false,
  });
  await expect(enter(user, code)).rejects.toMatchObject({ reason: "code_over" });
});

test("twenty uses of one code at once open one session", async () => {
  const user = await makeUser(app, "Bayo");
  const code = await codeFor(user);
  // Otherwise only five of them would be compared.
  await app.asOwner("update sign_in_code set tries = -20 where phone = $1", [user.phone]);
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => enter(user, code)));
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await sessionsOf(user)).toBe(1);
});

test("each of two codes counts until one is used, and none for another number", async () => {
  const [user, other] = [await makeUser(app, "Chidi"), await makeUser(app, "Dele")];
  const [first, second] = [await codeFor(user), await codeFor(user)];
  await codeFor(other);
  await expect(enter(other, second)).rejects.toMatchObject({ reason: "wrong_code" });
  await enter(user, first);
  await expect(enter(user, second)).rejects.toMatchObject({ reason: "code_over" });
  expect(await sessionsOf(user)).toBe(1);
});

test("two codes of a number that are used at once open one session", async () => {
  const user = await makeUser(app, "Dayo");
  const codes = [await codeFor(user), await codeFor(user)];
  const all = await Promise.allSettled(codes.map((code) => enter(user, code)));
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("compares a code five times, with thirty guesses at once too", async () => {
  const user = await makeUser(app, "Efe");
  const code = await codeFor(user);
  const guesses = Array.from({ length: 30 }, (_, at) => enter(user, otherThan(code, at + 1)));
  const reasons = (await Promise.allSettled(guesses)).map(
    (one) => one.status === "rejected" && one.reason.reason,
  );
  expect(reasons.filter((reason) => reason === "wrong_code").length).toBeLessThanOrEqual(4);
  await expect(enter(user, code)).rejects.toMatchObject({ reason: "code_over" });
});

test("compares ten wrong codes a day for a number, and none after them, the right one either", async () => {
  const user = await makeUser(app, "Femi");
  for (let round = 0; round < 3; round += 1) {
    const code = await codeFor(user);
    for (let guess = 1; guess <= 4; guess += 1) await enter(user, otherThan(code, guess)).catch(() => {});
    await app.asOwner("update sign_in_code set used_at = app_now() where phone = $1", [user.phone]);
  }
  await expect(enter(user, await codeFor(user))).rejects.toMatchObject({ reason: "too_many_requests" });
  await app.moveTime("1 day");
  await enter(user, await codeFor(user));
});

test("a code is valid for ten minutes, and then deleted", async () => {
  const user = await makeUser(app, "Gozie");
  const code = await codeFor(user);
  await app.moveTime("11 minutes");
  await expect(enter(user, code)).rejects.toMatchObject({ reason: "code_over" });
  await deleteExpiredCodes();
  expect((await app.asOwner("select id from sign_in_code where phone = $1", [user.phone])).rows).toEqual([]);
});

test("an owner with a second factor is texted how to sign in, and no code signs them in", async () => {
  const user = await makeUser(app, "Hauwa");
  const code = await codeFor(user);
  await app.asOwner("insert into totp (user_id, secret, confirmed_at) values ($1, '', app_now())", [user.id]);
  const text = await textTo(user.phone);
  expect(text).toContain("two-step sign-in");
  expect(text).not.toMatch(/\d{6}/);
  await expect(enter(user, code)).rejects.toMatchObject({ reason: "code_not_enough" });
  expect(await sessionsOf(user)).toBe(0);
});

test("texts nothing to a number that no account has verified, or whose account is closed", async () => {
  const [claimant, closed] = [await makeUser(app, "Ife", { proven: false }), await makeUser(app, "Jide")];
  await app.asOwner("update app_user set closed_at = app_now() where id = $1", [closed.id]);
  for (const phone of [claimant.phone, closed.phone, "+2348140000001"]) expect(await textTo(phone)).toBe("");
});

test("a blocked user learns why once the code is right", async () => {
  const user = await makeUser(app, "Kemi");
  const code = await codeFor(user);
  await restrict(app, user.id, "blocked");
  await expect(enter(user, code)).rejects.toMatchObject({ reason: "blocked" });
});

test("a sign-in on an unknown browser is recorded, as with a password", async () => {
  const user = await makeUser(app, "Ladi");
  await enter(user, await codeFor(user));
  await enter(user, await codeFor(user));
  const { rows } = await app.asOwner("select kind from security_event where user_id = $1", [user.id]);
  expect(rows).toEqual([{ kind: "signed_in_on_new_device" }]);
});

test("texts limited to five an hour for a number, with those that verify it", async () => {
  const phone = `+23481${newId().replace(/\D/g, "").padEnd(8, "0").slice(0, 8)}`;
  for (let text = 0; text < 5; text += 1) await sendSignInCode({ phone, ...from });
  await expect(sendSignInCode({ phone, ...from })).rejects.toMatchObject({ reason: "too_many_requests" });
});
