import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { commitPlan, type Plan } from "@/lib/kernel/commit";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { StaffRole } from "@/lib/kernel/permissions";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { seedMarket } from "@/prisma/seed/seed-market";
import { assignment, savedView } from "./machine";
import { removeView, savedViewsFor, saveView } from "./views";

let app: TestApp;
let subjectId: string;
let sellerId: string;
const people = new Map<string, string>();

const forge = (who: string, plan: Plan) =>
  commitPlan({ act: "case.forged", principal: who, key: newId(), requestHash: "00", plan });
const idOf = (name: string) => people.get(name) ?? "";
const given = (staffId: string, subject = subjectId, kind = "disputes"): Plan => ({
  insert: [{ table: "assignment", row: { id: newId(), kind, subjectId: subject, staffId } }],
  result: {},
});

beforeAll(async () => {
  app = await testApp();
  await seedMarket(app.ownerUrl);
  const roles: [string, StaffRole[]][] = [
    ["moderator", ["MODERATOR"]],
    ["colleague", ["MODERATOR"]],
    ["finance", ["FINANCE"]],
    ["support", ["SUPPORT"]],
    ["administrator", ["ADMIN"]],
    ["nobody", []],
  ];
  for (const [name, staffRoles] of roles) people.set(name, (await makeUser(app, name, { staffRoles })).id);
  const row = await queryOne<{ id: string; sellerId: string }>(sql`
    select d.id, t.seller_id from dispute_overview d join trade_overview t on t.id = d.trade_id where d.state = 'OPEN'`);
  subjectId = row?.id ?? "";
  sellerId = row?.sellerId ?? "";
});
afterAll(() => app.close());
beforeEach(() => app.asOwner("truncate assignment"));

test("the database gives a case only to those who decide such cases and have no part in it", async () => {
  await app.asOwner("insert into staff_grant (user_id, role) values ($1, 'MODERATOR')", [sellerId]);
  for (const who of [idOf("finance"), idOf("support"), idOf("nobody"), sellerId])
    await expect(forge(who, given(who))).rejects.toThrow("its holder works on it and has no part in it");
  await app.asOwner("delete from staff_grant where user_id = $1", [sellerId]);
  const [who] = [idOf("moderator")];
  await expect(forge(who, given(who, newId()))).rejects.toThrow("it waits");
  await expect(forge(who, given(who, subjectId, "payouts"))).rejects.toThrow("it waits");
  await expect(forge(who, given(who, subjectId, "nothing"))).rejects.toThrow("it waits");
  await forge(who, given(who));
});

test("the database lets only those who give out cases give one to a colleague", async () => {
  for (const who of ["finance", "support", "nobody"])
    await expect(forge(idOf(who), given(idOf("moderator")))).rejects.toThrow("who gives it may");
  await forge(idOf("administrator"), given(idOf("moderator")));
  const [held] = await query<{ id: string; version: bigint }>(sql`select id, version from open_assignment`);
  const release: Plan = {
    rows: [assignment.move(held ?? { id: "", version: 0n }, "release")],
    result: {},
  };
  for (const who of ["finance", "support", "nobody"])
    await expect(forge(idOf(who), release)).rejects.toThrow("who takes it away may");
  await forge(idOf("colleague"), release);
  await expect(forge(idOf("colleague"), release)).resolves.toMatchObject({ outcome: "moved" });
});

test("a case has one holder, also where a plan says otherwise", async () => {
  await forge(idOf("moderator"), given(idOf("moderator")));
  await expect(forge(idOf("colleague"), given(idOf("colleague")))).rejects.toThrow(
    "one_assignment_of_a_case",
  );
});

const view = {
  name: "Mine, due first",
  kind: "disputes",
  query: "who=mine&sort=due",
  isShared: true,
} as const;
const actor = (name: string, ...roles: StaffRole[]) =>
  makeUser(app, name, { staffRoles: roles }).then((one) => one.actor);

test("views are saved by staff, of queues, and removed by who saved them", async () => {
  const saving = (change: object): Plan => ({
    insert: [{ table: "saved_view", row: { id: newId(), ...view, ...change } }],
    result: {},
  });
  await expect(forge(idOf("nobody"), saving({}))).rejects.toThrow("its owner is staff");
  await expect(forge(idOf("moderator"), saving({ kind: "people" }))).rejects.toThrow("it is of a queue");
  await expect(forge(idOf("moderator"), saving({ query: "//example.com" }))).rejects.toThrow(
    "saved_view_query_check",
  );
  const chidi = await actor("Chidi", "MODERATOR");
  const { viewId } = (await saveView(chidi, newId(), view)).result;
  const removing: Plan = {
    rows: [savedView.move({ id: viewId, version: 1n }, "remove")],
    result: {},
  };
  await expect(forge(idOf("colleague"), removing)).rejects.toThrow("not by this principal");
  await expect(removeView(await actor("Dayo", "MODERATOR"), newId(), { viewId })).rejects.toMatchObject({
    reason: "not_found",
  });
  await expect(saveView(chidi, newId(), view)).rejects.toMatchObject({ reason: "name_taken" });
  await removeView(chidi, newId(), { viewId });
  await saveView(chidi, newId(), view);
});

test("a shared view is shown to those who may open its queue", async () => {
  const efe = await actor("Efe", "FINANCE");
  await saveView(efe, newId(), { ...view, name: "Large payouts", kind: "payouts" });
  await saveView(efe, newId(), { ...view, name: "My own", isShared: false });
  const names = async (by: typeof efe) => (await savedViewsFor(by)).map(({ name }) => name);
  expect(await names(efe)).toEqual(["Large payouts", "Mine, due first", "My own"]);
  expect(await names(await actor("Gbenga", "FINANCE"))).toEqual(["Large payouts", "Mine, due first"]);
  expect(await names(await actor("Funmi", "SUPPORT"))).toEqual(["Mine, due first"]);
  await expect(
    saveView(await actor("Ladi", "SUPPORT"), newId(), { ...view, kind: "payouts" }),
  ).rejects.toMatchObject({
    reason: "not_found",
  });
});
