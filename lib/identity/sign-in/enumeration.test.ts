import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { askForPhoneChange } from "../contact/change-phone";
import { sendEmailLink } from "../contact/send-email-link";
import { sendPhoneCode } from "../contact/send-phone-code";
import { verifyPhone } from "../contact/verify-phone";
import { hashPassword } from "../password/hash";
import { requestReset } from "../password/request-reset";
import { solvedCaptcha } from "./captcha-for-tests";
import { checkPassword } from "./check-password";
import { signInByPassword } from "./sign-in-for-tests";
import { signUp } from "./sign-up";
import { checkTextedCode, sendSignInCode } from "./texted-code";

const work = vi.hoisted(() => ({ hashes: [] as string[] }));
vi.mock("@node-rs/argon2", async (original) => {
  const { hash, verify } = await original<typeof import("@node-rs/argon2")>();
  return {
    hash: (...given: Parameters<typeof hash>) => {
      work.hashes.push("hash");
      return hash(...given);
    },
    verify: (...given: Parameters<typeof verify>) => {
      work.hashes.push("verify");
      return verify(...given);
    },
  };
});

const device = { address: "198.51.100.7", userAgent: "Test browser" };
const password = "correct horse battery";
const statements = vi.spyOn(pg.Pool.prototype, "query");
let app: TestApp;
let passwordHash: string;
let people = 0;

beforeAll(async () => {
  app = await testApp();
  passwordHash = await hashPassword(password);
});
beforeEach(() => app.asOwner("delete from rate_limit"));
afterAll(() => app.close());

/** The response of an act, with the statements and hashes it executed. */
async function traced(act: () => Promise<unknown>) {
  work.hashes.length = 0;
  statements.mockClear();
  const response = await act().then(
    () => "done",
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, message: error.message, details: error.details };
    },
  );
  const executed = statements.mock.calls
    .map(([statement]) => (statement as unknown as { text: string }).text)
    .filter((text) => !text.includes("pg_notify"));
  return { response, statements: executed, hashes: [...work.hashes] };
}

/** Address and number of an account. */
type Names = Pick<TestUser, "email" | "phone">;
const known = (): Promise<Names> => makeUser(app, "Ada", { passwordHash });
const unknown = async (): Promise<Names> => {
  people += 1;
  return { email: `nobody.${people}@amana.test`, phone: `+234814${String(people).padStart(7, "0")}` };
};

type Act = (names: Names) => Promise<unknown>;

const own = "marmalade on a bicycle";
const guess: Act = ({ email }) => checkPassword({ identifier: email, password: "not this one" }, device);
const guessByPhone: Act = ({ phone }) => checkPassword({ identifier: phone, password: "no" }, device);
const guessWithCaptcha: Act = async ({ email }) =>
  checkPassword({ identifier: email, password: "not this one", captcha: await solvedCaptcha() }, device);
const forget: Act = ({ email }) => requestReset({ identifier: email }, device);
const forgetByPhone: Act = ({ phone }) => requestReset({ identifier: phone }, device);
const enter: Act = ({ email }) => checkPassword({ identifier: email, password: own }, device);
const join: Act = async ({ email, phone }) => {
  await signUp({ name: "Ada Obi", email, phone, password: own }, { key: newId(), address: device.address });
  await signInByPassword({ identifier: email, password: own }, device);
};
/** A newcomer asks for a code to the number, as often as that may be, and guesses one. */
const askForCode: Act = async ({ phone }) => {
  const newcomer = await makeUser(app, "Newcomer", { proven: false });
  return sendPhoneCode(newcomer.actor, { phone, address: device.address });
};
const guessCode: Act = async ({ phone }) => {
  const newcomer = await makeUser(app, "Newcomer", { proven: false });
  await sendPhoneCode(newcomer.actor, { phone, address: device.address });
  return verifyPhone(newcomer.actor, { code: "not six digits" });
};
/** A person changes to the number. */
const askForChange: Act = async ({ phone }) => {
  const person = await makeUser(app, "Person");
  return askForPhoneChange(person.actor, { phone, address: device.address });
};
/** A newcomer asks for a link to the address. */
const askForLink: Act = async ({ email }) => {
  const newcomer = await makeUser(app, "Newcomer", { proven: false });
  await app.asOwner("update app_user set email = $1 where id = $2", [email, newcomer.id]);
  return sendEmailLink(newcomer.actor, { address: device.address });
};

