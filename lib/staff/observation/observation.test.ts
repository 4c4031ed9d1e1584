import { afterAll, beforeAll, expect, test } from "vitest";
import { accessesTo } from "@/lib/audit";
import { type Actor, command } from "@/lib/kernel/command";
import { commitPlan } from "@/lib/kernel/commit";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { Observed } from "@/lib/kernel/observed";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { writeNote } from "../people/commands";
import { observe, observedIn } from "./observe";

let app: TestApp;
let ada: TestUser;
let funmi: TestUser;
const reason = "She says that her wallet shows nothing.";

beforeAll(async () => {
  app = await testApp();
  ada = await makeUser(app, "Ada Obi");
  funmi = await makeUser(app, "Funmi", { staffRoles: ["SUPPORT"] });
});
afterAll(() => app.close());

const open = async (): Promise<string> =>
  (await observe(funmi.actor, newId(), { userId: ada.id, reason })).result.observationId;

async function observed(): Promise<Observed> {
  const found = await observedIn(funmi.actor, await open());
  if (!found) throw new Error("it is open");
  return found;
}

test("staff read a person’s pages for 15 minutes, and the person sees that they did, and why", async () => {
  const id = await open();
  expect(await observedIn(funmi.actor, id)).toMatchObject({ observing: ada.id, name: "Ada Obi" });
  await observedIn(funmi.actor, id);
  expect(await accessesTo(ada.actor)).toMatchObject([{ roles: ["SUPPORT"], what: "pages", reason }]);
  await app.moveTime("14 minutes 59 seconds");
  expect(await observedIn(funmi.actor, id)).toBeDefined();
  await app.moveTime("2 seconds");
  expect(await observedIn(funmi.actor, id)).toBeUndefined();
});

test("an observation opens nothing to a colleague, to its person, or to those without the permission", async () => {
  const id = await open();
  const other = await makeUser(app, "Fatima", { staffRoles: ["SUPPORT"] });
  expect(await observedIn(other.actor, id)).toBeUndefined();
  const notFound = { reason: "not_found" };
  await expect(observedIn(ada.actor, id)).rejects.toMatchObject(notFound);
  const kelechi = await makeUser(app, "Kelechi", { staffRoles: ["CONTENT"] });
  await expect(observe(kelechi.actor, newId(), { userId: ada.id, reason })).rejects.toMatchObject(notFound);
  await expect(observe(funmi.actor, newId(), { userId: funmi.id, reason })).rejects.toMatchObject({
    reason: "own_page",
  });
});

test("what cannot be recorded is not shown", async () => {
  const id = await open();
  const before = await query(sql`select id from access_log`);
  await app.moveTime("11 minutes");
  await app.asOwner("revoke insert on access_log from amana_web, amana_worker");
  await expect(observedIn(funmi.actor, id)).rejects.toThrow("permission denied for table access_log");
  await app.asOwner(
    "grant insert (staff_id, roles, user_id, what, reason) on access_log to amana_web, amana_worker",
  );
  expect(await query(sql`select id from access_log`)).toHaveLength(before.length);
});

test("no command takes an observer: it does not compile, and cast it is refused", async () => {
  const viewer = await observed();
  // @ts-expect-error An observer is no actor.
  await expect(writeNote(viewer, newId(), { userId: ada.id, text: "A note." })).rejects.toMatchObject({
    reason: "read_only",
  });
  const anyCommand = command({
    act: "test.any",
    read: () => sql`select 1 as one`,
    decide: () => ({ result: {} }),
  });
  await expect(anyCommand(viewer as unknown as Actor, newId(), {})).rejects.toMatchObject({
    reason: "read_only",
  });
  const forged = commitPlan({
    act: "person.note",
    principal: (viewer as unknown as Actor).id,
    key: newId(),
    requestHash: "00",
    plan: { result: {} },
  });
  await expect(forged).rejects.toThrow();
});

test("PostgreSQL opens no one’s own pages to them, and none to staff without the permission", async () => {
  const attempt = (principal: string, userId: string) =>
    commitPlan({
      act: "person.view_as",
      principal,
      key: newId(),
      requestHash: "00",
      plan: {
        insert: [{ table: "observation", row: { id: newId(), userId, reason } }],
        audit: [{ actorId: principal, act: "person.view_as", subjectKind: "user", subjectId: userId }],
        result: {},
      },
    });
  await expect(attempt(funmi.id, funmi.id)).rejects.toThrow("may not be made by");
  const kelechi = await makeUser(app, "Kemi", { staffRoles: ["CONTENT"] });
  await expect(attempt(kelechi.id, ada.id)).rejects.toThrow("may not be made by");
});
