import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { hashPassword } from "../password/hash";
import { openProgram } from "../sessions/open-program";
import { solvedCaptcha } from "./captcha-for-tests";
import { type Device, newDeviceToken } from "./devices";
import { signInByPassword } from "./sign-in-for-tests";

// A twin is an account that claims the address or number of another one, without having proven it.

const password = "correct horse battery";
const twinPassword = "another long one";
let app: TestApp;
let hashes: { owner: string; twin: string };
let browsers = 0;

beforeAll(async () => {
  app = await testApp();
  hashes = { owner: await hashPassword(password), twin: await hashPassword(twinPassword) };
});
beforeEach(() => app.asOwner("delete from rate_limit"));
afterAll(() => app.close());

/** A browser that no account knows. */
function newBrowser(): Device {
  browsers += 1;
  return {
    address: `203.0.113.${browsers % 250}`,
    userAgent: "Test browser",
    token: newDeviceToken(),
  };
}

const owner = () => makeUser(app, "Ada", { passwordHash: hashes.owner });

async function twinOf({ email, phone }: TestUser): Promise<TestUser> {
  const twin = await makeUser(app, "Mallory", { passwordHash: hashes.twin, proven: false });
  await app.asOwner("update app_user set email = $1, phone = $2 where id = $3", [email, phone, twin.id]);
  return twin;
}

const reasonOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "in",
    (error: { reason?: string }) => error.reason ?? "broken",
  );
const tryOn = (identifier: string, typed: string, from = newBrowser(), captcha = "") =>
  reasonOf(signInByPassword({ identifier, password: typed, captcha }, from));

async function countsOf(identifier: string, typed: string, times: number, from?: Device): Promise<string[]> {
  const answers: string[] = [];
  for (let at = 0; at < times; at += 1) answers.push(await tryOn(identifier, typed, from ?? newBrowser()));
  return answers;
}

test("an owner with a twin signs in on one new browser after the other, by address and by number", async () => {
  const ada = await owner();
  await twinOf(ada);
  expect(await countsOf(ada.email, password, 8)).toEqual(Array(8).fill("in"));
  expect(await countsOf(ada.phone, password, 8)).toEqual(Array(8).fill("in"));
  const { rows } = await app.asOwner("select from sign_in_count where wrong > 0");
  expect(rows).toEqual([]);
});

test("20 concurrent right passwords of an owner with a twin all sign in", async () => {
  const ada = await owner();
  await twinOf(ada);
  expect(await Promise.all(Array.from({ length: 20 }, () => tryOn(ada.email, password)))).toEqual(
    Array(20).fill("in"),
  );
});

test("an owner mistypes on a browser that knows them: a twin adds nothing for other browsers", async () => {
  const ada = await owner();
  await twinOf(ada);
  const home = newBrowser();
  expect(await tryOn(ada.email, password, home)).toBe("in");
  expect(await countsOf(ada.email, "no", 3, home)).toEqual(Array(3).fill("wrong_password"));
  expect(await tryOn(ada.email, password, home)).toBe("captcha_needed");
  expect(await tryOn(ada.email, password)).toBe("in");
});

test("a twin’s own password neither counts against the owner nor clears guesses at the owner’s", async () => {
  const ada = await owner();
  await twinOf(ada);
  const story: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    story.push(await tryOn(ada.email, `guess ${round}`), await tryOn(ada.email, twinPassword));
  }
  // The third guess used them up: no new browser gets further without a CAPTCHA.
  expect(story).toEqual(["wrong_password", "in", "wrong_password", "in", "wrong_password", "captcha_needed"]);
});

test("guesses from browsers that know the twin alone are compared with the owner’s password three times", async () => {
  const ada = await owner();
  await twinOf(ada);
  for (let round = 0; round < 3; round += 1) {
    const mallorys = newBrowser();
    expect(await tryOn(ada.phone, twinPassword, mallorys, await solvedCaptcha())).toBe("in");
    await countsOf(ada.email, `guess ${round}`, 2, mallorys);
  }
  const mallorys = newBrowser();
  expect(await tryOn(ada.phone, twinPassword, mallorys)).toBe("in");
  // A correct password beyond the limit gets the same answer as a wrong one.
  expect(await tryOn(ada.email, password, mallorys)).toBe("wrong_password");
  expect(await tryOn(ada.email, twinPassword, mallorys)).toBe("in");
});

describe("programs", () => {
  const office: Device = { address: "192.0.2.10", userAgent: "Program" };
  const enter = ({ email }: TestUser, from = office) =>
    reasonOf(openProgram({ identifier: email, password }, from));
  const guess = (ada: TestUser, from: Device, times: number) =>
    countsOf(ada.email, "no", times, { address: from.address, userAgent: "Program" });

  test("of an owner go on signing in from where they have, whatever strangers guess elsewhere", async () => {
    const ada = await owner();
    await twinOf(ada);
    expect(await enter(ada)).toBe("in");
    for (let at = 0; at < 5; at += 1) await tryOn(ada.email, "no", newBrowser(), await solvedCaptcha());
    expect(await tryOn(ada.email, password, newBrowser(), await solvedCaptcha())).toBe("account_locked");
    expect(await enter(ada)).toBe("in");
    await app.asOwner("update session set expires_at = app_now() where user_id = $1", [ada.id]);
    await app.moveTime("80 days");
    expect(await enter(ada)).toBe("in");
  });

  test("from a new address wait for an hour at most after three guesses of strangers", async () => {
    const ada = await owner();
    await guess(ada, newBrowser(), 3);
    expect(await enter(ada)).toBe("captcha_needed");
    await app.moveTime("61 minutes");
    expect(await enter(ada)).toBe("in");
  });

  test("are limited where they are known, too", async () => {
    const ada = await owner();
    expect(await enter(ada)).toBe("in");
    expect(await guess(ada, office, 4)).toEqual([...Array(3).fill("wrong_password"), "captcha_needed"]);
    expect(await tryOn(ada.email, password)).toBe("in");
  });

  test("are forgotten when the owner ends their sessions", async () => {
    const ada = await owner();
    expect(await enter(ada)).toBe("in");
    await app.asOwner("update session set revoked_at = app_now() where user_id = $1", [ada.id]);
    await guess(ada, office, 3);
    expect(await tryOn(ada.email, password)).toBe("captcha_needed");
  });
});
