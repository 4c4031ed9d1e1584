import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Mail } from "@/lib/channels";
import { runNotices } from "@/lib/notifications/run-for-tests";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { readViewer } from "../queries";
import { solvedCaptcha } from "../sign-in/captcha-for-tests";
import { checkPassword } from "../sign-in/check-password";
import { type Device, newDeviceToken } from "../sign-in/devices";
import { startSessionOrChallenge } from "../sign-in/pending-sign-in";
import { signInByPassword } from "../sign-in/sign-in-for-tests";
import { changePassword } from "./change-password";
import { hashPassword } from "./hash";
import { requestReset } from "./request-reset";
import { readResetOwner, resetPassword } from "./reset-password";

const mails: Mail[] = [];
vi.mock("@/lib/channels/mail", () => ({ sendMail: async (mail: Mail) => void mails.push(mail) }));

const password = "correct horse battery";
const other = "seven quiet windows";
let app: TestApp;
let passwordHash: string;
let addresses = 0;
let device: Device & { token: string };

beforeAll(async () => {
  app = await testApp();
  passwordHash = await hashPassword(password);
});
beforeEach(() => {
  addresses += 1;
  device = { address: `198.51.100.${addresses}`, userAgent: "Test browser", token: newDeviceToken() };
  mails.length = 0;
});
afterAll(() => app.close());

const over = { reason: "reset_link_over" };
const newBrowser = (): Device => ({ ...device, token: newDeviceToken() });
const enter = (user: TestUser, typed: string, from: Device = device, captcha = "") =>
  signInByPassword({ identifier: user.email, password: typed, captcha }, from);

/** Runs the jobs of all events, as the worker does. */
async function react(times = 1) {
  await runNotices(app, times);
}

async function resetTokenFor(identifier: string): Promise<string> {
  await requestReset({ identifier }, device);
  await react();
  return tokenIn(resetMails().at(-1));
}

/** Without the notices of what has happened since. */
const resetMails = () => mails.filter(({ text }) => text.includes("/reset?token="));

const tokenIn = (mail: Mail | undefined) =>
  decodeURIComponent(/reset\?token=(\S+)/.exec(mail?.text ?? "")?.[1] ?? "");

const eventsOf = async ({ id }: TestUser) =>
  (await app.asOwner("select kind from security_event where user_id = $1 order by id", [id])).rows.map(
    ({ kind }) => kind,
  );

async function lock(user: TestUser, from: Device) {
  for (let at = 1; at <= 5; at += 1) {
    await enter(user, "no", from, at > 3 ? await solvedCaptcha() : "").catch(() => {});
  }
  await expect(enter(user, password, from)).rejects.toMatchObject({ reason: "account_locked" });
}

test("sets a new password with the emailed link, once, and does not use it up on a check", async () => {
  const user = await makeUser(app, "Ada", { passwordHash });
  const token = await resetTokenFor(` ${user.email.toUpperCase()} `);
  expect(mails).toMatchObject([{ to: user.email }]);
  expect(await readResetOwner(token)).toMatchObject({ email: user.email });
  expect(await readResetOwner(token)).toBeDefined();
  await resetPassword({ token, password: other }, device);
  await enter(user, other);
  await expect(enter(user, password)).rejects.toMatchObject({ reason: "wrong_password" });
  await expect(resetPassword({ token, password: "yet another long one" }, device)).rejects.toMatchObject(
    over,
  );
  expect(await readResetOwner(token)).toBeUndefined();
  expect(await eventsOf(user)).toContain("password_reset");
});

test("finds the account by phone number, and emails its address", async () => {
  const user = await makeUser(app, "Bayo", { passwordHash });
  expect(await resetTokenFor(`0${user.phone.slice(4)}`)).not.toBe("");
  expect(resetMails().at(-1)).toMatchObject({ to: user.email });
});

test("changes the password once when the link is used twenty times concurrently", async () => {
  const user = await makeUser(app, "Chidi", { passwordHash });
  const token = await resetTokenFor(user.email);
  const tries = await Promise.allSettled(
    Array.from({ length: 20 }, (_, at) => resetPassword({ token, password: `${other} ${at}` }, device)),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await eventsOf(user)).toEqual(["password_reset"]);
});

test("a link expires after 30 minutes, and when another one is used", async () => {
  const user = await makeUser(app, "Dele", { passwordHash });
  const late = await resetTokenFor(user.email);
  await app.moveTime("31 minutes");
  await expect(resetPassword({ token: late, password: other }, device)).rejects.toMatchObject(over);
  const [first, second] = [await resetTokenFor(user.email), await resetTokenFor(user.email)];
  await resetPassword({ token: second, password: other }, device);
  await expect(resetPassword({ token: first, password }, device)).rejects.toMatchObject(over);
});

test("refuses forged links and links of another purpose", async () => {
  const user = await makeUser(app, "Efe", { passwordHash });
  const token = await resetTokenFor(user.email);
  const [id = ""] = token.split(".");
  for (const wrong of [id, `${id}.`, `${id}.${"A".repeat(43)}`, "", "x.y", `${token}x`]) {
    await expect(resetPassword({ token: wrong, password: other }, device)).rejects.toMatchObject(over);
  }
  await app.asOwner("update verification_code set purpose = 'EMAIL' where id = $1", [id]);
  await expect(resetPassword({ token, password: other }, device)).rejects.toMatchObject(over);
});

