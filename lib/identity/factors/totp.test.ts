import { afterAll, beforeAll, expect, test } from "vitest";
import { queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { seal, unseal } from "@/lib/kernel/sealed/sealed";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { takeFactor } from "./proof";
import { ownFactors } from "./queries";
import { recoveryHash } from "./recovery";
import { removeTotp } from "./remove-factor";
import { renewRecoveryCodes } from "./renew-recovery-codes";
import { beginTotp, confirmTotp, readTotpSetup, rewrapTotpSecrets } from "./set-up-totp";
import { matchingStep, totpCode, totpPlace } from "./totp";

const from = { address: "198.51.100.9", userAgent: "Test browser" };
let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** The unsealed secret of a user's app. */
async function secretOf(user: TestUser) {
  const { rows } = await app.asOwner("select secret, app_now() as now from totp where user_id = $1", [
    user.id,
  ]);
  return { secret: unseal(totpPlace(user.id), rows[0].secret), now: rows[0].now as Date };
}

/** The app's code `steps` steps from now. */
async function codeOf(user: TestUser, steps = 0) {
  const { secret, now } = await secretOf(user);
  return totpCode(secret, new Date(now.getTime() + steps * 30_000));
}

async function withApp(name: string) {
  const user = await makeUser(app, name);
  await beginTotp(user.actor);
  const { codes } = await confirmTotp(user.actor, { code: await codeOf(user) }, from);
  return { user, codes };
}

const verify = (user: TestUser, code: string) => takeFactor(user.id, { by: "app", code }, "step_up", from);
const recover = (user: TestUser, code: string) =>
  takeFactor(user.id, { by: "recovery", code }, "sign_in", from);

const outcomesOf = async (acts: Promise<unknown>[]) => {
  const settled = await Promise.allSettled(acts);
  return settled.map((one) => (one.status === "fulfilled" ? "taken" : (one.reason.reason as string)));
};
const count = (outcomes: string[], what: string) => outcomes.filter((one) => one === what).length;

test("an app is a factor only once its first code is confirmed", async () => {
  const user = await makeUser(app, "Ada");
  await beginTotp(user.actor);
  expect((await readTotpSetup(user.id))?.uri).toMatch(/^otpauth:\/\/totp\/Amana:.+secret=[A-Z2-7]{32}/);
  expect(await ownFactors(user.id)).toMatchObject({ hasApp: false, codesLeft: 0 });
  await expect(confirmTotp(user.actor, { code: "000000" }, from)).rejects.toMatchObject({
    reason: "wrong_factor_code",
  });
  const { codes } = await confirmTotp(user.actor, { code: await codeOf(user) }, from);
  expect(new Set(codes).size).toBe(10);
  expect(await ownFactors(user.id)).toMatchObject({ hasApp: true, codesLeft: 10 });
  await expect(beginTotp(user.actor)).rejects.toMatchObject({ reason: "authenticator_known" });
});

test("accepts each code once, including the first one and concurrent ones", async () => {
  const { user } = await withApp("Bayo");
  await expect(verify(user, await codeOf(user))).rejects.toMatchObject({ reason: "wrong_factor_code" });
  await app.moveTime("1 minute");
  const code = await codeOf(user);
  const outcomes = await outcomesOf(Array.from({ length: 4 }, () => verify(user, code)));
  expect(count(outcomes, "taken")).toBe(1);
});

test("accepts a code of a neighbouring step, and no older one after it", async () => {
  const { user } = await withApp("Chidi");
  await verify(user, await codeOf(user, 1));
  await expect(verify(user, await codeOf(user))).rejects.toMatchObject({ reason: "wrong_factor_code" });
  const { secret, now } = await secretOf(user);
  for (const [steps, isTaken] of [
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ] as const) {
    const code = totpCode(secret, new Date(now.getTime() + steps * 30_000));
    expect(matchingStep(secret, code, now) !== undefined, `${steps} steps`).toBe(isTaken);
  }
});

test("compares at most five of 200 concurrent codes, and refuses the right one for 15 minutes", async () => {
  const { user } = await withApp("Dele");
  const outcomes = await outcomesOf(Array.from({ length: 200 }, () => verify(user, "000000")));
  expect(count(outcomes, "wrong_factor_code")).toBe(5);
  expect(count(outcomes, "too_many_requests")).toBe(195);
  await expect(verify(user, await codeOf(user))).rejects.toMatchObject({ reason: "too_many_requests" });
  await expect(recover(user, "00000-00000")).rejects.toMatchObject({ reason: "too_many_requests" });
  await app.moveTime("16 minutes");
  await verify(user, await codeOf(user));
});

test("accepts a recovery code once, in any notation and when sent concurrently", async () => {
  const { user, codes } = await withApp("Efe");
  const [first = "", second = ""] = codes;
  const outcomes = await outcomesOf(Array.from({ length: 20 }, () => recover(user, first)));
  expect(count(outcomes, "taken")).toBe(1);
  await app.moveTime("16 minutes");
  await recover(user, ` ${second.toLowerCase().replace("-", " ")} `);
  expect(await ownFactors(user.id)).toMatchObject({ codesLeft: 8 });
  const { rows } = await app.asOwner(
    "select count(*)::int as recorded from security_event where user_id = $1 and kind = 'recovery_code_used'",
    [user.id],
  );
  expect(rows[0].recorded).toBe(2);
});

test("renews recovery codes, and voids the old ones", async () => {
  const { user, codes } = await withApp("Femi");
  const renewed = await renewRecoveryCodes(user.actor, from);
  await expect(recover(user, codes[0] ?? "")).rejects.toMatchObject({ reason: "wrong_recovery_code" });
  await recover(user, renewed.codes[0] ?? "");
  const stranger = await makeUser(app, "Gift");
  await expect(renewRecoveryCodes(stranger.actor, from)).rejects.toMatchObject({ reason: "no_factor" });
});

test("stores neither codes nor secrets in plain text", async () => {
  const { user, codes } = await withApp("Halima");
  const { secret } = await secretOf(user);
  const { rows } = await app.asOwner("select secret from totp where user_id = $1", [user.id]);
  expect(rows[0].secret.includes(secret)).toBe(false);
  const stored = await queryOne<{ codeHash: Buffer }>(sql`
    select code_hash from recovery_code where code_hash = ${recoveryHash(user.id, codes[0] ?? "")}`);
  expect(stored?.codeHash.length).toBe(32);
  expect(() => unseal(totpPlace("another row"), rows[0].secret)).toThrow("not_authentic");
});

test("rewraps a secret with the active key, and the app keeps working", async () => {
  const { user } = await withApp("Jumoke");
  const { secret } = await secretOf(user);
  const { keys } = env().KEYRING;
  const older = { active: "older", keys };
  const stored = seal(totpPlace(user.id), secret, older);
  await app.asOwner("update totp set secret = $2 where user_id = $1", [user.id, stored]);
  await rewrapTotpSecrets();
  const { rows } = await app.asOwner("select secret from totp where user_id = $1", [user.id]);
  expect(rows[0].secret.subarray(0, 8).toString()).not.toContain("older");
  await app.moveTime("1 minute");
  await verify(user, await codeOf(user));
});

test("deletes the recovery codes with the last factor", async () => {
  const { user } = await withApp("Ibe");
  await removeTotp(user.actor, from);
  expect(await ownFactors(user.id)).toMatchObject({ hasApp: false, codesLeft: 0 });
  await expect(removeTotp(user.actor, from)).rejects.toMatchObject({ reason: "not_found" });
});
