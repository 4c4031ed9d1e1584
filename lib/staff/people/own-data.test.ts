import { afterAll, beforeAll, expect, test } from "vitest";
import { contribution as audit } from "@/lib/audit/contribution";
import { exportOwn } from "@/lib/identity/profile/export";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { intruder } from "@/lib/testing/intruder";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { contribution as staff } from "../contribution";
import { unmask, writeNote } from "./commands";
import { inspectPerson } from "./person";

let app: TestApp;
let ada: TestUser;
let amina: TestUser;
const text = "Called twice about a lost phone.";
const reason = "She wrote that her trade is stuck.";

beforeAll(async () => {
  app = await testApp();
  ada = await makeUser(app, "Ada Obi");
  amina = await makeUser(app, "Amina Sule", { staffRoles: ["COMPLIANCE"] });
  await writeNote(amina.actor, newId(), { userId: ada.id, text });
  await inspectPerson(amina.actor, ada.id);
  await unmask(amina.actor, newId(), { userId: ada.id, field: "phone", reason });
});
afterAll(() => app.close());

test("a person's export has the notes about them and who looked, without the names of staff", async () => {
  const { lists } = await exportOwn(ada.actor, { ...staff.exportRows, ...audit.exportRows });
  expect(lists["staffNotes"]).toEqual([{ text, createdAt: expect.any(Date) }]);
  expect(lists["staffAccess"]).toMatchObject([
    { roles: ["COMPLIANCE"], what: "phone", reason },
    { roles: ["COMPLIANCE"], what: "person" },
  ]);
  expect(JSON.stringify(lists)).not.toMatch(new RegExp(`${amina.id}|Amina`));
});

test("notes go when the person is erased, and not before; that staff looked stays", async () => {
  const worker = await intruder(app, "worker");
  const web = await intruder(app, "web");
  const forget = `select forget_notes('${ada.id}')`;
  expect(await web.attempt(forget)).toMatch(/^42501: /);
  expect(await worker.attempt(`delete from staff_note where user_id = '${ada.id}'`)).toMatch(/^42501: /);
  await worker.attempt(forget);
  expect(await query(sql`select text from staff_note`)).toEqual([{ text }]);
  await expect(app.asOwner("delete from staff_note")).rejects.toThrow("append-only");
  await app.asOwner("update app_user set closed_at = app_now(), erased_at = app_now() where id = $1", [
    ada.id,
  ]);
  await staff.erase(ada.id);
  await staff.erase(ada.id);
  expect(await query(sql`select text from staff_note`)).toEqual([]);
  const looked = await query(sql`
    select field as what, reason from unmasking union all select what, reason from access_log order by what`);
  expect(looked).toEqual([
    { what: "person", reason: null },
    { what: "phone", reason: "erased with the account" },
  ]);
  await Promise.all([worker.close(), web.close()]);
});