test("sends no email for unverified, unknown and closed accounts", async () => {
  const unproven = await makeUser(app, "Femi", { passwordHash, proven: false });
  const closed = await makeUser(app, "Gozie", { passwordHash });
  await app.asOwner("update app_user set closed_at = app_now() where id = $1", [closed.id]);
  for (const identifier of [unproven.email, unproven.phone, closed.email, "nobody@amana.test"]) {
    await requestReset({ identifier }, device);
  }
  await react();
  expect(mails).toEqual([]);
});

test("writes the same rows whether or not the account exists", async () => {
  const user = await makeUser(app, "Hauwa", { passwordHash });
  for (const identifier of [user.email, "unknown@amana.test"]) await requestReset({ identifier }, device);
  const { rows } = await app.asOwner(
    "delete from outbox where topic = 'identity.reset_asked' returning payload",
  );
  expect(rows.map(({ payload }) => Object.keys(payload).toSorted())).toEqual([
    ["codeId", "name"],
    ["codeId", "name"],
  ]);
  const codes = await app.asOwner("select from verification_code where user_id = $1", [user.id]);
  expect(codes.rowCount).toBe(0);
});

test("a job that runs twice emails the same link twice", async () => {
  const user = await makeUser(app, "Ife", { passwordHash });
  await requestReset({ identifier: user.email }, device);
  await react(2);
  const [first, second, ...others] = resetMails();
  expect(others).toEqual([]);
  expect(tokenIn(first)).toBe(tokenIn(second));
  expect(tokenIn(second)).not.toBe("");
});

test("limits emails to five an hour for known and unknown names", async () => {
  const user = await makeUser(app, "Jide", { passwordHash });
  for (const identifier of [user.email, "no.such.one@amana.test"]) {
    for (let at = 0; at < 5; at += 1) await requestReset({ identifier }, { address: `203.0.113.${at}` });
    await expect(requestReset({ identifier }, { address: "203.0.113.9" })).rejects.toMatchObject({
      reason: "too_many_requests",
    });
  }
});

test("a new password removes every lock, ends every session and forgets all other browsers", async () => {
  const user = await makeUser(app, "Kemi", { passwordHash });
  const elsewhere = newBrowser();
  const { sessionId } = await enter(user, password);
  const theirs = await enter(user, password, elsewhere);
  await lock(user, newBrowser());
  await lock(user, elsewhere);
  await resetPassword({ token: await resetTokenFor(user.email), password: other }, device);
  expect(await readViewer(sessionId)).toBeUndefined();
  expect(await readViewer(theirs.sessionId)).toBeUndefined();
  const known = await app.asOwner("select from device where user_id = $1", [user.id]);
  expect(known.rowCount).toBe(1);
  await enter(user, other, newBrowser());
  await enter(user, other);
});

test("refuses a weak password without using up the link", async () => {
  const user = await makeUser(app, "Ladi Okonkwo", { passwordHash });
  const token = await resetTokenFor(user.email);
  await expect(resetPassword({ token, password: "okonkwo123" }, device)).rejects.toMatchObject({
    reason: "weak_password",
    field: "password",
  });
  await resetPassword({ token, password: other }, device);
});

test("sets a password for an account without one", async () => {
  const user = await makeUser(app, "Musa", { passwordHash });
  await app.asOwner("update app_user set password_hash = null where id = $1", [user.id]);
  await resetPassword({ token: await resetTokenFor(user.email), password: other }, device);
  await enter(user, other);
});

test("changes the password with the current one, and ends other sessions on request", async () => {
  const user = await makeUser(app, "Ngozi", { passwordHash });
  const elsewhere = newBrowser();
  const { sessionId } = await enter(user, password);
  const theirs = await enter(user, password, elsewhere);
  const here = { ...device, sessionId };
  await expect(
    changePassword(user.actor, { currentPassword: "no", password: other, endOthers: true }, here),
  ).rejects.toMatchObject({ reason: "wrong_current_password", field: "currentPassword" });
  await changePassword(user.actor, { currentPassword: password, password: other, endOthers: false }, here);
  expect(await readViewer(theirs.sessionId)).toBeDefined();
  await changePassword(user.actor, { currentPassword: other, password, endOthers: true }, here);
  expect(await readViewer(theirs.sessionId)).toBeUndefined();
  expect(await readViewer(sessionId)).toBeDefined();
  expect((await eventsOf(user)).filter((kind) => kind === "password_changed")).toHaveLength(2);
});

test("limits concurrent guesses at the current password", async () => {
  const user = await makeUser(app, "Obi", { passwordHash });
  const { sessionId } = await enter(user, password);
  const tries = await Promise.allSettled(
    Array.from({ length: 30 }, (_, at) =>
      changePassword(
        user.actor,
        { currentPassword: `guess ${at}`, password: other, endOthers: true },
        { ...device, sessionId },
      ),
    ),
  );
  const reasons = tries.map((one) => (one.status === "rejected" ? one.reason.reason : "in"));
  expect(reasons.filter((reason) => reason === "wrong_current_password")).toHaveLength(5);
  expect(reasons.filter((reason) => reason === "too_many_requests")).toHaveLength(25);
});

test("a new password does not replace the second factor", async () => {
  const user = await makeUser(app, "Ada", { passwordHash });
  await app.asOwner("insert into totp (user_id, secret, confirmed_at) values ($1, '', app_now())", [user.id]);
  await resetPassword({ token: await resetTokenFor(user.email), password: other }, device);
  const { userId } = await checkPassword({ identifier: user.email, password: other }, device);
  expect(await startSessionOrChallenge(userId, device)).toHaveProperty("pendingId");
});
