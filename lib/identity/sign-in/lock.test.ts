import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { hashPassword } from "../password/hash";
import { solvedCaptcha } from "./captcha-for-tests";
import { type Device, newDeviceToken } from "./devices";
import { admit, admitting, deleteOldCounts } from "./sign-in-count";
import { signInByPassword } from "./sign-in-for-tests";

const password = "correct horse battery";
const claimantPassword = "another long one";
const compared = vi.hoisted(() => ({ real: 0, all: 0 }));
vi.mock("../password/hash", async (original) => {
  const real = await original<typeof import("../password/hash")>();
  return {
    ...real,
    passwordMatches: (stored: string | null | undefined, typed: string) => {
      compared.all += 1;
      if (stored) compared.real += 1;
      return real.passwordMatches(stored, typed);
    },
  };
});

let app: TestApp;
let passwordHash: string;
let claimantHash: string;
let addresses = 0;
let device: Device;

beforeAll(async () => {
  app = await testApp();
  passwordHash = await hashPassword(password);
  claimantHash = await hashPassword(claimantPassword);
});
beforeEach(() => {
  addresses += 1;
  device = { address: `198.51.100.${addresses}`, userAgent: "Test browser", token: newDeviceToken() };
  compared.real = 0;
  compared.all = 0;
});
afterAll(() => app.close());

const reasonOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "in",
    (error: { reason?: string }) => error.reason ?? "broken",
  );
const tryOn = (identifier: string, typed: string, captcha?: string, from = device) =>
  reasonOf(signInByPassword({ identifier, password: typed, ...(captcha && { captcha }) }, from));
const elsewhere = (at: number): Device => ({ address: `203.0.113.${at % 250}`, userAgent: "Other browser" });

async function lock(identifier: string, from = device): Promise<string[]> {
  const answers: string[] = [];
  for (let at = 1; at <= 5; at += 1) {
    answers.push(await tryOn(identifier, `guess ${at}`, at > 3 ? await solvedCaptcha() : undefined, from));
  }
  return answers;
}

const eventsOf = async ({ id }: TestUser) =>
  (await app.asOwner("select kind from security_event where user_id = $1 order by id", [id])).rows.map(
    ({ kind }) => kind,
  );

test("requires a CAPTCHA after three wrong passwords and locks after five, for known and unknown accounts", async () => {
  const user = await makeUser(app, "Ada", { passwordHash });
  for (const name of [user.email, "nobody@amana.test", "08069999999"]) {
    for (let at = 0; at < 3; at += 1) expect(await tryOn(name, "guess")).toBe("wrong_password");
    expect(await tryOn(name, password)).toBe("captcha_needed");
    expect(await tryOn(name, password, "not solved")).toBe("captcha_needed");
    expect(await tryOn(name, "guess", await solvedCaptcha())).toBe("wrong_password");
    expect(await tryOn(name, "guess", await solvedCaptcha())).toBe("account_locked");
    expect(await tryOn(name, password, await solvedCaptcha())).toBe("account_locked");
    expect(await tryOn(name, password)).toBe("account_locked");
  }
  await app.moveTime("30 days");
  expect(await tryOn(user.email, password, await solvedCaptcha())).toBe("account_locked");
});

test("refusals are the same for known and unknown accounts", async () => {
  const user = await makeUser(app, "Aminu", { passwordHash });
  const answersOf = async (identifier: string) => {
    const answers: unknown[] = [];
    for (let at = 1; at <= 6; at += 1) {
      const captcha = at > 3 ? await solvedCaptcha() : "";
      const answer = await signInByPassword({ identifier, password: "no", captcha }, device).catch(
        (error) => error,
      );
      answers.push({ message: answer.message, status: answer.status, details: answer.details });
    }
    return answers;
  };
  expect(await answersOf(user.email)).toEqual(await answersOf("unknown.person@amana.test"));
});

