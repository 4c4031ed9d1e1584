import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Mail, Sms } from "@/lib/channels";
import { runNotices } from "@/lib/notifications/run-for-tests";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { solvedCaptcha } from "../sign-in/captcha-for-tests";
import { isLinkGood, proveEmail } from "./prove-email";
import { sendEmailLink } from "./send-email-link";
import { sendPhoneCode } from "./send-phone-code";
import { verifyPhone } from "./verify-phone";

const mails: Mail[] = [];
const texts: Sms[] = [];
vi.mock("@/lib/channels/mail", () => ({ sendMail: async (mail: Mail) => void mails.push(mail) }));
vi.mock("@/lib/channels/sms", () => ({ sendSms: async (sms: Sms) => void texts.push(sms) }));

let app: TestApp;
let addresses = 0;
let address = "";
const over = { reason: "code_over" };
const tooMany = { reason: "too_many_requests" };

beforeAll(async () => {
  app = await testApp();
});
beforeEach(() => {
  addresses += 1;
  address = `198.51.100.${addresses}`;
});
afterAll(() => app.close());

/** Runs the jobs of all events, as the worker does. */
async function react() {
  await runNotices(app);
}

async function textCode(user: TestUser, phone?: string): Promise<string> {
  await sendPhoneCode(user.actor, { phone, address });
  await react();
  return /#(\d{6})$/.exec(texts.at(-1)?.text ?? "")?.[1] ?? "";
}

async function mailToken(user: TestUser): Promise<string> {
  await sendEmailLink(user.actor, { address });
  await react();
  return decodeURIComponent(/token=(\S+)/.exec(mails.at(-1)?.text ?? "")?.[1] ?? "");
}

const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
const newcomer = (name: string) => makeUser(app, name, { proven: false });

async function proofsOf(user: TestUser) {
  const { rows } = await app.asOwner(
    "select phone, email_verified_at is not null as email, phone_verified_at is not null as proven from app_user where id = $1",
    [user.id],
  );
  return rows[0];
}

test("verifies the number with the texted code, once", async () => {
  const user = await newcomer("Ada");
  const code = await textCode(user);
  expect(texts.at(-1)?.to).toBe(user.phone);
  await verifyPhone(user.actor, { code });
  expect(await proofsOf(user)).toMatchObject({ proven: true });
  await expect(verifyPhone(user.actor, { code })).rejects.toMatchObject(over);
  await expect(sendPhoneCode(user.actor, { address })).rejects.toMatchObject({ reason: "phone_proven" });
});

test("accepts the right code once when it is sent 20 times concurrently", async () => {
  const user = await newcomer("Bayo");
  const code = await textCode(user);
  await app.asOwner("update verification_code set tries = -100 where user_id = $1", [user.id]);
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => verifyPhone(user.actor, { code })));
  expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
});

test("compares at most 5 of 200 concurrent guesses, and then refuses the right code", async () => {
  const user = await newcomer("Chidi");
  const code = await textCode(user);
  const guesses = Array.from({ length: 200 }, () => verifyPhone(user.actor, { code: otherThan(code) }));
  const reasons = (await Promise.allSettled(guesses)).map((one) =>
    one.status === "rejected" ? one.reason.details : {},
  );
  // Only the refusal of a compared guess contains the tries left.
  expect(reasons.filter((details) => "triesLeft" in details)).toHaveLength(5);
  const { rows } = await app.asOwner("select tries from verification_code where user_id = $1", [user.id]);
  expect(rows[0].tries).toBe(200);
  await expect(verifyPhone(user.actor, { code })).rejects.toMatchObject(over);
  expect(await proofsOf(user)).toMatchObject({ proven: false });
});

test("reports the tries left for a wrong code, and voids the code after the fifth", async () => {
  const user = await newcomer("Dele");
  const code = await textCode(user);
  for (const triesLeft of [4, 3, 2, 1]) {
    await expect(verifyPhone(user.actor, { code: otherThan(code) })).rejects.toMatchObject({
      reason: "wrong_code",
      details: { triesLeft },
    });
  }
  await expect(verifyPhone(user.actor, { code: otherThan(code) })).rejects.toMatchObject(over);
  await expect(verifyPhone(user.actor, { code })).rejects.toMatchObject(over);
});

test("a code expires after 10 minutes", async () => {
  const user = await newcomer("Efe");
  const code = await textCode(user);
  await app.moveTime("11 minutes");
  await expect(verifyPhone(user.actor, { code })).rejects.toMatchObject(over);
});

test("lets the number change until it is verified, and voids the code sent to the old one", async () => {
  const user = await newcomer("Hauwa");
  const old = await textCode(user);
  const code = await textCode(user, "+2348059990001");
  if (old !== code)
    await expect(verifyPhone(user.actor, { code: old })).rejects.toMatchObject({ reason: "wrong_code" });
  expect(texts.at(-1)?.to).toBe("+2348059990001");
  await verifyPhone(user.actor, { code });
  expect(await proofsOf(user)).toMatchObject({ phone: "+2348059990001", proven: true });
});

