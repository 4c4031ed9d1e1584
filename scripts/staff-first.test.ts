import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "../lib/kernel/db";
import { makeUser, type TestApp, testApp } from "../lib/testing/world";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Runs the command as npm does, against the test's database. */
async function staffFirst(...addresses: string[]) {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/staff-first.ts", ...addresses];
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
  const missing = await staffFirst(ada.email, "nobody@amana.test");
  expect(missing).toMatchObject({ code: 1, said: "" });
  expect(missing.complained).toContain("nobody@amana.test");
  for (const { id } of [ada, bayo]) {
    await app.asOwner("insert into totp (user_id, secret, confirmed_at) values ($1, '', app_now())", [id]);
  }
  expect(await staffFirst(ada.email, bayo.email.toUpperCase())).toMatchObject({ complained: "", code: 0 });
  expect(await query(sql`select role from staff_member where role = 'ADMIN'`)).toHaveLength(2);
  expect((await staffFirst(ada.email, bayo.email)).complained).toContain("administrators before");
});
