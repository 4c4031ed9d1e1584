import { call } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { commitPlan } from "@/lib/kernel/commit";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { noticesOf } from "@/lib/notifications/run-for-tests";
import { queueCountsFor } from "@/lib/staff";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import {
  checkTaxNumber,
  endTaxNumber,
  refuseTaxNumber,
  revokeTaxNumber,
  sendTaxNumber,
  withdrawTaxNumber,
} from "./commands";
import { taxNumber } from "./machine";
import { taxProcedures } from "./procedures";
import { ownTaxNumbers, taxNumberCase } from "./queries";
import { freshNumber, registered, sentNumber } from "./scene-for-tests";
import { taxNumberSchema } from "./schema";

let app: TestApp;
let amina: TestUser;
let sade: TestUser;

const why = { reasonCode: "other_name" as const, reason: "It is registered in another name." };
const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;
const statesOf = async (seller: TestUser) => (await ownTaxNumbers(seller.id)).map(({ state }) => state);

beforeAll(async () => {
  app = await testApp();
  amina = await makeUser(app, "Amina Sule", { staffRoles: ["COMPLIANCE"] });
});
afterAll(() => app.close());
beforeEach(async () => {
  sade = await makeUser(app, "Sade Bello");
});

test.each([
  ["20481236-0001", "20481236-0001"],
  [" 204812360001 ", "20481236-0001"],
  ["20481236 – 0001", "20481236-0001"],
  ["2048123600", "2048123600"],
  ["20481236-000１", "20481236-0001"],
  ["2026123456789", "2026123456789"],
])("“%s” is a tax number", (typed, kept) => {
  expect(taxNumberSchema.parse(typed)).toBe(kept);
});

test.each(["", "0", "1234567-0001", "12345678-00012", "RC 123456", "'; drop", "12345678901"])(
  "“%s” is none",
  (typed) => {
    expect(taxNumberSchema.safeParse(typed).success).toBe(false);
  },
);

test("a seller sends a number, staff find it in the register, and the seller is notified", async () => {
  const { id, number } = await sentNumber(sade);
  expect(await taxNumberCase(amina.actor, id)).toMatchObject({ number, userName: "Sade Bello", others: [] });
  await checkTaxNumber(amina.actor, newId(), { id });
  expect(await statesOf(sade)).toEqual(["CHECKED"]);
  const [notice] = await noticesOf(app, sade, "account.tax_number");
  expect(notice).toMatchObject({
    title: "Your tax number is checked",
    body: expect.stringContaining(number) as unknown,
  });
  await expect(checkTaxNumber(amina.actor, newId(), { id })).rejects.toEqual(
    refusedWith("tax_number_decided"),
  );
});

test("a refused number says why, and another can be sent", async () => {
  const { id } = await sentNumber(sade);
  await refuseTaxNumber(amina.actor, newId(), { id, ...why });
  expect(await ownTaxNumbers(sade.id)).toMatchObject([{ state: "REFUSED", reason: why.reason }]);
  const [notice] = await noticesOf(app, sade, "account.tax_number");
  expect(notice?.body).toContain(`“${why.reason}”`);
  await sentNumber(sade);
  expect(await statesOf(sade)).toEqual(["CHECKING", "REFUSED"]);
});

test("one number waits at a time, also of ten that come at once", async () => {
  const acts = Array.from({ length: 10 }, () => sentNumber(sade));
  const ends = await Promise.allSettled(acts);
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(sentNumber(sade)).rejects.toEqual(refusedWith("tax_number_waits"));
  const [one] = await ownTaxNumbers(sade.id);
  await withdrawTaxNumber(sade.actor, newId(), { id: one?.id ?? "" });
  await sentNumber(sade);
});

test("a new number takes the place of the old one when it is checked, and not before", async () => {
  await registered(app, sade);
  const { id } = await sentNumber(sade);
  expect(await statesOf(sade)).toEqual(["CHECKING", "CHECKED"]);
  await checkTaxNumber(amina.actor, newId(), { id });
  expect(await statesOf(sade)).toEqual(["CHECKED", "ENDED"]);
});

