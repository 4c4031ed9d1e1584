import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { query, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { latestRoots, publishRoots, rootsFile } from "./roots";
import { damage } from "./scene-for-tests";
import { sweepAudit } from "./sweep";

let app: TestApp;
let ife: TestUser;

const toNextDay = () =>
  app.asOwner("select set_clock(lagos_start(lagos_day(app_now()) + 1) + interval '30 minutes' - now())");
const act = (subject: string, at = "app_now()") =>
  app.asOwner(
    `insert into audit (actor_id, act, subject_kind, subject_id, reason, detail, at)
     values ($1, 'role.end', 'staff_grant', $2, 'She left: “thanks” 😀', '{"b": 1, "a": [true]}', ${at})`,
    [ife.id, subject],
  );
const found = async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  return findings.flatMap(({ what, ids }) => ids.map((id) => `${what}: ${id}`));
};
const sealedDays = async () => (await latestRoots(99, "audit")).map(({ day }) => day);
const idOf = async (subject: string) => {
  const [row] = await query<{ id: string }>(
    sql`select id::text as id from audit where subject_id = ${subject}`,
  );
  return row?.id ?? "";
};

/** The look through all sealed days. */
async function sweepAll(): Promise<void> {
  await app.asOwner("delete from record_sweep");
  const { length } = await sealedDays();
  for (let day = 0; day < length; day += 1) await sweepAudit();
}

beforeAll(async () => {
  app = await testApp();
  await toNextDay();
  ife = await makeUser(app, "Ife Adebayo", { staffRoles: ["ADMIN"] });
  for (const subject of ["one", "two", "three"]) await act(subject);
  await toNextDay();
  await publishRoots();
});
afterAll(() => app.close());
beforeEach(() => app.asOwner("delete from record_finding"));

test("a day’s rows are under a signed root of which only numbers are public, with a leaf each in their order", async () => {
  const [root] = await latestRoots(1, "audit");
  expect(root).toMatchObject({ leaves: 3, total: 3n });
  expect(JSON.parse(root?.statement ?? "")).toMatchObject({ kind: "audit", leaves: 3, total: "3" });
  const file = await rootsFile("audit");
  for (const secret of ["Ife", "role.end", ife.id, "left"]) expect(file).not.toContain(secret);
  const { rows } = await app.asOwner("select audit_body(a) as body from audit a where subject_id = 'one'");
  const [{ body }] = rows as [{ body: string }];
  expect(Object.keys(JSON.parse(body) as object)).toEqual(Object.keys(JSON.parse(body) as object).toSorted());
  expect(body).toBe(JSON.stringify(JSON.parse(body)));
  expect(await found()).toEqual([]);
});

test("a later day names the one before it, also a day without acts", async () => {
  await toNextDay();
  await publishRoots();
  const [last, before] = await latestRoots(2, "audit");
  expect(last).toMatchObject({ leaves: 0 });
  expect(last?.statement).toContain(`"prev":`);
  expect(last?.day).not.toBe(before?.day);
  expect(await found()).toEqual([]);
});

test.each([
  [
    "one changed byte",
    "update audit set reason = replace(reason, 'left', 'lefT') where subject_id = '<row>'",
    "has changed",
  ],
  [
    "a changed time",
    "update audit set at = at + interval '1 microsecond' where subject_id = '<row>'",
    "has changed",
  ],
  [
    "a changed detail",
    `update audit set detail = '{"a": [false], "b": 1}' where subject_id = '<row>'`,
    "has changed",
  ],
  ["a deleted row", "delete from audit where subject_id = '<row>'", "is gone"],
])("%s is named by the minute’s check and by the look through all days", async (what, statement, says) => {
  const subject = `row of ${what}`;
  await act(subject);
  await toNextDay();
  await publishRoots();
  const id = await idOf(subject);
  const ofIt = (text: string) => text.replace("<row>", subject);
  await damage(app, "create table kept as select * from audit", ofIt(statement));
  expect(await found()).toEqual([
    `row of the audit log that the root of its day does not hold: ${id} ${says}`,
  ]);
  // Once it is too old for the minute's check.
  for (let day = 0; day < 5; day += 1) await toNextDay();
  await publishRoots();
  expect(await found()).toEqual([]);
  await sweepAll();
  const [finding] = await found();
  expect(finding).toMatch(new RegExp(`audit log of \\d{4}-\\d\\d-\\d\\d: row ${id} ${says}$`));
  await damage(
    app,
    ofIt("delete from audit where subject_id = '<row>'"),
    ofIt("insert into audit select * from kept where subject_id = '<row>'"),
    "drop table kept",
  );
  await sweepAll();
  expect(await found()).toEqual([]);
});

test("a row inserted late is refused, and named where the triggers are off; a cut tail and a leaf that follows it too", async () => {
  const [day] = await sealedDays();
  const late = `lagos_start('${day}') + interval '1 hour'`;
  await expect(act("late", late)).rejects.toThrow("is closed");
  await damage(
    app,
    `insert into audit (actor_id, act, subject_kind, subject_id, at) select id, 'x', 'x', 'late', ${late} from app_user limit 1`,
  );
  const id = await idOf("late");
  expect(await found()).toEqual([
    `row of the audit log that the root of its day does not hold: ${id} was added after its day was closed`,
  ]);
  await damage(app, `insert into audit_leaf select * from audit_leaves('${day}') where audit_id = ${id}`);
  expect(await found()).toEqual([
    `root of a day’s records does not hold: audit ${day} is not that of its leaves`,
  ]);
  await damage(
    app,
    `delete from audit_leaf where audit_id = ${id}`,
    "delete from audit where subject_id = 'late'",
  );
  expect(await found()).toEqual([]);
});

test("the look goes through all sealed days, one at a time, and begins anew", async () => {
  const days = (await sealedDays()).length;
  await app.asOwner("delete from record_sweep");
  const seen: (string | null)[] = [];
  for (let run = 0; run < days + 2; run += 1) {
    await sweepAudit();
    const [row] = await query<{ day: string | null }>(
      sql`select day::text as day from record_sweep where name = 'audit'`,
    );
    seen.push(row?.day ?? null);
  }
  expect(seen.slice(0, days)).toEqual((await sealedDays()).toReversed());
  expect(seen.slice(days)).toEqual([null, seen[0]]);
});

test("of rows that are written while the root of their day is made none escapes it, in 20 rounds", async () => {
  for (let round = 0; round < 20; round += 1) {
    const day = "lagos_start(lagos_day(app_now()) + 1)";
    await app.asOwner(`select set_clock(${day} + interval '12 hours' - now())`);
    const old = "app_now() - interval '13 hours'";
    const [published, ...written] = await Promise.allSettled([
      publishRoots(),
      ...Array.from({ length: 5 }, (_, at) => act(`race ${round} ${at}`, old)),
    ]);
    expect(published.status).toBe("fulfilled");
    for (const one of written) if (one.status === "rejected") expect(String(one.reason)).toMatch(/is closed/);
    await publishRoots();
  }
  expect(await found()).toEqual([]);
});
