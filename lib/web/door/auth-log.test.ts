import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { authReporter } from "./auth-log";

let lines: { level: string; type: string; leftOut?: number }[];
let now = 0;
beforeEach(() => {
  lines = [];
  vi.spyOn(process.stderr, "write").mockImplementation((line) => {
    lines.push(JSON.parse(String(line)));
    return true;
  });
});
afterEach(() => void vi.restoreAllMocks());

const reporter = () => authReporter(() => now);

/** As in a built product, where the names of classes are shortened. */
const shortened = (type: string, inner?: Error) =>
  Object.assign(new Error("refused", inner && { cause: { err: inner } }), { name: "e", type });

const coded = (code: string) => Object.assign(new Error("refused"), { code });

test.each([
  ["a forged session cookie", shortened("JWTSessionError", new Error("no matching decryption secret"))],
  ["a made-up callback", shortened("InvalidCheck")],
  ["a made-up code", shortened("CallbackRouteError", coded("OAUTH_RESPONSE_BODY_ERROR"))],
  ["a forged cookie of the callback", shortened("CallbackRouteError", coded("ERR_JWE_INVALID"))],
])("%s is a warning, one a minute", (_, error) => {
  const report = reporter();
  for (let count = 0; count < 1_000; count += 1) report(error);
  now += 60_000;
  report(error);
  expect(lines).toMatchObject([
    { level: "warn", type: error.type, leftOut: 0 },
    { level: "warn", type: error.type, leftOut: 999 },
  ]);
});

test("what fails on our side is an error each time", () => {
  const report = reporter();
  report(shortened("CallbackRouteError", new Error("the database is down")));
  report(shortened("MissingSecret"));
  report(new Error("anything else"));
  report(shortened("CredentialsSignin"));
  expect(lines.map(({ level }) => level)).toEqual(["error", "error", "error"]);
});
