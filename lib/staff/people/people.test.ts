import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { accessesForStaff, accessesTo } from "@/lib/audit";
import { commitPlan } from "@/lib/kernel/commit";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { StaffRole } from "@/lib/kernel/permissions";
import { intruder } from "@/lib/testing/intruder";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { actorOf, idOf, phoneOf } from "@/prisma/seed/people";
import { seedMarket } from "@/prisma/seed/seed-market";
import { claimCase } from "../queues/commands";
import { queueFor } from "../queues/list";
import { unmask, writeNote } from "./commands";
import { UNMASKED_MINUTES, UNMASKINGS_A_DAY } from "./machine";
import { inspectPerson, personLimits, personLines, personLists } from "./person";
import { searchFor } from "./search";

let app: TestApp;
let eve: TestUser;
const amina = actorOf("amina");
const funmi = actorOf("funmi");
const chidi = actorOf("chidi");
const ladi = actorOf("ladi");
const kelechi = actorOf("kelechi");
const reason = "She wrote that her trade is stuck.";
const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;

beforeAll(async () => {
  app = await testApp();
  await seedMarket(app.ownerUrl);
  eve = await makeUser(app, "Eve Eze");
});
afterAll(() => app.close());
beforeEach(() => app.asOwner("select set_clock('0')"));

test("a person's page shows their standing, with masked contact details", async () => {
  const bayo = await inspectPerson(funmi, idOf("bayo"));
  expect(bayo).toMatchObject({
    name: "Bayo Adeyemi",
    level: "VERIFIED",
    email: "b***@amana.test",
    roles: [],
  });
  expect(bayo?.phone).toMatch(/\*\*\*/);
  expect(bayo?.tradesCompleted).toBeGreaterThan(3);
  for (const list of personLists) {
    const lines = await personLines(funmi, idOf("bayo"), list);
    expect(lines.map(({ at }) => at)).toEqual(
      lines.map(({ at }) => at).sort((a, b) => b.getTime() - a.getTime()),
    );
  }
  expect(await inspectPerson(funmi, newId())).toBeUndefined();
  expect(await inspectPerson(funmi, "not an id")).toBeUndefined();
  expect(await personLimits(funmi, newId())).toBeUndefined();
  expect((await personLimits(funmi, idOf("bayo")))?.level).toBe("VERIFIED");
});

test("what is held of a person's money is what the ledger holds for their purchases and withdrawals", async () => {
  const owners = await query<{ id: string; escrowMinor: bigint; payoutMinor: bigint }>(sql`
    select p.id, (select coalesce(sum(a.balance), 0)::bigint from ledger_account a join trade_overview t on a.owner_id = t.id
        where a.subject_kind = 'trade' and t.confirmer_id = p.id) as escrow_minor,
      (select coalesce(sum(a.balance), 0)::bigint from ledger_account a join payout_record y on a.owner_id = y.id
        where a.subject_kind = 'payout' and y.user_id = p.id) as payout_minor
    from person p`);
  expect(owners.filter(({ escrowMinor }) => escrowMinor > 0n).length).toBeGreaterThan(1);
  for (const { id, ...held } of owners) expect(await inspectPerson(funmi, id)).toMatchObject(held);
});

test("what a person waits for from us is on their page", async () => {
  const [disputed] = await query<{ buyerId: string }>(
    sql`select buyer_id from trade_overview where state = 'DISPUTED' limit 1`,
  );
  const { waiting = [] } = (await inspectPerson(funmi, disputed?.buyerId ?? "")) ?? {};
  expect(waiting).toContainEqual(expect.objectContaining({ what: "dispute", since: expect.any(Date) }));
});

test("only those whom it concerns read a person's page or search", async () => {
  for (const by of [kelechi, actorOf("ife"), eve.actor]) {
    await expect(inspectPerson(by, idOf("bayo"))).rejects.toEqual(refusedWith("not_found"));
    await expect(searchFor(by, "Bayo Adeyemi")).rejects.toEqual(refusedWith("not_found"));
    await expect(personLines(by, idOf("bayo"), "money")).rejects.toEqual(refusedWith("not_found"));
    await expect(personLimits(by, idOf("bayo"))).rejects.toEqual(refusedWith("not_found"));
  }
});

test("each look is on record before anything is shown, once in ten minutes, and the person sees it without a name", async () => {
  await inspectPerson(funmi, eve.id);
  await inspectPerson(funmi, eve.id);
  await inspectPerson(ladi, eve.id);
  expect(await accessesTo(eve.actor)).toEqual([
    { id: expect.any(String), roles: ["AUDITOR"], what: "person", reason: null, at: expect.any(Date) },
    { id: expect.any(String), roles: ["SUPPORT"], what: "person", reason: null, at: expect.any(Date) },
  ]);
  expect((await accessesForStaff(eve.id)).map(({ staffName }) => staffName)).toEqual([
    "Ladi Gwani",
    "Funmi Bankole",
  ]);
  await app.asOwner("select set_clock('11 minutes')");
  await inspectPerson(funmi, eve.id);
  expect(await accessesTo(eve.actor)).toHaveLength(3);
  await app.asOwner("revoke insert on access_log from amana_web, amana_worker");
  await expect(inspectPerson(ladi, eve.id)).rejects.toThrow("permission denied");
  await app.asOwner(
    "grant insert (staff_id, roles, user_id, what, reason) on access_log to amana_web, amana_worker",
  );
});