test("the counts of a claimed address do not reveal a verified owner", async () => {
  const owner = await makeUser(app, "Amara", { passwordHash });
  const storyOf = async (email: string) => {
    const story = [await tryOn(email, "first"), await tryOn(email, "second")];
    const claimant = await makeUser(app, "Claimant", { passwordHash: claimantHash, proven: false });
    await app.asOwner("update app_user set email = $1 where id = $2", [email, claimant.id]);
    const bare: Device = { address: device.address, userAgent: "Third browser" };
    story.push(await tryOn(email, claimantPassword, "", bare));
    for (let at = 1; at <= 6; at += 1) {
      const captcha = at > 4 ? await solvedCaptcha() : "";
      const answer = await signInByPassword({ identifier: email, password: "no", captcha }, bare).catch(
        (error) => error,
      );
      story.push(`${answer.message} ${JSON.stringify(answer.details)}`);
    }
    return story;
  };
  expect(await storyOf(owner.email)).toEqual(await storyOf("free.address@amana.test"));
});

test("does the same work for accounts with and without a password, and for unknown ones", async () => {
  const user = await makeUser(app, "Aisha", { passwordHash });
  const guest = await makeUser(app, "Abu", { passwordHash });
  await app.asOwner("update app_user set password_hash = null where id = $1", [guest.id]);
  for (const name of [user.email, user.phone, guest.email, "nobody.here@amana.test", "08069999998", "?"]) {
    compared.all = 0;
    expect(await tryOn(name, "guess")).toBe("wrong_password");
    expect(compared.all).toBe(2);
  }
});

test("records the lock once, and publishes it", async () => {
  const user = await makeUser(app, "Bayo", { passwordHash });
  await lock(user.email);
  await tryOn(user.email, "another", await solvedCaptcha());
  expect(await eventsOf(user)).toEqual(["account_locked"]);
  const { rows } = await app.asOwner("select payload from outbox where topic = 'identity.safety_changed'");
  expect(rows.length).toBeGreaterThan(0);
});

test("answers three of 200 concurrent guesses, five with CAPTCHAs, and records one lock", async () => {
  const user = await makeUser(app, "Chidi", { passwordHash });
  const bare = await Promise.all(
    Array.from({ length: 200 }, (_, at) => tryOn(user.email, `guess ${at}`, "", elsewhere(at))),
  );
  expect(bare.filter((reason) => reason === "wrong_password")).toHaveLength(3);
  expect(bare.filter((reason) => reason === "captcha_needed")).toHaveLength(197);
  compared.all = 0;
  for (let at = 0; at < 20; at += 1)
    expect(await tryOn(user.email, password, "", elsewhere(at))).toBe("captcha_needed");
  expect(compared.all).toBe(0);
  const solved = await Promise.all(Array.from({ length: 40 }, solvedCaptcha));
  const more = await Promise.all(
    solved.map((captcha, at) => tryOn(user.email, `guess ${at}`, captcha, elsewhere(at))),
  );
  expect(more.filter((reason) => reason === "wrong_password")).toHaveLength(1);
  expect(more.filter((reason) => reason === "account_locked")).toHaveLength(39);
  expect(await eventsOf(user)).toEqual(["account_locked"]);
}, 60_000);

test("admits five wrong passwords of two processes together, and then no right one", async () => {
  const other = new pg.Pool({ connectionString: app.appUrl, max: 8 });
  const { text, values } = admitting(["name:two"], false, true);
  const here = Array.from({ length: 100 }, async () => (await admit(["name:two"], false, true)).size);
  const there = Array.from({ length: 100 }, async () => (await other.query(text, values)).rowCount ?? 0);
  const admitted = await Promise.all([...here, ...there]);
  await other.end();
  expect(admitted.filter((count) => count === 1)).toHaveLength(5);
  expect((await admit(["name:two"], true, true)).size).toBe(0);
});

test("all of 20 concurrent right passwords sign in, and none counts", async () => {
  const user = await makeUser(app, "Chioma", { passwordHash });
  for (let at = 0; at < 2; at += 1) await tryOn(user.email, "no", "", elsewhere(at));
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => tryOn(user.email, password, "", elsewhere(at))),
  );
  expect(answers).toEqual(Array(20).fill("in"));
  expect(await tryOn(user.email, "no", "", elsewhere(3))).toBe("wrong_password");
  expect(await tryOn(user.email, password, "", elsewhere(4))).toBe("captcha_needed");
});

