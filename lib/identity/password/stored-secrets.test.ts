import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { log } from "@/lib/kernel/log";
import { runNotices } from "@/lib/notifications/run-for-tests";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { signInByPassword } from "../sign-in/sign-in-for-tests";
import { hashPassword } from "./hash";
import { passwordHashOf, watchSecrets } from "./stored-secrets";

const mails: { to: string; text: string }[] = [];
vi.mock("@/lib/channels/mail", async (original) => ({
  ...(await original<typeof import("@/lib/channels/mail")>()),
  sendMail: async (mail: { to: string; text: string }) => void mails.push(mail),
}));

/** What is allowed in an hour of a new installation. */
const MOST = 10_000;
const password = "correct horse battery";

let app: TestApp;
let ada: TestUser;
/** Who holds the web process's password to the database. */
let eve: pg.Client;

beforeAll(async () => {
  app = await testApp();
  ada = await makeUser(app, "Ada", { passwordHash: await hashPassword(password) });
  eve = new pg.Client({ connectionString: app.webUrl });
  await eve.connect();
});
beforeEach(async () => {
  // An hour that has just ended: the next call begins another.
  await app.moveTime("3 hours");
  await app.asOwner("delete from secret_hour");
  await app.asOwner("delete from outbox");
});
afterAll(async () => {
  await eve.end();
  await app.close();
});

/** So many calls in one statement. */
const reads = (times: number) =>
  eve.query("select count((password_hash_of($2)).secret)::int as got from generate_series(1, $1::int)", [
    times,
    ada.id,
  ]);
const counted = async () =>
  Number((await app.asOwner("select last_value from password_reads")).rows[0].last_value);
const signIn = () =>
  signInByPassword(
    { identifier: ada.email, password },
    { address: "198.51.100.7", userAgent: "Test browser" },
  );

test.each([
  "select password_hash from app_user",
  "select * from app_user",
  "select u from app_user u",
  "select count(*) from app_user where password_hash like '$argon2id$%'",
  "update app_user set name = name returning password_hash",
  "copy app_user to stdout",
  "select secret from totp",
  "select t from totp t",
  "select body from webhook_event",
  "select setval('password_reads', 0)",
  "select nextval('password_hour')",
  "select secret_is_open('password', true)",
  "select watch_secrets()",
  "update secret_hour set reads = 1000000",
])("the web process’s role is refused: %s", async (statement) => {
  await expect(eve.query(statement)).rejects.toMatchObject({ code: "42501" });
});

test("a hash is handed out for one person a call, and counted where the transaction is rolled back too", async () => {
  await passwordHashOf(ada.id);
  const before = await counted();
  const { rows } = await eve.query("select * from password_hash_of($1)", [ada.id]);
  expect(rows).toEqual([{ is_open: true, secret: expect.stringMatching(/^\$argon2id/) }]);
  for (const statement of ["begin", "select * from password_hash_of($1)", "rollback"])
    await eve.query(statement, statement.includes("$1") ? [ada.id] : []);
  expect(await counted()).toBe(before + 2);
  expect(await passwordHashOf(null)).toBeNull();
  expect(await counted()).toBe(before + 2);
});

test("first calls of an hour that come at once are all answered", async () => {
  for (let round = 0; round < 20; round += 1) {
    await app.moveTime("2 hours");
    await app.asOwner("select setval('password_most', 0)");
    const calls = Array.from({ length: 8 }, (_, at) => passwordHashOf(at % 2 ? ada.id : null));
    await expect(Promise.all(calls)).resolves.toHaveLength(8);
  }
});

test("above 50 times the usual hour nothing is handed out for an hour, and staff are alarmed once", async () => {
  const moderator = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
  const errors = vi.spyOn(log, "error").mockImplementation(() => {});
  await eve.query("begin");
  expect((await reads(MOST + 100)).rows).toEqual([{ got: MOST }]);
  await eve.query("rollback");
  await expect(signIn()).rejects.toMatchObject({ reason: "secrets_closed" });
  const nobody = { identifier: "nobody@amana.test", password };
  const device = { address: "198.51.100.7", userAgent: "Test browser" };
  await expect(signInByPassword(nobody, device)).rejects.toMatchObject({ reason: "secrets_closed" });
  await app.moveTime("59 minutes");
  expect((await reads(1)).rows).toEqual([{ got: 0 }]);
  await watchSecrets();
  await watchSecrets();
  expect(errors.mock.calls.map(([, facts]) => facts)).toEqual([
    { kind: "password", reads: expect.any(String) },
  ]);
  await runNotices(app);
  expect(mails.filter(({ to }) => to === moderator.email)).toHaveLength(1);
  errors.mockRestore();
  await app.moveTime("2 minutes");
  await signIn();
});

test("honest sign-ins go on, and the more of them are usual the more an hour allows", async () => {
  expect((await reads(MOST)).rows).toEqual([{ got: MOST }]);
  await app.asOwner(
    `insert into secret_hour (kind, began_at, reads)
     select 'password', app_now() - make_interval(hours => n), 1000 from generate_series(2, 100) n`,
  );
  await app.moveTime("61 minutes");
  expect((await reads(40_000)).rows).toEqual([{ got: 40_000 }]);
  await signIn();
});

test("hours that an intruder has inflated do not raise what is allowed, short of half a week", async () => {
  await app.asOwner(
    `insert into secret_hour (kind, began_at, reads)
     select 'password', app_now() - make_interval(hours => n), case when n < 60 then 9000 else 20 end from generate_series(2, 160) n`,
  );
  expect((await reads(MOST + 1)).rows).toEqual([{ got: MOST }]);
});
