import { createChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestApp, testApp } from "@/lib/testing/world";
import { deleteExpiredCaptchas, limitOrCaptcha, newCaptcha, spendCaptcha } from "./captcha";
import { solve, solvedCaptcha } from "./captcha-for-tests";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

type Solved = Record<"challenge" | "solution", Record<string, unknown>>;

/** A valid solution with a change. */
async function forged(change: (solved: Solved) => void): Promise<string> {
  const solved = JSON.parse(Buffer.from(await solvedCaptcha(), "base64").toString()) as Solved;
  change(solved);
  return Buffer.from(JSON.stringify(solved)).toString("base64");
}

const parametersOf = ({ challenge }: Solved) => challenge.parameters as Record<string, unknown>;

test("a CAPTCHA takes work, and accepts its solution", async () => {
  const challenge = await newCaptcha();
  const solved = await solve(challenge);
  const { solution } = JSON.parse(Buffer.from(solved, "base64").toString());
  expect(solution.counter).toBeGreaterThanOrEqual(300);
  expect(await spendCaptcha(solved)).toBe(true);
}, 30_000);

test("accepts a solution once when it is sent fifty times concurrently", async () => {
  const solved = await solvedCaptcha();
  const answers = await Promise.all(Array.from({ length: 50 }, () => spendCaptcha(solved)));
  expect(answers.filter(Boolean)).toHaveLength(1);
  expect(await spendCaptcha(solved)).toBe(false);
  await app.moveTime("3 days");
  await deleteExpiredCaptchas();
  expect((await app.asOwner("select from captcha_solution")).rowCount).toBe(0);
});

test("refuses an expired solution", async () => {
  const late = await newCaptcha({ counter: 0, expiresAt: new Date(Date.now() - 2_000) });
  expect(await spendCaptcha(await solve(late))).toBe(false);
});

test("refuses a challenge signed with another key", async () => {
  const own = await createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: 1,
    counter: 0,
    deriveKey,
    expiresAt: new Date(Date.now() + 60_000),
    hmacSignatureSecret: "not our secret",
    hmacKeySignatureSecret: "nor this",
  });
  expect(await spendCaptcha(await solve(own))).toBe(false);
});

test.each<[string, (solved: Solved) => void]>([
  ["a longer life", (one) => void (parametersOf(one).expiresAt = 4_000_000_000)],
  ["no end", (one) => void delete parametersOf(one).expiresAt],
  ["less work", (one) => void (parametersOf(one).cost = 1)],
  ["no signed key", (one) => void delete parametersOf(one).keySignature],
  ["another nonce", (one) => void (parametersOf(one).nonce = "00".repeat(16))],
  [
    "its signature in capitals",
    (one) => void (one.challenge.signature = String(one.challenge.signature).toUpperCase()),
  ],
  ["no signature", (one) => void delete one.challenge.signature],
  ["a guessed key", (one) => void (one.solution.derivedKey = "00".repeat(32))],
])("refuses a solution with %s", async (_, change) => {
  expect(await spendCaptcha(await forged(change))).toBe(false);
});

test.each([
  "",
  "rubbish",
  "bnVsbA==",
  "W10=",
  Buffer.from('{"challenge":{}}').toString("base64"),
  "A".repeat(9_000),
])("refuses %.20j", async (sent) => {
  expect(await spendCaptcha(sent)).toBe(false);
});

test("requires a CAPTCHA each time beyond the limit of an address", async () => {
  const rule = { name: "test by address", max: 2, minutes: 60 };
  await limitOrCaptcha(rule, "203.0.113.1", undefined);
  await limitOrCaptcha(rule, "203.0.113.1", undefined);
  await expect(limitOrCaptcha(rule, "203.0.113.1", undefined)).rejects.toMatchObject({
    reason: "captcha_first",
  });
  const solved = await solvedCaptcha();
  await limitOrCaptcha(rule, "203.0.113.1", solved);
  await expect(limitOrCaptcha(rule, "203.0.113.1", solved)).rejects.toMatchObject({
    reason: "captcha_first",
  });
});
