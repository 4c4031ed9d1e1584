import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "../lib/kernel/db";
import { plainPasskey } from "../lib/staff/credentials/passkeys-for-tests";
import { makeUser, type TestApp, testApp } from "../lib/testing/world";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Runs a command as npm does, against the test's database. */
async function run(script: "staff-first" | "staff-enrol", ...words: string[]) {
  const args = ["--conditions=react-server", "--import", "tsx", `scripts/${script}.ts`, ...words];
  const child = spawn(process.execPath, args, { env: { ...process.env, DATABASE_OWNER_URL: app.ownerUrl } });
  const [said, complained, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { said, complained, code: code as unknown };
}

test("two people who signed up become the first administrators, by their addresses and once", async () => {
  const [ada, bayo] = [await makeUser(app, "Ada Obi"), await makeUser(app, "Bayo Adeyemi")];
  const missing = await run("staff-first", ada.email, "nobody@amana.test");
  expect(missing).toMatchObject({ code: 1, said: "" });
  expect(missing.complained).toContain("nobody@amana.test");
  await app.asOwner("insert into totp (user_id, secret, confirmed_at) values ($1, '', app_now())", [ada.id]);
  await plainPasskey(bayo);
  expect(await run("staff-first", ada.email, bayo.email.toUpperCase())).toMatchObject({
    complained: "",
    code: 0,
  });
  expect(await query(sql`select role from staff_member where role = 'ADMIN'`)).toHaveLength(2);
  const enrolled = sql`select user_id, vouching from staff_credential`;
  expect(await query(enrolled), "their passkeys sign approvals").toEqual([
    { userId: bayo.id, vouching: null },
  ]);
  expect((await run("staff-first", ada.email, bayo.email)).complained).toContain("administrators before");
});

test("the owner enrols a passkey that a member of staff has, by its fingerprint and once", async () => {
  const efe = await makeUser(app, "Efe Okoro", { staffRoles: ["FINANCE"] });
  const bisi = await makeUser(app, "Bisi Ade");
  expect((await run("staff-enrol", efe.email)).complained).toContain("has no passkey");
  for (const person of [efe, bisi]) await plainPasskey(person);
  const fingerprint = /[0-9a-f]{16}/;
  const [own] = fingerprint.exec((await run("staff-enrol", efe.email)).complained) ?? [];
  expect(await run("staff-enrol", efe.email, own ?? "")).toMatchObject({ complained: "", code: 0 });
  const enrolled = sql`select user_id, vouching from staff_credential where user_id = ${efe.id}::uuid and state = 'ENROLLED'`;
  expect(await query(enrolled)).toEqual([{ userId: efe.id, vouching: null }]);
  expect((await run("staff-enrol", efe.email, own ?? "")).complained).toContain("enrolled or ended already");
  const [others] = fingerprint.exec((await run("staff-enrol", bisi.email)).complained) ?? [];
  expect((await run("staff-enrol", bisi.email, others ?? "")).complained).toContain("only staff");
});