test("a wrong password is forgotten after an hour, a lock is not", async () => {
  const user = await makeUser(app, "Dayo", { passwordHash });
  for (const name of [user.phone, "08069999996"]) {
    for (let at = 0; at < 3; at += 1) await tryOn(name, "no", "", elsewhere(at));
    expect(await tryOn(name, "no", "", elsewhere(4))).toBe("captcha_needed");
  }
  await app.moveTime("61 minutes");
  expect(await tryOn(user.phone, password, "", elsewhere(5))).toBe("in");
  for (const name of [user.phone, "08069999996"]) {
    expect(await tryOn(name, "no", "", elsewhere(5))).toBe("wrong_password");
    expect(await tryOn(name, "no", "", elsewhere(6))).toBe("captcha_needed");
    await tryOn(name, "no", await solvedCaptcha(), elsewhere(7));
    expect(await tryOn(name, "no", await solvedCaptcha(), elsewhere(7))).toBe("account_locked");
  }
  await app.moveTime("2 days");
  expect(await tryOn(user.phone, password, await solvedCaptcha(), elsewhere(8))).toBe("account_locked");
});

test("a known browser has its own count, so strangers can lock only new browsers", async () => {
  const user = await makeUser(app, "Dele", { passwordHash });
  expect(await tryOn(user.email, password)).toBe("in");
  await lock(user.email, elsewhere(1));
  expect(await tryOn(user.email, password, undefined, elsewhere(2))).toBe("account_locked");
  expect(await tryOn(user.email, password)).toBe("in");
  expect(await lock(user.email)).toEqual([...Array(4).fill("wrong_password"), "account_locked"]);
  expect(await tryOn(user.email, password, await solvedCaptcha())).toBe("account_locked");
});

test("the browser of another user has no separate count", async () => {
  const user = await makeUser(app, "Efe", { passwordHash });
  const other = await makeUser(app, "Femi", { passwordHash });
  expect(await tryOn(other.email, password)).toBe("in");
  await lock(user.email, elsewhere(3));
  expect(await tryOn(user.email, password)).toBe("account_locked");
});

test("the right password clears its count of wrong ones", async () => {
  const user = await makeUser(app, "Gozie", { passwordHash });
  for (let round = 0; round < 3; round += 1) {
    for (let guess = 0; guess < 3; guess += 1) expect(await tryOn(user.email, "no")).toBe("wrong_password");
    expect(await tryOn(user.email, password, await solvedCaptcha())).toBe("in");
  }
});

test("refuses an account without a password like a wrong password", async () => {
  const user = await makeUser(app, "Hauwa", { passwordHash });
  await app.asOwner("update app_user set password_hash = null where id = $1", [user.id]);
  expect(await tryOn(user.email, password)).toBe("wrong_password");
});

test("records a sign-in on an unknown browser, except the first one", async () => {
  const user = await makeUser(app, "Ife", { passwordHash });
  expect(await tryOn(user.email, password)).toBe("in");
  expect(await tryOn(user.email, password)).toBe("in");
  expect(await eventsOf(user)).toEqual([]);
  const stranger = { ...elsewhere(4), token: newDeviceToken() };
  expect(await tryOn(user.email, password, undefined, stranger)).toBe("in");
  expect(await tryOn(user.email, password, undefined, stranger)).toBe("in");
  expect(await eventsOf(user)).toEqual(["signed_in_on_new_device"]);
  const { rows } = await app.asOwner("select token_hash from device where user_id = $1", [user.id]);
  expect(rows).toHaveLength(2);
  for (const { token_hash } of rows) expect(token_hash).toHaveLength(32);
});

test("deletes counts after a while, of known and unknown names alike", async () => {
  const user = await makeUser(app, "Jide", { passwordHash });
  await lock(user.email, elsewhere(9));
  await tryOn("unknown@amana.test", "no");
  await app.moveTime("91 days");
  await deleteOldCounts();
  expect((await app.asOwner("select from sign_in_count")).rowCount).toBe(0);
});
