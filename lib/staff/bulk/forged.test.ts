import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BulkAct } from "@/lib/kernel/bulk/spec";
import { commitPlan, type Plan } from "@/lib/kernel/commit";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { bulkOf } from ".";
import { retryJobs } from "./retry-jobs";

let app: TestApp;
let efe: TestUser;
/** The web process, taken over. */
let web: pg.Client;
/** The worker, taken over. */
let worker: pg.Client;
const reason = "They have waited since the morning.";

beforeAll(async () => {
  app = await testApp();
  efe = await makeUser(app, "Efe Okoro", { staffRoles: ["FINANCE"] });
  web = new pg.Client({ connectionString: app.webUrl });
  worker = new pg.Client({ connectionString: app.appUrl });
  await Promise.all([web.connect(), worker.connect()]);
});
afterAll(async () => {
  await Promise.all([web.end(), worker.end()]);
  await app.close();
});

const forge = (principal: string, id: string, plan: Partial<Plan>) =>
  commitPlan({
    act: "bulk.start",
    principal,
    key: newId(),
    requestHash: "00",
    plan: {
      subject: { kind: "bulk", id },
      result: {},
      ...(principal !== SYSTEM_ID && {
        audit: [{ actorId: principal, act: "bulk.start", subjectKind: "bulk", subjectId: id }],
      }),
      ...plan,
    },
  });

const waiting = (many: number, more: object = {}) =>
  Array.from({ length: many }, (_, place) => ({
    row_id: String(place),
    place,
    state: "WAITING",
    result: null,
    ...more,
  }));

async function inserting(more: object, principal = efe.id): Promise<string> {
  const id = newId();
  const row = { id, act: "job.retry", reasonCode: "outage", reason, rows: waiting(2), ...more };
  const { outcome } = await forge(principal, id, { insert: [{ table: "bulk", row }] });
  expect(outcome).toBe("committed");
  return id;
}

test("PostgreSQL takes 200 rows, not 201 and not none, and no row twice", async () => {
  await inserting({ rows: waiting(200) });
  const tooMany = "it has rows, and no more than one may";
  await expect(inserting({ rows: waiting(201) })).rejects.toThrow(tooMany);
  await expect(inserting({ rows: [] })).rejects.toThrow(tooMany);
  await expect(inserting({ rows: waiting(2, { row_id: "1" }) })).rejects.toThrow("bulk_row_pkey");
});

test("PostgreSQL starts no act for those who may not do it alone, and none that takes two", async () => {
  const alone = "its maker does its act alone";
  await expect(inserting({ act: "flag.kill.all" })).rejects.toThrow(alone);
  await expect(inserting({ act: "role.revoke" })).rejects.toThrow(alone);
  for (const act of ["deposit.release", "dispute.rule"]) {
    const holder = await makeUser(app, `Holder of ${act}`, { staffRoles: ["FINANCE", "MODERATOR"] });
    await expect(inserting({ act }, holder.id)).rejects.toThrow("no two people are needed");
  }
  const auditor = await makeUser(app, "Uche", { staffRoles: ["AUDITOR"] });
  const ada = await makeUser(app, "Ada Obi");
  for (const { id } of [auditor, ada])
    await expect(inserting({}, id)).rejects.toThrow(/may not be made by|its maker does its act alone/);
  await expect(inserting({ byId: ada.id })).rejects.toThrow("may not write these columns");
});

test("PostgreSQL takes no reason code of another act, and none that there is not", async () => {
  for (const reasonCode of ["usual", "stolen_money", "OTHER", ""])
    await expect(inserting({ reasonCode })).rejects.toThrow("its reason has a code of its act");
  const id = await inserting({ reasonCode: "mistake" });
  await expect(app.asOwner("update bulk set reason_code = 'other' where id = $1", [id])).rejects.toThrow(
    "append-only",
  );
});

test("no plan says that a row is done, or that all are", async () => {
  for (const state of ["DONE", "REFUSED"])
    await expect(inserting({ rows: waiting(1, { state, result: "Rejected." }) })).rejects.toThrow(
      "done_at_its_time",
    );
  const id = await inserting({});
  const finishing = (who: string) =>
    forge(who, id, { rows: [{ table: "bulk", id, version: 1n, move: "finish" }] });
  await expect(finishing(efe.id)).rejects.toThrow("may not make the move");
  await expect(finishing(SYSTEM_ID)).rejects.toThrow("no row waits");
});

test("only who may do its act stops it, and once it has ended it stays so", async () => {
  const id = await inserting({});
  const stopping = (who: string, version = 1n) =>
    forge(who, id, { rows: [{ table: "bulk", id, version, move: "stop" }] });
  const support = await makeUser(app, "Funmi", { staffRoles: ["SUPPORT"] });
  await expect(stopping(support.id)).rejects.toThrow("who stops it may do its act");
  await expect(stopping(SYSTEM_ID)).rejects.toThrow("may not make the move");
  expect((await stopping(efe.id)).outcome).toBe("committed");
  await expect(stopping(efe.id, 2n)).rejects.toThrow();
  await expect(app.asOwner("update bulk set state = 'OPEN' where id = $1", [id])).rejects.toThrow(
    "append-only",
  );
});

test.each([
  "update bulk_row set state = 'DONE', result = 'Done.', done_at = now()",
  "insert into bulk_row (bulk_id, row_id, place, state) values (gen_random_uuid(), '1', 1, 'WAITING')",
  "insert into bulk (id, act, reason, by_id, state) values (gen_random_uuid(), 'job.retry', 'long enough', gen_random_uuid(), 'OPEN')",
  "update bulk set by_id = gen_random_uuid()",
  "delete from bulk_row",
])("the web process may not: %s", async (statement) => {
  await expect(web.query(statement)).rejects.toThrow("permission denied");
});

test("the worker says once what became of a row, and changes nothing else of it", async () => {
  const id = await inserting({});
  const record = (set: string) =>
    worker.query(`update bulk_row set ${set} where bulk_id = '${id}' and place = 0`);
  await expect(record("row_id = '9'")).rejects.toThrow("permission denied");
  await expect(record("state = 'SKIPPED', result = 'x'")).rejects.toThrow("append-only");
  await record("state = 'DONE', result = 'Runs again.', done_at = app_now()");
  for (const set of ["state = 'WAITING', result = null, done_at = null", "result = 'Refused.'"])
    await expect(record(set)).rejects.toThrow("append-only");
  await expect(worker.query("delete from bulk_row")).rejects.toThrow("permission denied");
  await expect(app.asOwner("delete from bulk_row")).rejects.toThrow("append-only");
  await expect(app.asOwner("delete from bulk")).rejects.toThrow("append-only");
});

test("an act for which a row can need two people is no bulk act", () => {
  // @ts-expect-error two people release a large deposit
  const large: BulkAct = { ...retryJobs, permission: "deposit.release" };
  expect(() => bulkOf([large])).toThrow("deposit.release never takes two people");
  // @ts-expect-error two people rule on a large trade
  const ruling: BulkAct = { ...retryJobs, permission: "dispute.rule" };
  expect(() => bulkOf([ruling])).toThrow("never takes two people");
});