test("a contact detail is shown to one member of staff, for ten minutes, with a reason that the person reads", async () => {
  await expect(unmask(funmi, newId(), { userId: eve.id, field: "email", reason })).rejects.toEqual(
    refusedWith("no_case"),
  );
  await expect(unmask(ladi, newId(), { userId: eve.id, field: "email", reason })).rejects.toEqual(
    refusedWith("not_found"),
  );
  await unmask(amina, newId(), { userId: eve.id, field: "email", reason });
  expect(await inspectPerson(amina, eve.id)).toMatchObject({
    email: eve.email,
    unmasked: [{ field: "email" }],
  });
  expect((await inspectPerson(amina, eve.id))?.phone).toMatch(/\*\*\*/);
  expect((await inspectPerson(funmi, eve.id))?.email).toBe("e***@amana.test");
  expect(await accessesTo(eve.actor)).toContainEqual(
    expect.objectContaining({ roles: ["COMPLIANCE"], what: "email", reason }),
  );
  await app.asOwner("select set_clock(make_interval(mins => $1))", [UNMASKED_MINUTES]);
  expect((await inspectPerson(amina, eve.id))?.email).toBe("e***@amana.test");
});

test("a moderator unmasks a party of a case of theirs, and nobody unmasks many", async () => {
  const [disputed] = await query<{ buyerId: string }>(
    sql`select buyer_id from trade_overview where state = 'DISPUTED' limit 1`,
  );
  const [waiting] = (await queueFor(chidi, "disputes", { who: "all", sort: "oldest" })).cases;
  await claimCase(chidi, newId(), { kind: "disputes", subjectId: waiting?.id ?? "" });
  const userId = disputed?.buyerId ?? "";
  await unmask(chidi, newId(), { userId, field: "phone", reason });
  expect((await inspectPerson(chidi, userId))?.phone).not.toMatch(/\*\*\*/);
  for (let n = 1; n < UNMASKINGS_A_DAY; n += 1)
    await unmask(chidi, newId(), { userId, field: "phone", reason });
  await expect(unmask(chidi, newId(), { userId, field: "phone", reason })).rejects.toEqual(
    refusedWith("unmasked_enough"),
  );
  const forge = (who: string, of: string) =>
    commitPlan({
      act: "person.unmask",
      principal: who,
      key: newId(),
      requestHash: "00",
      plan: {
        insert: [{ table: "unmasking", row: { id: newId(), userId: of, field: "email", reason } }],
        audit: [{ actorId: who, act: "person.unmask", subjectKind: "user", subjectId: of }],
        result: {},
      },
    });
  await expect(forge(chidi.id, userId)).rejects.toThrow("no more are unmasked in a day");
  await expect(forge(chidi.id, eve.id)).rejects.toThrow("for a case of theirs");
  await expect(forge(kelechi.id, userId)).rejects.toThrow("may not be made by");
});

test("notes stay as they were written, and nobody writes about themselves", async () => {
  await writeNote(funmi, newId(), { userId: eve.id, text: "Called twice about a lost phone." });
  const [note] = await personLines(ladi, eve.id, "notes");
  expect(note).toMatchObject({ what: "Funmi Bankole", detail: "Called twice about a lost phone." });
  const own = { userId: funmi.id, text: "She is very kind." };
  await expect(writeNote(funmi, newId(), own)).rejects.toEqual(refusedWith("own_page"));
  await expect(writeNote(ladi, newId(), { ...own, userId: eve.id })).rejects.toEqual(
    refusedWith("not_found"),
  );
  await expect(app.asOwner("update staff_note set text = 'x'")).rejects.toThrow("append-only");
  await expect(app.asOwner("delete from access_log")).rejects.toThrow("append-only");
  for (const role of ["web", "worker"] as const) {
    const other = await intruder(app, role);
    for (const statement of [
      `insert into staff_note (id, user_id, text, by_id) values ('${newId()}', '${eve.id}', 'x', '${eve.id}')`,
      `insert into unmasking (id, user_id, field, reason, by_id, roles, until) values ('${newId()}', '${eve.id}', 'email', 'because I can', '${eve.id}', '{}', now())`,
      "delete from access_log",
      "update access_log set reason = 'x'",
    ]) {
      expect(await other.attempt(statement), statement).toMatch(/^42501: /);
    }
    await other.close();
  }
});

test("finds anyone and anything by a whole identifier, and people by a part of their name", async () => {
  const [trade] = await query<{ id: string }>(sql`select id from trade_overview limit 1`);
  const [payout] = await query<{ id: string; reference: string }>(
    sql`select id, reference from payout_record limit 1`,
  );
  const found = async (typed: string) =>
    (await searchFor(funmi, typed)).map(({ kind, id }) => `${kind} ${id}`);
  const bayo = `person ${idOf("bayo")}`;
  expect(await found(idOf("bayo"))).toEqual([bayo]);
  expect(await found("  BAYO@amana.test ")).toEqual([bayo]);
  expect(await found(phoneOf("bayo"))).toEqual([bayo]);
  expect(await found("adeyemi")).toContain(bayo);
  expect(await found(trade?.id ?? "")).toEqual([`trade ${trade?.id ?? ""}`]);
  expect(await found(payout?.reference ?? "")).toEqual([`payout ${payout?.id ?? ""}`]);
  for (const part of ["bayo@", "ayo@amana.test", "08061", "ad", "%%%", "___", ""]) {
    expect(await found(part), part).toEqual([]);
  }
});

test.each<[StaffRole, boolean]>([
  ["SUPPORT", true],
  ["MODERATOR", true],
  ["FINANCE", true],
  ["COMPLIANCE", true],
  ["AUDITOR", true],
  ["CONTENT", false],
  ["ADMIN", false],
])("the role %s reads people: %s", async (role, reads) => {
  const user = await makeUser(app, `Staff ${role}`, { staffRoles: [role] });
  const page = inspectPerson(user.actor, eve.id);
  if (reads) expect(await page).toMatchObject({ id: eve.id });
  else await expect(page).rejects.toEqual(refusedWith("not_found"));
});