test("a checked number is of one account", async () => {
  const { number } = await registered(app, sade);
  const bayo = await makeUser(app, "Bayo Ade");
  const { id } = await sentNumber(bayo, number);
  expect((await taxNumberCase(amina.actor, id))?.others).toEqual([
    { id: sade.id, name: "Sade Bello", state: "CHECKED" },
  ]);
  await expect(checkTaxNumber(amina.actor, newId(), { id })).rejects.toEqual(refusedWith("tax_number_taken"));
});

test("its seller ends it, and so do staff; nobody else does", async () => {
  const { id } = await registered(app, sade);
  const bayo = await makeUser(app, "Bayo Ade");
  const chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  await expect(endTaxNumber(bayo.actor, newId(), { id })).rejects.toEqual(refusedWith("not_found"));
  await expect(revokeTaxNumber(chidi.actor, newId(), { id, ...why })).rejects.toEqual(
    refusedWith("not_found"),
  );
  await expect(taxNumberCase(chidi.actor, id)).rejects.toEqual(refusedWith("not_found"));
  await endTaxNumber(sade.actor, newId(), { id });
  expect(await statesOf(sade)).toEqual(["ENDED"]);
  const second = await registered(app, sade);
  await revokeTaxNumber(amina.actor, newId(), { id: second.id, ...why });
  expect(await statesOf(sade)).toEqual(["ENDED", "ENDED"]);
  expect((await noticesOf(app, sade, "account.tax_number"))[0]?.title).toBe(
    "Your tax number no longer counts",
  );
});

test("nobody checks a number of their own, and the database takes no such plan", async () => {
  const { id } = await sentNumber(amina);
  await expect(checkTaxNumber(amina.actor, newId(), { id })).rejects.toEqual(refusedWith("own_tax_number"));
  const forged = commitPlan({
    act: "forged",
    principal: amina.id,
    key: newId(),
    requestHash: "00",
    plan: {
      subject: { kind: "tax_number", id },
      rows: [taxNumber.move({ id, version: 1n }, "check")],
      audit: [{ actorId: amina.id, act: "forged", subjectKind: "tax_number", subjectId: id }],
      result: {},
    },
  });
  await expect(forged).rejects.toThrow("may not make the move check");
});

test("what staff decide is in the audit log, with its code", async () => {
  const { id } = await sentNumber(sade);
  await refuseTaxNumber(amina.actor, newId(), { id, ...why });
  const rows = await query(sql`
    select act, actor_id, reason, detail->>'reasonCode' as code from audit where subject_id = ${id} order by id`);
  expect(rows).toEqual([
    { act: "tax_number.send", actorId: sade.id, reason: null, code: null },
    { act: "tax_number.refuse", actorId: amina.id, reason: why.reason, code: "other_name" },
  ]);
});

test("the queue counts numbers that wait, for those who may read them", async () => {
  const waiting = async () => (await queueCountsFor(amina.actor)).tax?.waiting ?? 0;
  const before = await waiting();
  const { id } = await sentNumber(sade);
  expect(await waiting()).toBe(before + 1);
  await checkTaxNumber(amina.actor, newId(), { id });
  expect(await waiting()).toBe(before);
  const efe = await makeUser(app, "Efe Okoro", { staffRoles: ["FINANCE"] });
  expect(await queueCountsFor(efe.actor)).not.toHaveProperty("tax");
});

test("staff confirm that it is them before they decide", async () => {
  const context = {
    actor: amina.actor,
    session: { id: newId(), hasFactor: true, isFresh: false },
    key: newId(),
    requestId: "r1",
    address: "198.51.100.7",
    userAgent: "Test browser",
  };
  const { checkTaxNumber: check, refuseTaxNumber: refuse, revokeTaxNumber: revoke } = taxProcedures;
  for (const operation of [check, refuse, revoke])
    await expect(call(operation as never, {}, { context: context as never })).rejects.toEqual(
      refusedWith("step_up_needed"),
    );
});

test("the same number again is refused, and one that was sent twice under a key is one", async () => {
  const { number } = await registered(app, sade);
  await expect(sentNumber(sade, number)).rejects.toEqual(refusedWith("same_tax_number"));
  const key = newId();
  const other = { number: freshNumber(), name: "Sade Bello Stores" };
  const first = await sendTaxNumber(sade.actor, key, other);
  expect(await sendTaxNumber(sade.actor, key, other)).toMatchObject({ replayed: true, result: first.result });
});