test("verifies only the number the code was texted to", async () => {
  const user = await newcomer("Ibrahim");
  const code = await textCode(user);
  await app.asOwner("update app_user set phone = '+2348059990003' where id = $1", [user.id]);
  await expect(verifyPhone(user.actor, { code })).rejects.toMatchObject(over);
  expect(await proofsOf(user)).toMatchObject({ proven: false });
});

test("refuses another account's verified number only once the code is entered", async () => {
  const owner = await makeUser(app, "Ife");
  const second = await newcomer("Jide");
  const code = await textCode(second, owner.phone);
  await expect(verifyPhone(second.actor, { code: otherThan(code) })).rejects.toMatchObject({
    reason: "wrong_code",
  });
  await expect(verifyPhone(second.actor, { code })).rejects.toMatchObject({ reason: "phone_taken" });
  await expect(verifyPhone(second.actor, { code })).rejects.toMatchObject(over);
  expect(await proofsOf(second)).toMatchObject({ proven: false });
});

test("verifies a number for one of several concurrent users", async () => {
  const phone = "+2348059990002";
  const rivals = await Promise.all(Array.from({ length: 5 }, (_, at) => newcomer(`Rival ${at}`)));
  const codes: string[] = [];
  for (const rival of rivals) codes.push(await textCode(rival, phone));
  const all = await Promise.allSettled(
    rivals.map((rival, at) => verifyPhone(rival.actor, { code: codes[at] ?? "" })),
  );
  expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  for (const one of all)
    if (one.status === "rejected") expect(one.reason).toMatchObject({ reason: "phone_taken" });
});

test("limits codes to five an hour for each account and each number", async () => {
  const user = await newcomer("Kemi");
  for (let time = 0; time < 5; time += 1)
    await sendPhoneCode(user.actor, { phone: `+234805888000${time}`, address });
  await expect(sendPhoneCode(user.actor, { address })).rejects.toMatchObject(tooMany);
  const phone = "+2348058880010";
  for (let time = 0; time < 5; time += 1)
    await sendPhoneCode((await newcomer(`User ${time}`)).actor, { phone, address });
  await expect(sendPhoneCode((await newcomer("Sixth")).actor, { phone, address })).rejects.toMatchObject(
    tooMany,
  );
  await app.moveTime("61 minutes");
  await sendPhoneCode(user.actor, { address });
});

test("limits codes to fifty an hour for each IP address, even concurrent ones, then requires a CAPTCHA each", async () => {
  const users = await Promise.all(Array.from({ length: 60 }, (_, at) => newcomer(`Crowd ${at}`)));
  const all = await Promise.allSettled(users.map(({ actor }) => sendPhoneCode(actor, { address })));
  expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(50);
  const late = await newcomer("Latecomer");
  const captcha = await solvedCaptcha();
  await expect(sendPhoneCode(late.actor, { address })).rejects.toMatchObject({ reason: "captcha_first" });
  await sendPhoneCode(late.actor, { address, captcha });
  await expect(sendPhoneCode(late.actor, { address, captcha })).rejects.toMatchObject({
    reason: "captcha_first",
  });
});

test("verifies the address with the emailed link, once, and does not use it up on a check", async () => {
  const user = await newcomer("Lola");
  const token = await mailToken(user);
  expect(await isLinkGood({ token })).toBe(true);
  expect(await isLinkGood({ token })).toBe(true);
  expect(await proveEmail({ token })).toEqual({ email: user.email });
  expect(await proofsOf(user)).toMatchObject({ email: true });
  expect(await isLinkGood({ token })).toBe(false);
  await expect(sendEmailLink(user.actor, { address })).rejects.toMatchObject({ reason: "email_proven" });
  await app.asOwner("update app_user set email_verified_at = null where id = $1", [user.id]);
  await expect(proveEmail({ token })).rejects.toMatchObject({ reason: "link_over" });
});

test("a link expires after 24 hours", async () => {
  const token = await mailToken(await newcomer("Musa"));
  await app.moveTime("23 hours");
  expect(await isLinkGood({ token })).toBe(true);
  await app.moveTime("2 hours");
  expect(await isLinkGood({ token })).toBe(false);
  await expect(proveEmail({ token })).rejects.toMatchObject({ reason: "link_over" });
});

test("refuses forged tokens", async () => {
  const user = await newcomer("Nneka");
  const token = await mailToken(user);
  const [id = ""] = token.split(".");
  for (const forged of ["", "x", id, `${id}.`, `${token.slice(0, -2)}xx`, `${token}x`, "a".repeat(500)]) {
    await expect(proveEmail({ token: forged })).rejects.toMatchObject({ reason: "link_over" });
  }
  expect(await proofsOf(user)).toMatchObject({ email: false });
});

test("refuses a link once the account's address has changed", async () => {
  const user = await newcomer("Obi");
  const token = await mailToken(user);
  await app.asOwner("update app_user set email = 'other@amana.test' where id = $1", [user.id]);
  await expect(proveEmail({ token })).rejects.toMatchObject({ reason: "link_over" });
});

test("verifies an address for one of two accounts", async () => {
  const first = await newcomer("Pita");
  const second = await newcomer("Queen");
  await app.asOwner("update app_user set email = $1 where id = $2", [first.email, second.id]);
  const tokens = [await mailToken(first), await mailToken(second)];
  const all = await Promise.allSettled(tokens.map((token) => proveEmail({ token })));
  expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
});
