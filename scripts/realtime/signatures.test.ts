import { expect, test } from "vitest";
import { isAuthorized, sign, signatureProblem } from "./signatures";

/** The worked examples of Pusher's own documentation. */
const app = { PUSHER_KEY: "278d425bdf160c739803", PUSHER_SECRET: "7ad3773142a6692b25b8" };
const body = Buffer.from('{"name":"foo","channels":["project-3"],"data":"{\\"some\\":\\"data\\"}"}');
const signedAtMs = 1_353_088_179_000;
const example = {
  auth_key: app.PUSHER_KEY,
  auth_timestamp: "1353088179",
  auth_version: "1.0",
  body_md5: "ec365a775a4cd0599faeb73354201b6f",
  auth_signature: "da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6c",
};

function check(changes: Record<string, string> = {}, { path = "/apps/3/events", nowMs = signedAtMs } = {}) {
  const query = new URLSearchParams({ ...example, ...changes });
  return signatureProblem(app, { method: "POST", path, query, body }, nowMs);
}

test("accepts the documentation's example request", () => {
  expect(check()).toBeUndefined();
});

test.each([-600, 600])("accepts a request %i s from its time", (seconds) => {
  expect(check({}, { nowMs: signedAtMs + seconds * 1_000 })).toBeUndefined();
});

test.each([-601, 601])("refuses a request %i s from its time", (seconds) => {
  expect(check({}, { nowMs: signedAtMs + seconds * 1_000 })).toMatch("auth_timestamp");
});

test.each(["", "soon", "NaN", "Infinity", "1353088179x"])("refuses '%s' as a time", (auth_timestamp) => {
  expect(check({ auth_timestamp })).toMatch("auth_timestamp");
});

test("refuses a request with any part changed after signing", () => {
  expect(check({ auth_key: "another" })).toMatch("auth_key");
  expect(check({ auth_version: "1.1" })).toMatch("auth_version");
  expect(check({ auth_timestamp: "1353088180" })).toMatch("auth_signature");
  expect(check({ body_md5: "0".repeat(32) })).toMatch("body_md5");
  expect(check({ info: "user_count" })).toMatch("auth_signature");
  expect(check({}, { path: "/apps/4/events" })).toMatch("auth_signature");
  expect(check({ auth_signature: `${example.auth_signature.slice(0, -1)}0` })).toMatch("auth_signature");
  expect(check({ auth_signature: "" })).toMatch("auth_signature");
});

test("refuses a repeated parameter, since parsers differ on it", () => {
  const query = new URLSearchParams(example);
  query.append("auth_key", app.PUSHER_KEY);
  expect(signatureProblem(app, { method: "POST", path: "/apps/3/events", query, body }, signedAtMs)).toMatch(
    "twice",
  );
});

test("refuses a body without its MD5 even if the rest is signed", () => {
  const query = new URLSearchParams({
    auth_key: app.PUSHER_KEY,
    auth_timestamp: "1353088179",
    auth_version: "1.0",
  });
  query.set("auth_signature", sign(app.PUSHER_SECRET, `POST\n/apps/3/events\n${query.toString()}`));
  expect(signatureProblem(app, { method: "POST", path: "/apps/3/events", query, body }, signedAtMs)).toMatch(
    "body_md5",
  );
});

test("accepts only the documentation's private and presence channel signatures", () => {
  const signature = "58df8b0c36d6982b82c3ecf6b4662e34fe8c25bba48f5369f135bf843651c3a4";
  // The documentation shows a newer name than the signed one.
  const member = '{"user_id":10,"user_info":{"name":"Mr. Pusher"}}';
  const presence = "afaed3695da2ffd16931f457e338e6c9f2921fa133ce7dac49f529792be6304c";
  expect(isAuthorized(app, `${app.PUSHER_KEY}:${signature}`, "1234.1234:private-foobar")).toBe(true);
  expect(isAuthorized(app, `${app.PUSHER_KEY}:${presence}`, `1234.1234:presence-foobar:${member}`)).toBe(
    true,
  );
  expect(isAuthorized(app, `other:${signature}`, "1234.1234:private-foobar")).toBe(false);
  expect(isAuthorized(app, `${app.PUSHER_KEY}:${signature}`, "1234.1235:private-foobar")).toBe(false);
  expect(isAuthorized(app, signature, "1234.1234:private-foobar")).toBe(false);
  expect(isAuthorized(app, undefined, "1234.1234:private-foobar")).toBe(false);
  expect(isAuthorized(app, [`${app.PUSHER_KEY}:${signature}`], "1234.1234:private-foobar")).toBe(false);
});

test("accepts the documentation's sign-in", () => {
  const auth = `${app.PUSHER_KEY}:4708d583dada6a56435fb8bc611c77c359a31eebde13337c16ab43aa6de336ba`;
  expect(isAuthorized(app, auth, '1234.1234::user::{"id":"12345"}')).toBe(true);
});