const askToSignIn: Act = ({ phone }) => sendSignInCode({ phone, address: device.address });
const guessSignInCode: Act = ({ phone }) => checkTextedCode({ phone, code: "not six digits" }, device);

test.each<[string, Act[]]>([
  ["a wrong password", [guess]],
  [
    "five wrong passwords, and one more",
    [guess, guess, guess, guess, guessWithCaptcha, guessWithCaptcha, guess],
  ],
  ["three wrong passwords by number", [guessByPhone, guessByPhone, guessByPhone, guessByPhone]],
  ["a forgotten password", [forget, forget]],
  ["passwords forgotten six times, by number", Array<Act>(6).fill(forgetByPhone)],
  ["a sign-up, and the sign-in that follows", [join]],
  ["a wrong password after a sign-up", [join, guess, guess]],
  ["right passwords between wrong ones after a sign-up", [join, guess, enter, guess, enter, guess, enter]],
  [
    "a lock after a sign-up",
    [join, guess, guess, guess, guessWithCaptcha, guessWithCaptcha, guessWithCaptcha, enter],
  ],
  ["codes to a number", Array<Act>(6).fill(askForCode)],
  ["a wrong code", [guessCode, guessCode]],
  ["a code to change to a number", [askForChange, askForChange]],
  ["links to an address", [askForLink, askForLink]],
  ["a sign-in code that was not asked for", [guessSignInCode]],
  ["sign-in codes to a number", Array<Act>(6).fill(askToSignIn)],
  ["wrong sign-in codes", [askToSignIn, askToSignIn, ...Array<Act>(12).fill(guessSignInCode)]],
])(
  "%s: responds the same for known and unknown accounts, with the same statements and hashes",
  async (_what, acts) => {
    const [account, nobody] = [await known(), await unknown()];
    for (const act of acts) {
      const [one, other] = [await traced(() => act(account)), await traced(() => act(nobody))];
      expect(one).toEqual(other);
      expect(one.statements.length).toBeGreaterThan(0);
    }
  },
);

const askAndGuess: Act = async (names) => {
  await askToSignIn(names);
  return guessSignInCode(names);
};

const unproven = () => makeUser(app, "Bayo", { proven: false });
const withFactor = async () => {
  const user = await makeUser(app, "Chidi", { passwordHash });
  await app.asOwner("insert into totp (user_id, secret, confirmed_at) values ($1, '', app_now())", [user.id]);
  return user;
};

test.each([
  ["an unverified number", unproven],
  ["an account with a second factor", withFactor],
])("a sign-in code for %s: responds as for an unknown one, with the same statements", async (_what, make) => {
  const [account, nobody] = [await make(), await unknown()];
  for (const act of [askToSignIn, guessSignInCode, guessSignInCode]) {
    expect(await traced(() => act(account))).toEqual(await traced(() => act(nobody)));
  }
});

test("a sign-in compares two passwords for known and unknown accounts", async () => {
  for (const names of [await known(), await unknown()]) {
    expect((await traced(() => guess(names))).hashes).toEqual(["verify", "verify"]);
  }
});

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act().catch(() => {});
  return performance.now() - from;
}

test.each<[string, Act]>([
  ["a sign-in", guess],
  ["a reset", forget],
  ["a sign-up", join],
  ["a code by text, and a wrong one", askAndGuess],
  // A difference that an account makes is there each time; one that the machine makes is not.
])("%s takes as long for known names as for unknown ones", { retry: 2 }, async (_what, act) => {
  const times: Record<"known" | "unknown" | "hash", number[]> = { known: [], unknown: [], hash: [] };
  // By turns, so that what else the machine does falls on all of them.
  for (let round = 0; round < 11; round += 1) {
    await app.asOwner("delete from rate_limit");
    const [account, nobody] = [await known(), await unknown()];
    times.known.push(await timed(() => act(account)));
    times.unknown.push(await timed(() => act(nobody)));
    times.hash.push(await timed(() => hashPassword(password)));
  }
  // What an account could add at the least that is worth measuring: a comparison.
  expect(Math.abs(median(times.known) - median(times.unknown))).toBeLessThan(median(times.hash) * 0.7);
});
