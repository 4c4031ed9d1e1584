import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readViewer } from "@/lib/identity";
import { openSessionFor } from "@/lib/identity/sign-in";
import { approval } from "@/lib/kernel/approvals/machine";
import { commitPlan } from "@/lib/kernel/commit";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { type StaffRole, staffActor } from "@/lib/kernel/permissions";
import { agreeTo, stateOfRequest } from "@/lib/testing/approvals";
import { type Intruder, intruder } from "@/lib/testing/intruder";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { endRole } from "./end-role";
import { grantRole } from "./grant-role";
import { staffGrant } from "./machine";
import { candidateFor, staffMembers } from "./queries";

let app: TestApp;
let ife: TestUser;
let jide: TestUser;
let halima: TestUser;

const reason = "She joins the support team.";
const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;
const moveClock = (hours: number) => app.asOwner("select set_clock(make_interval(hours => $1))", [hours]);

beforeAll(async () => {
  app = await testApp({ STAFF_FACTOR: "required" });
});
afterAll(() => app.close());

beforeEach(async () => {
  await moveClock(0);
  await app.asOwner("delete from staff_grant");
  const staffRoles: StaffRole[] = ["ADMIN"];
  ife = await makeUser(app, "Ife Adebayo", { staffRoles });
  jide = await makeUser(app, "Jide Balogun", { staffRoles });
  halima = await makeUser(app, "Halima Yusuf", { staffRoles });
});

async function person(name = "Funmi Bankole"): Promise<TestUser> {
  const user = await makeUser(app, name);
  await app.asOwner("insert into totp (user_id, secret, confirmed_at) values ($1, '', app_now())", [user.id]);
  return user;
}

const request = async (by: TestUser, user: TestUser, role: StaffRole = "SUPPORT") =>
  (await grantRole.request(by.actor, newId(), { userId: user.id, role, reason, reasonCode: "other" })).result
    .approvalId;

async function grant(user: TestUser, role: StaffRole = "SUPPORT", by = ife, second = jide): Promise<string> {
  await agreeTo(second, await request(by, user, role));
  return grantOf(user, role);
}

async function grantOf(user: TestUser, role: StaffRole): Promise<string> {
  const row = await queryOne<{ id: string }>(sql`
    select id from staff_grant where user_id = ${user.id}::uuid and role = ${role} and ended_at is null`);
  return row?.id ?? "";
}

const signIn = (user: TestUser) =>
  openSessionFor(user.id, { address: "198.51.100.1", userAgent: "Test browser" }, { viaFactor: true });
const rolesOf = async (user: TestUser) =>
  (await query<{ role: StaffRole }>(sql`select role from staff_member where user_id = ${user.id}::uuid`)).map(
    ({ role }) => role,
  );

test("a role that two administrators grant applies from the next request on", async () => {
  const funmi = await person();
  const { sessionId } = await signIn(funmi);
  expect(await readViewer(sessionId)).toMatchObject({ roles: [], grants: {} });
  await grant(funmi);
  expect(await readViewer(sessionId)).toMatchObject({ roles: ["SUPPORT"], grants: { "approval.read": "r" } });
  const [shown] = (await staffMembers(ife.actor)).filter(({ id }) => id === funmi.id);
  expect(shown).toMatchObject({
    name: "Funmi Bankole",
    hasFactor: true,
    roles: [{ role: "SUPPORT", agreedBy: "Jide Balogun" }],
  });
});

test("nobody grants a role alone, to themselves, or without being an administrator", async () => {
  const funmi = await person();
  const id = await request(ife, funmi);
  await expect(agreeTo(ife, id)).rejects.toEqual(refusedWith("needs_another"));
  await app.asOwner("insert into totp (user_id, secret, confirmed_at) values ($1, '', app_now())", [ife.id]);
  await expect(request(ife, ife, "SUPPORT")).rejects.toEqual(refusedWith("own_gain"));
  const efe = await makeUser(app, "Efe Okoro", { staffRoles: ["FINANCE", "COMPLIANCE", "MODERATOR"] });
  await expect(request(efe, funmi)).rejects.toEqual(refusedWith("not_found"));
  await expect(agreeTo(efe, id)).rejects.toEqual(refusedWith("not_found"));
  expect(await rolesOf(funmi)).toEqual([]);
});

