import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { rootsFile } from "@/lib/records";
import { publishRoots } from "@/lib/records/roots";
import { damage } from "@/lib/records/scene-for-tests";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { verifyAudit } from "@/scripts/verify-audit.mjs";
import { exportAudit } from ".";

let app: TestApp;
let uche: TestUser;
/** Of two closed days. */
let file: string;
let roots: string;

const toNextDay = () =>
  app.asOwner("select set_clock(lagos_start(lagos_day(app_now()) + 1) + interval '30 minutes' - now())");
const act = (name: string, subject: string) =>
  app.asOwner(
    `insert into audit (actor_id, act, subject_kind, subject_id, reason, detail)
     values ($1, $2, 'staff_grant', $3, 'She left: “thanks” 😀', '{"b": 1, "a": [true]}')`,
    [uche.id, name, subject],
  );
const exported = (name: string) => exportAudit(uche.actor, newId(), { act: name });
const says = async (text: string, list?: string) =>
  (await verifyAudit(text, list)).problems.map((problem) => problem.says);
const changed = (text: string, line: number, change: (old: string) => string) =>
  text
    .split("\n")
    .map((old, at) => (at === line - 1 ? change(old) : old))
    .join("\n");

beforeAll(async () => {
  app = await testApp();
  await toNextDay();
  uche = await makeUser(app, "Uche Auditor", { staffRoles: ["AUDITOR"] });
  for (const subject of ["1", "2", "3"]) await act("role.end", subject);
  for (const subject of ["4", "5"]) await act("setting.vetoed", subject);
  await toNextDay();
  await act("role.end", "6");
  for (const subject of ["7", "8", "9"]) await act("role.granted", subject);
  await toNextDay();
  await publishRoots();
  file = await exported("role.end");
  roots = await rootsFile("audit");
});
afterAll(() => app.close());

test("each row of an export carries its proof against the signed root of its day", async () => {
  const verdict = await verifyAudit(file, roots);
  expect(verdict).toMatchObject({ problems: [], rows: 4, unsealed: 0 });
  expect(verdict.days.map(({ rows, leaves, isListed }) => [rows, leaves, isListed])).toEqual([
    [3, 5, true],
    [1, 4, true],
  ]);
  expect(await says(file)).toEqual([]);
  const other = roots.split("\n").slice(1).join("\n");
  expect(await says(file, other)).toEqual([
    expect.stringMatching(/^The root of .* isn’t in the list of roots/),
  ]);
});

test("rows of a day without a root are counted as not sealed", async () => {
  await act("role.retired", "10");
  const waiting = await exported("role.retired");
  expect(await verifyAudit(waiting)).toMatchObject({ problems: [], rows: 1, unsealed: 1, days: [] });
});

test("each changed byte of an export fails", async () => {
  const bytes = Buffer.from(file);
  const passed: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const one = Buffer.from(bytes);
    one[at] = (one[at] ?? 0) ^ 1;
    if ((await says(one.toString("utf8"))).length === 0) passed.push(at);
  }
  expect(passed).toEqual([]);
}, 120_000);

test("a row that is gone, moved, repeated, or under another’s proof is named", async () => {
  const lines = file.split("\n");
  const [, newest = "", second = ""] = lines;
  expect(await says(lines.toSpliced(2, 1).join("\n"))).toEqual(["The file has 3 rows of 4."]);
  expect(await says(lines.toSpliced(1, 1).join("\n"))).toEqual([
    "The file has 3 rows of 4.",
    expect.stringMatching(/^No row is under the root of/),
  ]);
  for (const [one, other] of [
    [second, newest],
    [newest, newest],
  ])
    expect(await says([lines[0], one, other, ...lines.slice(3)].join("\n"))).toContainEqual(
      expect.stringMatching(/^Row \d+ stands in a wrong place/),
    );
  const [proof = ""] = newest.split(',"row":');
  expect(await says(changed(file, 3, (old) => old.replace(/^.*?(?=,"row":)/, proof)))).toEqual([
    expect.stringMatching(/^Row \d+ isn’t the one that the root of/),
  ]);
});

test("a row that was changed in the database since its day was closed fails", async () => {
  await damage(
    app,
    "create table kept as select * from audit",
    "update audit set reason = 'She stole.' where subject_id = '2'",
  );
  expect(await says(await exported("role.end"))).toEqual([
    expect.stringMatching(/^Row \d+ isn’t the one that the root of/),
  ]);
  await damage(
    app,
    "delete from audit where subject_id = '2'",
    "insert into audit select * from kept where subject_id = '2'",
    "drop table kept",
  );
  expect(await exported("role.end")).toBe(file);
});

test("the script does the same on its own: whole and broken", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "amana-audit-"));
  const write = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const run = (...names: string[]) =>
    spawnSync(process.execPath, ["scripts/verify-audit.mjs", ...names], { encoding: "utf8" });
  const list = write("roots.jsonl", roots);
  const whole = run(write("audit.jsonl", file), list);
  expect(whole.stdout).toContain("The 4 sealed rows are those of the audit log.");
  expect(whole.status).toBe(0);
  const broken = run(write("broken.jsonl", file.replace("She left", "She lefT")), list);
  expect(broken.stdout).toMatch(/Row \d+ isn’t the one that the root of/);
  expect(broken.status).toBe(1);
  expect(run(path.join(folder, "none")).status).toBe(2);
});
