import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readViewer } from "@/lib/identity";
import { openSessionFor } from "@/lib/identity/sign-in";
import { approval } from "@/lib/kernel/approvals/machine";
import { commitPlan, type Plan } from "@/lib/kernel/commit";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { agreeTo } from "@/lib/testing/approvals";
import { intruder } from "@/lib/testing/intruder";
import { restrict } from "@/lib/testing/restrict";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { endRole } from "./end-role";
import { grantRole } from "./grant-role";
import { staffGrant } from "./machine";

let app: TestApp;
let ife: TestUser;
let jide: TestUser;
let halima: TestUser;

const reason = "She joins the support team.";
const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

beforeEach(async () => {
  await app.asOwner("delete from staff_grant");
  ife = await makeUser(app, "Ife Adebayo", { staffRoles: ["ADMIN"] });
  jide = await makeUser(app, "Jide Balogun", { staffRoles: ["ADMIN"] });
  halima = await makeUser(app, "Halima Yusuf", { staffRoles: ["ADMIN"] });
});

const request = async (user: TestUser) =>
  (
    await grantRole.request(ife.actor, newId(), {
      userId: user.id,
      role: "SUPPORT",
      reason,
      reasonCode: "other",
    })
  ).result.approvalId;

async function requestRow(id: string) {
  const row = await queryOne<{ version: bigint; digest: string; subjectId: string; document: string }>(sql`
    select version, encode(digest, 'hex') as digest, subject_id, document from approval where id = ${id}::uuid`);
  if (!row) throw new Error("there is a request");
  return row;
}

const forge = (who: TestUser, act: string, plan: Omit<Plan, "result">) =>
  commitPlan({ act, principal: who.id, key: newId(), requestHash: "00", plan: { ...plan, result: {} } });

const block = (user: TestUser) => restrict(app, user.id, "blocked", { lasts: "1 day" });

const agreement = async (id: string) => {
  const { version, digest, subjectId } = await requestRow(id);
  return {
    subject: { kind: "approval", id: subjectId },
    approval: id,
    rows: [approval.move({ id, version }, "agree", { digest })],
  };
};

test.each(["blocked", "closed"])("the roles of a person who is %s hold nothing", async (how) => {
  const id = await request(await makeUser(app, "Funmi Bankole"));
  if (how === "blocked") await block(jide);
  else await app.asOwner("update app_user set closed_at = app_now() where id = $1", [jide.id]);
  const held = await queryOne(sql`
    select staff_grants(${jide.id}::uuid) as grants, staff_may(${jide.id}::uuid, 'role.revoke') as may,
      staff_may_ask(${jide.id}::uuid, 'role.grant') as asks, staff_may_agree(${jide.id}::uuid, 'role.grant') as agrees`);
  expect(held).toEqual({ grants: {}, may: false, asks: false, agrees: false });
  await expect(agreeTo(jide, id)).rejects.toEqual(refusedWith("not_found"));
  const { subject: _approval, ...agreed } = await agreement(id);
  await expect(forge(jide, "role.grant", agreed)).rejects.toThrow("may not make the move agree");
});

test("an administrator who cannot act is not one of the two that stay", async () => {
  await block(halima);
  const { id } = (await queryOne<{ id: string }>(
    sql`select id from staff_grant where user_id = ${jide.id}::uuid and ended_at is null`,
  ))!;
  await expect(endRole(ife.actor, newId(), { grantId: id, reason })).rejects.toEqual(
    refusedWith("last_administrators"),
  );
  const forged = forge(ife, "role.end", {
    rows: [staffGrant.move({ id, version: 1n }, "end", { endReason: reason })],
    audit: [{ actorId: ife.id, act: "role.end", subjectKind: "staff_grant", subjectId: jide.id }],
  });
  await expect(forged).rejects.toThrow("two administrators stay");
});

test("an agreement grants in its own commit, or never", async () => {
  const funmi = await makeUser(app, "Funmi Bankole");
  const id = await request(funmi);
  const { document, subjectId } = await requestRow(id);
  const other = forge(jide, "role.grant", {
    ...(await agreement(id)),
    // Stands for what was agreed to: a row of another table, under its id.
    insert: [{ table: "approval", row: { id: subjectId, document } }],
  });
  await expect(other).rejects.toThrow("does not allow role.grant");
  await app.asOwner(
    "update approval set state = 'AGREED', approver_id = $2, ended_by_id = $2, ended_at = app_now() where id = $1",
    [id, jide.id],
  );
  const late = { insert: [{ table: "staff_grant", row: { approvalId: id } }] };
  await expect(forge(jide, "role.grant", late)).rejects.toThrow("may not be made by");
  expect(await query(sql`select from staff_member where user_id = ${funmi.id}::uuid`)).toEqual([]);
});

test("nobody commits on an old snapshot, or in a transaction that was begun long before", async () => {
  const eve = await intruder(app, "web");
  await eve.attempt("begin isolation level repeatable read");
  expect(await eve.wire(ife.id, "x", '{"result":{}}')).toMatch(/^25001: /);
  await eve.attempt("rollback");
  await app.asOwner(
    "create or replace function longest_commit() returns interval language sql immutable return interval '0'",
  );
  expect(await eve.wire(ife.id, "x", '{"result":{}}')).toMatch(/^25001: /);
  await app.asOwner(
    "create or replace function longest_commit() returns interval language sql immutable return interval '1 minute'",
  );
  expect(await eve.wire(ife.id, "x", '{"result":{}}')).not.toMatch(/^25001: /);
  await eve.close();
});

test("a blocked member of staff has no session, so no role either", async () => {
  const { sessionId } = await openSessionFor(
    jide.id,
    { address: "198.51.100.1", userAgent: "Test browser" },
    { viaFactor: true },
  );
  expect(await readViewer(sessionId)).toMatchObject({ roles: ["ADMIN"] });
  await block(jide);
  expect(await readViewer(sessionId)).toBeUndefined();
});
