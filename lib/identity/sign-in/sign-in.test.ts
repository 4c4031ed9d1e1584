import { hash } from "@node-rs/argon2";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { hashPassword } from "../password/hash";
import { newDeviceToken } from "./devices";
import { signInByPassword } from "./sign-in-for-tests";

const password = "correct horse battery";
let app: TestApp;
let passwordHash: string;
let addresses = 0;
let device = { address: "", userAgent: "Test browser" };

beforeAll(async () => {
  app = await testApp();
  passwordHash = await hashPassword(password);
});
beforeEach(() => {
  addresses += 1;
  device = { address: `198.51.100.${addresses}`, userAgent: "Test browser" };
});
afterAll(() => app.close());

const wrong = { reason: "wrong_password" };
const signIn = (identifier: string, typed = password) =>
  signInByPassword({ identifier, password: typed }, device);

test("accepts an email or a phone number in any notation", async () => {
  const user = await makeUser(app, "Ada", { passwordHash });
  const local = `0${user.phone.slice(4)}`;
  for (const typed of [
    user.email,
    ` ${user.email.toUpperCase()} `,
    user.phone,
    local,
    ` ${local.slice(0, 4)} ${local.slice(4)}`,
  ]) {
    expect(await signIn(typed)).toEqual({ sessionId: expect.any(String) });
  }
});

test("compares the whole password, without trimming", async () => {
  const long = `${"long and winding ".repeat(6)}road`;
  const user = await makeUser(app, "Bayo", { passwordHash: await hashPassword(long) });
  const known = { ...device, token: newDeviceToken() };
  const signIn = (identifier: string, typed: string) =>
    signInByPassword({ identifier, password: typed }, known);
  for (const typed of [
    `${long} `,
    ` ${long}`,
    long.slice(0, -1),
    `${long.slice(0, 73)}X${long.slice(74)}`,
    long.toUpperCase(),
  ]) {
    await expect(signIn(user.email, typed)).rejects.toMatchObject(wrong);
    await signIn(user.email, long);
  }
});

test("refuses an unknown account like a wrong password", async () => {
  const user = await makeUser(app, "Chidi", { passwordHash });
  const known = await signIn(user.email, "not this one").catch((error: unknown) => error);
  const unknown = await signIn("nobody@amana.test", "not this one").catch((error: unknown) => error);
  const strange = await signIn("'; drop table app_user", "not this one").catch((error: unknown) => error);
  expect(unknown).toEqual(known);
  expect(strange).toEqual(known);
});

test("signs in to the account that has verified an address, despite others that claim it", async () => {
  const owner = await makeUser(app, "Dele", { passwordHash });
  const claimant = await makeUser(app, "Eve", {
    passwordHash: await hashPassword("another long one"),
    proven: false,
  });
  await app.asOwner("update app_user set email = $1, phone = $2 where id = $3", [
    owner.email,
    owner.phone,
    claimant.id,
  ]);
  const userOf = async (sessionId: string) =>
    (await app.asOwner("select user_id from session where id = $1", [sessionId])).rows[0].user_id;
  expect(await userOf((await signIn(owner.email)).sessionId)).toBe(owner.id);
  expect(await userOf((await signIn(owner.phone)).sessionId)).toBe(owner.id);
  expect(await userOf((await signIn(owner.email, "another long one")).sessionId)).toBe(claimant.id);
});

test("limits attempts of one IP address on many accounts", async () => {
  const tryPerson = (at: number) =>
    signInByPassword({ identifier: `person${at}@amana.test`, password }, device);
  await app.asOwner("delete from rate_limit");
  await expect(tryPerson(0)).rejects.toThrow();
  // Each attempt costs a password hash, so start with most of the limit used up.
  await app.asOwner("update rate_limit set used = 90 where bucket like 'sign-in by address:%'");
  const tries = await Promise.allSettled(Array.from({ length: 30 }, (_, at) => tryPerson(at + 1)));
  const refused = tries.filter(
    (one) => one.status === "rejected" && one.reason.reason === "too_many_requests",
  );
  expect(refused).toHaveLength(20);
});

test("upgrades a hash with old parameters on the next sign-in", async () => {
  const old = await hash(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
  const user = await makeUser(app, "Hauwa", { passwordHash: old });
  await signIn(user.email);
  const { rows } = await app.asOwner("select password_hash from app_user where id = $1", [user.id]);
  expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  await signIn(user.email);
});
