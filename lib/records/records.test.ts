import { randomUUID } from "node:crypto";
import { call } from "@orpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { approveTrade } from "@/lib/trades";
import { sceneOf } from "@/lib/trades/scenes-for-tests";
import { verifyRecord } from "@/scripts/verify-record.mjs";
import { head } from "./procedures";
import { headOf, proofOf, recordFile } from "./records";
import { faultsOf, recordedTrade, say } from "./scene-for-tests";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const kindsOf = async (id: string) =>
  (await proofOf(id))?.entries.map(({ body }) => {
    const { kind, facts } = JSON.parse(body) as { kind: string; facts: { move?: string } };
    return facts.move ?? kind;
  });

test("records agreement, moves and messages in one chain, in the commit that makes them", async () => {
  const { ada, bayo, tradeId } = await recordedTrade(app);
  expect(await kindsOf(tradeId)).toEqual(["agreement", "accept", "begin", "deliver", "message", "message"]);
  expect(await faultsOf(tradeId)).toEqual([]);
  const [adas, bayos] = [await headOf(ada.actor, tradeId), await headOf(bayo.actor, tradeId)];
  expect(adas).toEqual(bayos);
  expect(adas).toMatchObject({ entries: 6, sealed: 0 });
  const verdict = await verifyRecord(await recordFile(ada.actor, tradeId));
  expect(verdict).toMatchObject({ trade: tradeId, head: adas.head, seal: null, problems: [] });
  expect(verdict.entries.map(({ text }) => text)).toEqual([
    null,
    null,
    null,
    null,
    "Sent, please look.",
    "It’s there: “₦5,000” 😀\nThanks",
  ]);
});

test("a plan that is refused, and a message that is stored once, leave no entry", async () => {
  const { ada, bayo, tradeId } = await recordedTrade(app);
  await expect(approveTrade(bayo.actor, randomUUID(), { tradeId })).rejects.toThrow();
  const context = {
    actor: ada.actor,
    key: undefined,
    requestId: newId(),
    address: "192.0.2.1",
    userAgent: "",
  };
  expect(await call(head, { id: tradeId }, { context })).toMatchObject({ entries: 6 });
});

test("what a party states in a dispute is recorded at once, and shown a day later", async () => {
  const { bayo, tradeId } = await sceneOf(app, "DISPUTED");
  expect((await kindsOf(tradeId))?.at(-1)).toBe("dispute");
  expect(await faultsOf(tradeId)).toEqual([]);
  const early = await recordFile(bayo.actor, tradeId);
  expect(early).not.toContain("Nothing has arrived");
  expect((await verifyRecord(early)).problems).toEqual([]);
  await app.moveTime("25 hours");
  const later = await recordFile(bayo.actor, tradeId);
  expect(later).toContain("Nothing has arrived");
  expect((await verifyRecord(later)).problems).toEqual([]);
});

test("only the parties and the moderators of its dispute read a record", async () => {
  const { tradeId } = await sceneOf(app, "DISPUTED");
  const eve = await makeUser(app, "Eve Musa");
  const chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  for (const one of [eve, chidi]) {
    await expect(recordFile(one.actor, tradeId)).rejects.toMatchObject({ reason: "not_found" });
    await expect(headOf(one.actor, tradeId)).rejects.toMatchObject({ reason: "not_found" });
  }
  await app.asOwner(
    `insert into assignment (id, kind, subject_id, staff_id, given_by_id)
     select gen_random_uuid(), 'disputes', id, $2, $2 from dispute where trade_id = $1`,
    [tradeId, chidi.id],
  );
  expect((await headOf(chidi.actor, tradeId)).entries).toBeGreaterThan(4);
});

test("fifty writers at once leave one chain, and no deadlock", async () => {
  const { ada, bayo, tradeId } = await recordedTrade(app);
  const writers = Array.from({ length: 50 }, (_, at) => say(at % 2 ? ada : bayo, tradeId, `message ${at}`));
  await Promise.all([...writers, approveTrade(ada.actor, randomUUID(), { tradeId })]);
  expect(await faultsOf(tradeId)).toEqual([]);
  expect(await headOf(ada.actor, tradeId)).toMatchObject({ entries: 57 });
  expect((await verifyRecord(await recordFile(ada.actor, tradeId))).problems).toEqual([]);
});

test("an erased text leaves a record that verifies", async () => {
  const { ada, tradeId } = await recordedTrade(app);
  const { head: before } = await headOf(ada.actor, tradeId);
  await app.asOwner("update message set body = 'erased' where subject_id = $1 and sequence = 1", [tradeId]);
  expect(await faultsOf(tradeId)).toEqual([]);
  const file = await recordFile(ada.actor, tradeId);
  expect(file).not.toContain("please look");
  const verdict = await verifyRecord(file);
  expect(verdict.problems).toEqual([]);
  expect(verdict.head).toBe(before);
  expect(verdict.entries.map(({ text }) => text).slice(4)).toEqual([
    undefined,
    "It’s there: “₦5,000” 😀\nThanks",
  ]);
  const salts = await query(
    sql`select number from record_entry where trade_id = ${tradeId}::uuid and salt is not null`,
  );
  expect(salts).toEqual([{ number: 6 }]);
});

const WRITES = [
  "insert into record_entry select * from record_entry",
  "update record_entry set body = body",
  "update record_entry set salt = null",
  "delete from record_entry",
  "truncate record_entry",
  "insert into record_leaf values ('2026-01-01', gen_random_uuid(), 1, '')",
  "delete from public_root",
  "insert into public_root select * from public_root",
  "select append_record('move', gen_random_uuid(), '1', now(), '{}', null)",
  "alter table timeline disable trigger user",
];

test("neither the web nor the worker writes a record", async () => {
  const { default: pg } = await import("pg");
  for (const url of [app.webUrl, app.appUrl]) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const statement of WRITES) {
      await expect(client.query(statement), statement).rejects.toMatchObject({ code: "42501" });
    }
    await client.end();
  }
});

test.each(["record_entry", "timeline", "record_leaf", "public_root"])(
  "a plan that inserts into %s is refused",
  async (t) => {
    const { ada, tradeId } = await sceneOf(app);
    const plan = JSON.stringify({
      insert: [{ t, r: { id: newId(), trade_id: tradeId, number: 9, digest: "" } }],
      result: {},
    });
    await expect(
      query(
        sql`select * from commit_plan(${ada.id}::uuid, ${randomUUID()}, 'x'::bytea, 'trade.accept', ${plan}::jsonb)`,
      ),
    ).rejects.toThrow();
    expect(await faultsOf(tradeId)).toEqual([]);
  },
);

test("the owner’s own statements meet the guards of records and messages", async () => {
  const { tradeId } = await recordedTrade(app);
  for (const statement of [
    "update record_entry set body = body || ' '",
    "update record_entry set salt = null where kind = 'message'",
    "delete from record_entry",
    "update message set body = 'other'",
    "update message set body = 'erased', author_id = gen_random_uuid()",
    "delete from message",
  ]) {
    const where =
      statement.includes("message set") || statement.endsWith("from message") ? "subject_id" : "trade_id";
    const glue = statement.includes("where") ? "and" : "where";
    await expect(
      app.asOwner(`${statement} ${glue} ${where} = $1`, [tradeId]),
      statement,
    ).rejects.toMatchObject({
      code: "42501",
    });
  }
});
