import { afterAll, beforeAll, expect, test } from "vitest";
import { accessesTo } from "@/lib/audit";
import { maskEmail } from "@/lib/identity";
import { commitPlan } from "@/lib/kernel/commit";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { staffActor } from "@/lib/kernel/permissions";
import { intruder } from "@/lib/testing/intruder";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { actorOf } from "@/prisma/seed/people";
import { seedMarket } from "@/prisma/seed/seed-market";
import { unmask } from "./commands";
import { inspectPerson } from "./person";
import { searchesByStaff, searchFor } from "./search";

let app: TestApp;
let eve: TestUser;
const amina = actorOf("amina");
const reason = "She wrote that her trade is stuck.";
const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;

beforeAll(async () => {
  app = await testApp();
  await seedMarket(app.ownerUrl);
  eve = await makeUser(app, "Eve Eze");
});
afterAll(() => app.close());

test("a moderator who is the other party of a disputed trade unmasks nobody by it", async () => {
  const [trade] = await query<{ buyerId: string; sellerId: string }>(
    sql`select buyer_id, seller_id from trade_overview where state = 'DISPUTED' limit 1`,
  );
  if (!trade) throw new Error("a trade is disputed");
  const party = staffActor(trade.sellerId, "MODERATOR");
  await app.asOwner("insert into staff_grant (user_id, role) values ($1, 'MODERATOR')", [party.id]);
  const input = { userId: trade.buyerId, field: "email", reason } as const;
  await expect(unmask(party, newId(), input)).rejects.toEqual(refusedWith("no_case"));
  const plan = {
    insert: [{ table: "unmasking", row: { id: newId(), ...input } }],
    audit: [{ actorId: party.id, act: "person.unmask", subjectKind: "user", subjectId: input.userId }],
    result: {},
  };
  const forged = commitPlan({
    act: "person.unmask",
    principal: party.id,
    key: newId(),
    requestHash: "00",
    plan,
  });
  await expect(forged).rejects.toThrow("for a case of theirs");
  await app.asOwner("delete from staff_grant where user_id = $1", [party.id]);
});

test("a member of staff unmasks one detail at a time", async () => {
  const plan = () => {
    const row = { id: newId(), user_id: eve.id, field: "email", reason };
    const entry = { actor_id: amina.id, act: "person.unmask", subject_kind: "user", subject_id: eve.id };
    return JSON.stringify({ insert: [{ t: "unmasking", r: row }], audit: [entry], result: {} });
  };
  const [one, other] = [await intruder(app, "web"), await intruder(app, "web")];
  await one.attempt("begin");
  expect(await one.wire(amina.id, "person.unmask", plan())).toBe("committed");
  await other.attempt("set lock_timeout = '100ms'");
  expect(await other.wire(amina.id, "person.unmask", plan())).toMatch(/^55P03: /);
  await one.attempt("rollback");
  await Promise.all([one.close(), other.close()]);
});

test("what was unmasked is masked again once the role that allowed it has ended", async () => {
  await unmask(amina, newId(), { userId: eve.id, field: "email", reason });
  expect((await inspectPerson(amina, eve.id))?.email).toBe(eve.email);
  expect((await inspectPerson(staffActor(amina.id, "FINANCE"), eve.id))?.email).toBe("e***@amana.test");
});

/** Each has a number of its own. */
async function accountOf(userId: string, accountNumber: string): Promise<string> {
  const id = newId();
  await query(sql`
    insert into bank_account (id, user_id, bank_code, bank_name, account_number, account_name)
    values (${id}::uuid, ${userId}::uuid, '058', 'GTBank', ${accountNumber}, 'Eve Eze')`);
  return id;
}

test("finance and compliance see an account’s number for ten minutes, and the person sees that they did", async () => {
  const subjectId = await accountOf(eve.id, "0123456789");
  const input = { userId: eve.id, field: "bank_account", subjectId, reason } as const;
  const gbenga = actorOf("gbenga");
  const numberFor = async (by = gbenga) => (await inspectPerson(by, eve.id))?.bankAccounts[0]?.accountNumber;
  expect(await numberFor()).toBe("••6789");
  for (const by of [actorOf("funmi"), actorOf("chidi"), eve.actor])
    await expect(unmask(by, newId(), input)).rejects.toEqual(refusedWith("not_found"));
  await unmask(gbenga, newId(), { ...input, reasonCode: "fraud" });
  expect(await numberFor()).toBe("0123456789");
  expect(await numberFor(amina)).toBe("••6789");
  expect(await accessesTo(eve.actor)).toContainEqual(
    expect.objectContaining({ roles: ["FINANCE"], what: "bank_account", reason }),
  );
  const [entry] = await query<{ detail: object }>(
    sql`select detail from audit where act = 'person.unmask' order by id desc limit 1`,
  );
  expect(entry?.detail).toEqual({ field: "bank_account", subjectId, reasonCode: "fraud" });
  await app.moveTime("10 minutes");
  expect(await numberFor()).toBe("••6789");
});

test("another person’s account is not unmasked under this one’s name, by a command or by a plan", async () => {
  const subjectId = await accountOf((await makeUser(app, "Ngozi Ude")).id, "0123456789");
  const input = { userId: eve.id, field: "bank_account", subjectId, reason } as const;
  await expect(unmask(amina, newId(), input)).rejects.toEqual(refusedWith("not_found"));
  const forge = (principal: string, row: object) =>
    commitPlan({
      act: "person.unmask",
      principal,
      key: newId(),
      requestHash: "00",
      plan: {
        insert: [{ table: "unmasking", row: { id: newId(), ...input, ...row } }],
        audit: [{ actorId: principal, act: "person.unmask", subjectKind: "user", subjectId: eve.id }],
        result: {},
      },
    });
  await expect(forge(amina.id, {})).rejects.toThrow("is the person's or paid them");
  const funmi = actorOf("funmi");
  await expect(forge(funmi.id, { subjectId: await accountOf(eve.id, "0234567891") })).rejects.toThrow(
    "is the person's or paid them",
  );
  await expect(forge(actorOf("gbenga").id, { field: "email", subjectId: null })).rejects.toThrow(
    "for a case of theirs",
  );
});

test.each([
  ["ada@amana.test", "a***@amana.test"],
  ["ab@amana.test", "***@amana.test"],
  ["a@amana.test", "***@amana.test"],
  ["no address", "***"],
])("masks %s as %s", (email, masked) => {
  expect(maskEmail(email)).toBe(masked);
});

test("nobody lists people by trying names", async () => {
  const ladi = actorOf("ladi");
  for (let n = 0; n < searchesByStaff.max; n += 1) await searchFor(ladi, "x");
  await expect(searchFor(ladi, "adeyemi")).rejects.toEqual(refusedWith("too_many_requests"));
});
