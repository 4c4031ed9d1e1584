import { afterAll, beforeAll, expect, test } from "vitest";
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
