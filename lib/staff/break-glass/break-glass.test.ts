import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readViewer } from "@/lib/identity";
import { openSessionFor } from "@/lib/identity/sign-in";
import { actRules } from "@/lib/kernel/approvals/act-rules";
import { commitPlan } from "@/lib/kernel/commit";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { type Permission, permissions, type StaffRole } from "@/lib/kernel/permissions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { ratify, takePermission } from "./commands";
import { BREAK_GLASS_MINUTES, RATIFY_HOURS } from "./machine";
import { countIncidents, takeablePermissions, takenPermissions } from "./queries";

let app: TestApp;
let funmi: TestUser;
let ife: TestUser;
let ladi: TestUser;

const reason = "Payouts have been stuck since the morning.";
const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;
const moveClock = (minutes: number) => app.asOwner("select set_clock(make_interval(mins => $1))", [minutes]);
const take = (by: TestUser, permission: Permission) =>
  takePermission(by.actor, newId(), { permission, reason });
const may = async (user: TestUser, permission: Permission) =>
  (await queryOne<{ may: boolean }>(sql`select staff_may(${user.id}::uuid, ${permission}) as may`))?.may;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await moveClock(0);
  const staff = (name: string, role: StaffRole) => makeUser(app, name, { staffRoles: [role] });
  funmi = await staff("Funmi Bankole", "SUPPORT");
  ife = await staff("Ife Adebayo", "ADMIN");
  ladi = await staff("Ladi Gwani", "AUDITOR");
});

test("a member of staff takes a missing permission for an hour, and no longer", async () => {
  const { sessionId } = await openSessionFor(
    funmi.id,
    { address: "198.51.100.1", userAgent: "Test browser" },
    { viaFactor: true },
  );
  await take(funmi, "job.retry");
  expect((await readViewer(sessionId))?.grants["job.retry"]).toContain("d");
  expect(await may(funmi, "job.retry")).toBe(true);
  await moveClock(BREAK_GLASS_MINUTES);
  expect(await may(funmi, "job.retry")).toBe(false);
});

/** Whatever two people need for anything, and what gives or takes roles. */
const never = [
  ...new Set([
    ...Object.values(actRules).map(({ permission }) => permission),
    ...Object.entries(permissions).flatMap(([name, { heldBy }]) =>
      Object.values(heldBy).some((grades: string) => grades.includes("g")) ? [name as Permission] : [],
    ),
    "role.grant",
    "role.revoke",
    "approval.veto",
    "break_glass.ratify",
  ] as const),
];

test.each(never)("nobody takes %s, by a forged plan neither", async (permission) => {
  const role = permission === "template.publish" ? "SUPPORT" : "CONTENT";
  const kelechi = await makeUser(app, "Kelechi Okeke", { staffRoles: [role] });
  await expect(take(kelechi, permission)).rejects.toEqual(refusedWith("cannot_be_taken"));
  expect((await takeablePermissions(kelechi.actor)).map(({ name }) => name)).not.toContain(permission);
  await expect(forge(kelechi, permission)).rejects.toThrow("can be taken");
});

const forge = (who: TestUser, permission: string) =>
  commitPlan({
    act: "break_glass.take",
    principal: who.id,
    key: newId(),
    requestHash: "00",
    plan: { insert: [{ table: "break_glass", row: { id: newId(), permission, reason } }], result: {} },
  });

test("neither auditors nor people outside the staff take any", async () => {
  const ada = await makeUser(app, "Ada Obi");
  await expect(take(ada, "job.retry")).rejects.toEqual(refusedWith("not_found"));
  await expect(take(ladi, "job.retry")).rejects.toEqual(refusedWith("cannot_be_taken"));
  for (const who of [ada, ladi])
    await expect(forge(who, "job.retry")).rejects.toThrow("its taker is staff who act");
  await expect(forge(funmi, "no.such")).rejects.toThrow("can be taken");
  await expect(take(ife, "job.retry")).rejects.toEqual(refusedWith("held_already"));
});

test("it ends with the role of who took it", async () => {
  await take(funmi, "job.retry");
  await app.asOwner("update staff_grant set ended_at = app_now(), ended_by_id = $2 where user_id = $1", [
    funmi.id,
    ife.id,
  ]);
  expect(await may(funmi, "job.retry")).toBe(false);
});

test("an administrator ratifies it once; what nobody has looked at for a day is an incident", async () => {
  const { breakGlassId } = (await take(funmi, "job.retry")).result;
  const listed = async () => (await takenPermissions(funmi.actor)).find(({ id }) => id === breakGlassId);
  await moveClock(RATIFY_HOURS * 60 - 1);
  expect(await listed()).toMatchObject({ isIncident: false, ratifiedBy: null, takerName: "Funmi Bankole" });
  await moveClock(RATIFY_HOURS * 60 + 1);
  expect(await listed()).toMatchObject({ isIncident: true });
  const incidents = await countIncidents();
  await expect(ratify(funmi.actor, newId(), { id: breakGlassId })).rejects.toEqual(refusedWith("not_found"));
  await expect(ratify(ladi.actor, newId(), { id: breakGlassId })).rejects.toEqual(refusedWith("not_found"));
  await ratify(ife.actor, newId(), { id: breakGlassId });
  await expect(ratify(ife.actor, newId(), { id: breakGlassId })).rejects.toEqual(refusedWith("ratified"));
  expect(await listed()).toMatchObject({ isIncident: false, ratifiedBy: "Ife Adebayo" });
  expect(await countIncidents()).toBe(incidents - 1);
  const own = (await take(ife, "person.note")).result.breakGlassId;
  await expect(ratify(ife.actor, newId(), { id: own })).rejects.toEqual(refusedWith("not_found"));
});
