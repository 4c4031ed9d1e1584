import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { hashPassword } from "../password/hash";
import { requestReset } from "../password/request-reset";
import { solvedCaptcha } from "./captcha-for-tests";
import { checkPassword } from "./check-password";
import { signInByPassword } from "./sign-in-for-tests";
import { signUp } from "./sign-up";

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

const known = async () => (await makeUser(app, "Ada", { passwordHash })).email;
const unknown = async () => `nobody.${++people}@amana.test`;

type Act = (email: string) => Promise<unknown>;

const guess: Act = async (email) => checkPassword({ identifier: email, password: "not this one" }, device);
const guessWithCaptcha: Act = async (email) =>
  checkPassword({ identifier: email, password: "not this one", captcha: await solvedCaptcha() }, device);
const forget: Act = (email) => requestReset({ identifier: email }, device);
const join: Act = async (email) => {
  const phone = `+23481${String(Date.now()).slice(-8)}`;
  const own = "marmalade on a bicycle";
  await signUp({ name: "Ada Obi", email, phone, password: own }, { key: newId(), address: device.address });
  await signInByPassword({ identifier: email, password: own }, device);
};

test.each<[string, Act[]]>([
  ["a wrong password", [guess]],
  [
    "five wrong passwords, and one more",
    [guess, guess, guess, guess, guessWithCaptcha, guessWithCaptcha, guess],
  ],
  ["a forgotten password", [forget, forget]],
  ["a sign-up, and the sign-in that follows", [join]],
  ["a wrong password after a sign-up", [join, guess, guess]],
])(
  "%s: responds the same for known and unknown accounts, with the same statements and hashes",
  async (_what, acts) => {
    const [knownEmail, unknownEmail] = [await known(), await unknown()];
    for (const act of acts) {
      const [one, other] = [await traced(() => act(knownEmail)), await traced(() => act(unknownEmail))];
      expect(one).toEqual(other);
      expect(one.statements.length).toBeGreaterThan(0);
    }
  },
);

test("a sign-in compares two passwords for known and unknown accounts", async () => {
  for (const email of [await known(), await unknown()]) {
    expect((await traced(() => guess(email))).hashes).toEqual(["verify", "verify"]);
  }
});