test("refuses a role that conflicts, is held already, or whose holder has no second factor or proven address", async () => {
  const funmi = await person();
  await grant(funmi, "FINANCE");
  await expect(request(ife, funmi, "FINANCE")).rejects.toEqual(refusedWith("has_role"));
  await expect(request(ife, funmi, "ADMIN")).rejects.toEqual(refusedWith("role_conflicts"));
  await expect(request(ife, await makeUser(app, "Sani Musa"))).rejects.toEqual(refusedWith("no_factor"));
  const unproven = await makeUser(app, "Uche Onyekachi", { proven: false });
  await expect(request(ife, unproven)).rejects.toEqual(refusedWith("not_reachable"));
});

test("a request is out of date where another role of the person came in between", async () => {
  const funmi = await person();
  const admin = await request(ife, funmi, "ADMIN");
  await grant(funmi, "FINANCE");
  expect(await agreeTo(jide, admin)).toMatchObject({ state: "STALE" });
  expect(await rolesOf(funmi)).toEqual(["FINANCE"]);
});

test("two people of whom one granted the other a role do not decide together for 72 hours", async () => {
  const musa = await person("Musa Danladi");
  await grant(musa, "ADMIN", ife, jide);
  const newcomer = { ...musa, actor: staffActor(musa.id, "ADMIN") };
  const funmi = await person();
  const id = await request(newcomer, funmi);
  const digest = (await queryOne<{ digest: string }>(
    sql`select encode(digest, 'hex') as digest from approval where id = ${id}::uuid`,
  ))!.digest;
  const forge = (who: TestUser) =>
    commitPlan({
      act: "role.grant",
      principal: who.id,
      key: newId(),
      requestHash: "00",
      plan: { rows: [approval.move({ id, version: 1n }, "agree", { digest })], result: {} },
    });
  await moveClock(71);
  for (const granter of [ife, jide]) {
    await expect(agreeTo(granter, id)).rejects.toEqual(refusedWith("granted_recently"));
    await expect(forge(granter)).rejects.toThrow("may not make the move agree");
  }
  const theirs = await request(ife, await person("Ladi Gwani"), "AUDITOR");
  await expect(agreeTo(newcomer, theirs)).rejects.toEqual(refusedWith("granted_recently"));
  expect(await agreeTo(halima, id)).toMatchObject({ state: "AGREED" });
  await moveClock(73);
  expect(await agreeTo(newcomer, theirs)).toMatchObject({ state: "AGREED" });
});

test("ending a role signs its holder out, and ends the requests that needed it", async () => {
  const efe = await person("Efe Okoro");
  const grantId = await grant(efe, "ADMIN");
  await moveClock(80);
  const { sessionId } = await signIn(efe);
  const id = await request({ ...efe, actor: staffActor(efe.id, "ADMIN") }, await person());
  await endRole(ife.actor, newId(), { grantId, reason: "He leaves the company.", reasonCode: "leaves" });
  const kept = await query(sql`select detail from audit where act = 'role.end' and subject_id = ${efe.id}`);
  expect(kept).toEqual([{ detail: { role: "ADMIN", reasonCode: "leaves" } }]);
  expect(await rolesOf(efe)).toEqual([]);
  expect(await readViewer(sessionId)).toBeUndefined();
  expect(await stateOfRequest(id)).toBe("STALE");
  const ended = await query(sql`
    select id from outbox where topic = 'identity.session_ended' and payload->>'sessionId' = ${sessionId}`);
  expect(ended).toHaveLength(1);
  await expect(endRole(ife.actor, newId(), { grantId, reason })).rejects.toEqual(refusedWith("role_ended"));
});

