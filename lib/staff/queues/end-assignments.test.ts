import { afterAll, beforeAll, expect, test } from "vitest";
import { commitPlan } from "@/lib/kernel/commit";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { ask, end, reply, write } from "@/lib/support/scene-for-tests";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { unmask } from "../people/commands";
import { claimCase } from "./commands";
import { endAssignments } from "./end-assignments";
import { assignment } from "./machine";

let app: TestApp;
let ada: TestUser;
let funmi: TestUser;

beforeAll(async () => {
  app = await testApp();
  ada = await makeUser(app, "Ada Obi");
  funmi = await makeUser(app, "Funmi Bankole", { staffRoles: ["SUPPORT"] });
});
afterAll(() => app.close());

const holders = async (caseId: string) =>
  (
    await query<{ staffId: string }>(sql`
      select staff_id from assignment where subject_id = ${caseId}::uuid and ended_at is null`)
  ).map(({ staffId }) => staffId);
const unmaskEmail = () =>
  unmask(funmi.actor, newId(), {
    userId: ada.id,
    field: "email",
    reason: "She asked to be called back.",
    reasonCode: "asked",
  });

test("an assignment ends with its case, not while its person is to answer; a conversation that is answered unmasks nobody", async () => {
  const id = await ask(ada);
  await claimCase(funmi.actor, newId(), { kind: "support", subjectId: id });
  await unmaskEmail();
  expect(await endAssignments()).toBe(0);
  await reply(funmi, id);
  expect(await endAssignments()).toBe(0);
  expect(await holders(id)).toEqual([funmi.id]);
  await app.asOwner("update unmasking set until = app_now()");
  await expect(unmaskEmail()).rejects.toMatchObject({ reason: "no_case" });
  await write(ada, id);
  expect(await holders(id), "it comes back to who answered").toEqual([funmi.id]);
  await reply(funmi, id);
  await end(funmi, id);
  expect(await endAssignments()).toBe(1);
  expect(await holders(id)).toEqual([]);
  expect(await endAssignments()).toBe(0);
  const audit = await queryOne<{ act: string }>(sql`
    select act from audit where subject_id = ${id} and act = 'case.close' and actor_id = ${SYSTEM_ID}::uuid`);
  expect(audit).toBeDefined();
});

test("the database ends no assignment of a case that waits, and lets nobody else than the clock end one so", async () => {
  const id = await ask(ada);
  await claimCase(funmi.actor, newId(), { kind: "support", subjectId: id });
  const row = await queryOne<{ id: string; version: bigint }>(sql`
    select id, version from assignment where subject_id = ${id}::uuid and ended_at is null`);
  if (!row) throw new Error("no assignment");
  const forge = (principal: string) =>
    commitPlan({
      act: "case.forged",
      principal,
      key: newId(),
      requestHash: "00",
      plan: {
        subject: { kind: "assignment", id: row.id },
        rows: [assignment.move(row, "close")],
        audit: [{ actorId: principal, act: "case.close", subjectKind: "support", subjectId: id }],
        result: {},
      },
    });
  await expect(forge(SYSTEM_ID)).rejects.toThrow("its case is over");
  await reply(funmi, id);
  await expect(forge(SYSTEM_ID)).rejects.toThrow("its case is over");
  await expect(forge(funmi.id)).rejects.toThrow();
});
