import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Sms } from "@/lib/channels";
import { runNotices } from "@/lib/notifications/run-for-tests";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { sendPhoneCode } from "./send-phone-code";
import { verifyPhone } from "./verify-phone";

const texts: Sms[] = [];
vi.mock("@/lib/channels/sms", () => ({ sendSms: async (sms: Sms) => void texts.push(sms) }));

let app: TestApp;
const over = { reason: "code_over" };

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function textCode(user: TestUser): Promise<string> {
  await sendPhoneCode(user.actor, { address: "198.51.100.7" });
  await runNotices(app);
  return /#(\d{6})$/.exec(texts.at(-1)?.text ?? "")?.[1] ?? "";
}

const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
const newcomer = (name: string) => makeUser(app, name, { proven: false });

const isProven = async ({ id }: TestUser) =>
  (await app.asOwner("select phone_verified_at is not null as proven from app_user where id = $1", [id]))
    .rows[0].proven;

test("each of two codes counts until one is used, whichever text arrives, and no code of another user", async () => {
  const user = await newcomer("Femi");
  const [first, second] = [await textCode(user), await textCode(user)];
  const stranger = await newcomer("Gozie");
  await textCode(stranger);
  await expect(verifyPhone(stranger.actor, { code: second })).rejects.toMatchObject({ reason: "wrong_code" });
  await verifyPhone(user.actor, { code: first });
  expect(await isProven(user)).toBe(true);
  await app.asOwner("update app_user set phone_verified_at = null where id = $1", [user.id]);
  for (const code of [first, second])
    await expect(verifyPhone(user.actor, { code })).rejects.toMatchObject(over);
});

test("two codes sent at once verify once", async () => {
  const user = await newcomer("Farida");
  const codes = [await textCode(user), await textCode(user)];
  const all = await Promise.allSettled(codes.map((code) => verifyPhone(user.actor, { code })));
  expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
});

test("each of several codes is compared five times, whichever was asked for when", async () => {
  const user = await newcomer("Fola");
  const first = await textCode(user);
  const wrong = () => verifyPhone(user.actor, { code: otherThan(first) });
  for (let guess = 0; guess < 4; guess += 1)
    await expect(wrong()).rejects.toMatchObject({ reason: "wrong_code" });
  const second = await textCode(user);
  await expect(wrong()).rejects.toMatchObject({ reason: "wrong_code", details: { triesLeft: 4 } });
  if (first !== second)
    await expect(verifyPhone(user.actor, { code: first })).rejects.toMatchObject({
      reason: "wrong_code",
      details: { triesLeft: 3 },
    });
  await verifyPhone(user.actor, { code: second });
});