test("a role that ended can be granted again", async () => {
  const funmi = await person();
  const grantId = await grant(funmi);
  await endRole(ife.actor, newId(), { grantId, reason: "She goes on leave." });
  expect(await grant(funmi)).not.toBe(grantId);
  expect(await rolesOf(funmi)).toEqual(["SUPPORT"]);
});

test("only administrators end roles, and nobody their own", async () => {
  const funmi = await person();
  const grantId = await grant(funmi);
  await expect(endRole(funmi.actor, newId(), { grantId, reason })).rejects.toEqual(refusedWith("not_found"));
  const own = { grantId: await grantOf(ife, "ADMIN"), reason };
  await expect(endRole(ife.actor, newId(), own)).rejects.toEqual(refusedWith("not_found"));
  const { userId } = (await endRole(jide.actor, newId(), own)).result;
  expect(userId).toBe(ife.id);
});

test("two administrators remain after concurrent attempts to end each other's role", async () => {
  const end = async (by: TestUser, of: TestUser) =>
    endRole(by.actor, newId(), { grantId: await grantOf(of, "ADMIN"), reason: "He leaves the company." });
  const answers = await Promise.allSettled([end(ife, jide), end(jide, halima), end(halima, ife)]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await query(sql`select id from staff_grant where role = 'ADMIN' and ended_at is null`)).toHaveLength(
    2,
  );
  const [one, other] = await query<{ id: string; userId: string; version: bigint }>(
    sql`select id, user_id, version from staff_grant where role = 'ADMIN' and ended_at is null`,
  );
  if (!one || !other) throw new Error("two administrators are left");
  const forged = commitPlan({
    act: "role.end",
    principal: one.userId,
    key: newId(),
    requestHash: "00",
    plan: {
      rows: [staffGrant.move(other, "end", { endReason: reason })],
      audit: [{ actorId: one.userId, act: "role.end", subjectKind: "staff_grant", subjectId: other.userId }],
      result: {},
    },
  });
  await expect(forged).rejects.toThrow("two administrators stay");
});

test("the owner makes the first two administrators once, and nobody else makes any", async () => {
  await app.asOwner("delete from staff_grant");
  const [one, other] = [await person("Ada Obi"), await person("Bayo Adeyemi")];
  const make = (first: TestUser, second: TestUser) =>
    app.asOwner("select first_administrators($1, $2)", [first.id, second.id]);
  await expect(make(one, one)).rejects.toThrow("two people");
  await expect(make(one, await makeUser(app, "Chidi Eze"))).rejects.toThrow(
    "a passkey or an authenticator app",
  );
  await make(one, other);
  await expect(make(one, other)).rejects.toThrow("there have been administrators before");
  await app
    .asOwner("update staff_grant set ended_at = app_now(), ended_by_id = user_id where user_id = $1", [
      one.id,
    ])
    .catch(() => {});
  await expect(make(await person("Tunde Bakare"), await person("Uche Obi"))).rejects.toThrow("before");
  const eves: Intruder[] = [await intruder(app), await intruder(app, "web")];
  for (const eve of eves) {
    expect(await eve.attempt(`select first_administrators('${one.id}', '${other.id}')`)).toMatch(/^42501: /);
    expect(await eve.attempt(`select end_sessions('${one.id}')`)).toMatch(/^42501: /);
    await eve.close();
  }
});

test("only a whole address that was proven finds a person", async () => {
  const funmi = await person();
  expect(await candidateFor(ife.actor, ` ${funmi.email.toUpperCase()} `)).toMatchObject({ id: funmi.id });
  expect(await candidateFor(ife.actor, funmi.email.slice(1))).toBeUndefined();
  await expect(candidateFor(funmi.actor, funmi.email)).rejects.toEqual(refusedWith("not_found"));
});
