import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { query, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { expectKilledAt } from "@/lib/testing/kill";
import { type TestApp, testApp } from "@/lib/testing/world";
import { approveTrade } from "@/lib/trades";
import type { Scene } from "@/lib/trades/scenes-for-tests";
import { verifyRecord } from "@/scripts/verify-record.mjs";
import { leafHash, rootOf } from "./merkle";
import { headOf, recordFile } from "./records";
import { latestRoots, publishRoots, rootsFile } from "./roots";
import { damage, faultsOf, recordedTrade, say } from "./scene-for-tests";
import { sweepRecords } from "./sweep";

let app: TestApp;
let scenes: Scene[];
let file: string;
let roots: string;

/** To 00:30 in Lagos of the next day, whatever the time is. */
const toNextDay = () =>
  app.asOwner("select set_clock(lagos_start(lagos_day(app_now()) + 1) + interval '30 minutes' - now())");

const findings = async () => {
  const { findings: found } = await checkLedger(ledgerChecks, "full");
  return found.map(({ what, ids }) => `${what}: ${ids.join(", ")}`);
};

/** The look through all records, from its beginning. */
async function sweepAll(): Promise<void> {
  await app.asOwner("delete from record_sweep");
  await sweepRecords();
}

beforeAll(async () => {
  app = await testApp();
  await toNextDay();
  scenes = [];
  for (let at = 0; at < 5; at += 1) scenes.push(await recordedTrade(app));
});
afterAll(() => app.close());

const sceneAt = (at: number): Scene => {
  const scene = scenes[at];
  if (!scene) throw new Error(`No scene ${at}.`);
  return scene;
};

test("no root before the day is over and nothing can be added to it", async () => {
  await publishRoots();
  expect(await latestRoots(9)).toEqual([]);
  const { ada, tradeId } = sceneAt(0);
  expect((await verifyRecord(await recordFile(ada.actor, tradeId))).seal).toBeNull();
  await app.asOwner("select set_clock(lagos_start(lagos_day(app_now()) + 1) + interval '9 minutes' - now())");
  await publishRoots();
  expect(await latestRoots(9)).toEqual([]);
});

test.each(["records.root.signed", "records.root.published"])(
  "killed at %s, a run is continued",
  async (point) => {
    await toNextDay();
    const before = (await latestRoots(9)).length;
    await expectKilledAt(point, new URL("./one-run-for-tests.ts", import.meta.url), "publish");
    await publishRoots();
    await Promise.all([publishRoots(), publishRoots(), publishRoots()]);
    const published = await latestRoots(9);
    expect(published.length).toBeGreaterThan(before);
    expect(new Set(published.map(({ day }) => day)).size).toBe(published.length);
  },
);

test("each day has one root, those without moves too, and each names the one before it", async () => {
  for (let day = 0; day < 3; day += 1) await toNextDay();
  await publishRoots();
  const published = await latestRoots(9);
  expect(published.map(({ leaves, total }) => `${leaves} ${total}`)).toEqual([
    ...Array.from({ length: 5 }, () => "0 0"),
    "5 30",
  ]);
  const { ada, tradeId } = sceneAt(2);
  roots = await rootsFile();
  file = await recordFile(ada.actor, tradeId);
  expect(await verifyRecord(file, roots)).toMatchObject({
    problems: [],
    seal: { day: published.at(-1)?.day, entries: 6, root: published.at(-1)?.root, isListed: true },
  });
  expect(await headOf(ada.actor, tradeId)).toMatchObject({ entries: 6, sealed: 6 });
  expect(await findings()).toEqual([]);
});

test("a record goes on after its root, and the next root holds all of it", async () => {
  const { ada, bayo, tradeId } = sceneAt(0);
  await say(bayo, tradeId, "Anything else?");
  await approveTrade(ada.actor, randomUUID(), { tradeId });
  expect(await verifyRecord(await recordFile(ada.actor, tradeId), roots)).toMatchObject({
    problems: [],
    seal: { entries: 6 },
  });
  await toNextDay();
  await publishRoots();
  const later = await rootsFile();
  expect(later.startsWith(roots)).toBe(true);
  const verdict = await verifyRecord(await recordFile(ada.actor, tradeId), later);
  expect(verdict).toMatchObject({ problems: [], seal: { entries: 8, isListed: true } });
  const { problems } = await verifyRecord(await recordFile(ada.actor, tradeId), roots);
  expect(problems.map(({ says }) => says)).toEqual([expect.stringContaining("isn’t in the list of roots")]);
});

test("the tree is that of RFC 6962 for every number of leaves up to 20, and in the database as here", async () => {
  for (let count = 0; count <= 20; count += 1) {
    const leaves = Array.from({ length: count }, (_, at) =>
      leafHash({ tradeId: `${at}`, number: at, digest: Buffer.alloc(32, at) }),
    );
    const { rows } = await app.asOwner("select merkle_root($1::bytea[]) as root", [leaves]);
    expect(rows).toEqual([{ root: rootOf(leaves) }]);
  }
});

test("each changed byte of a file fails, and most name the entry", async () => {
  const bytes = Buffer.from(file);
  const passed: number[] = [];
  let named = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const { problems } = await verifyRecord(changed.toString("utf8"));
    if (problems.length === 0) passed.push(at);
    if (problems.some(({ entry }) => entry !== null)) named += 1;
  }
  expect(passed).toEqual([]);
  expect(named).toBeGreaterThan(bytes.length / 2);
}, 120_000);

test("a cut tail, a rewritten chain and an old list of roots are named", async () => {
  const record = JSON.parse(file) as { entries: { digest: string }[]; head: string };
  const cut = { ...record, entries: record.entries.slice(0, 4), head: record.entries[3]?.digest };
  const written = (value: object) => `${JSON.stringify(value, null, 1)}\n`;
  expect((await verifyRecord(written(cut), roots)).problems).toEqual([
    { entry: 5, says: expect.stringMatching(/^Entries 5 to 6 are missing: the root of/) as string },
  ]);
  const { ada, tradeId } = sceneAt(1);
  const other = JSON.parse(await recordFile(ada.actor, tradeId)) as { proof: { index: number } };
  const moved = { ...other, proof: { ...other.proof, index: other.proof.index ^ 1 } };
  expect((await verifyRecord(written(moved), roots)).problems[0]?.says).toMatch(
    /^Entries 1 to 6 aren’t those/,
  );
  const lines = roots.split("\n");
  const gap = [...lines.slice(0, 1), ...lines.slice(2)].join("\n");
  expect((await verifyRecord(file, gap)).problems[0]?.says).toMatch(/^The list of roots has none of/);
});

test("the script does the same on its own: whole and broken", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "amana-record-"));
  const write = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const run = (...names: string[]) =>
    spawnSync(process.execPath, ["scripts/verify-record.mjs", ...names], { encoding: "utf8" });
  const list = write("roots.jsonl", roots);
  const whole = run(write("record.json", file), list);
  expect(whole.stdout).toContain("The record is whole.");
  expect(whole.status).toBe(0);
  const broken = run(write("broken.json", file.replace("please look", "please lool")), list);
  expect(broken.stdout).toContain("The text of entry 5 was changed.");
  expect(broken.status).toBe(1);
  expect(run(path.join(folder, "none")).status).toBe(2);
});

test("nothing is added to a closed day, and what is added past the triggers is named", async () => {
  const { tradeId } = sceneAt(3);
  const late = `insert into timeline (trade_id, sequence, move, actor_id, actor_role, to_state, posting_id, at)
    select trade_id, 9, 'begin', actor_id, actor_role, to_state, posting_id, at from timeline where trade_id = $1 and sequence = 2`;
  await expect(app.asOwner(late, [tradeId])).rejects.toThrow(/are closed/);
  await damage(
    app,
    late.replace("$1", `'${tradeId}'`),
    `insert into record_entry select e.trade_id, 7, s.kind, s.source, s.at, b.body, null, record_digest(e.digest, b.body)
    from record_entry e join record_source s on s.trade_id = e.trade_id and s.kind = 'move' and s.source = '9',
      lateral (select record_body('move', 7, e.trade_id, s.facts, 'null') as body) b
    where e.trade_id = '${tradeId}' and e.number = 6`,
  );
  expect(await faultsOf(tradeId)).toEqual(["7: was added after its day was closed", "-: moves are missing"]);
  await sweepAll();
  expect((await findings()).join("\n")).toMatch(/does not hold the day's entries/);
  await damage(
    app,
    `delete from record_entry where trade_id = '${tradeId}' and number = 7`,
    `delete from timeline where trade_id = '${tradeId}' and sequence = 9`,
  );
  await sweepAll();
  expect(await findings()).toEqual([]);
});

test("a day’s tail that is cut everywhere, a root, a leaf and a signature that are edited are named", async () => {
  const { tradeId } = sceneAt(4);
  await damage(
    app,
    `create table kept as select * from record_entry where trade_id = '${tradeId}' and number = 6`,
    `create table kept_message as select * from message where subject_id = '${tradeId}' and sequence = 2`,
    `delete from record_entry where trade_id = '${tradeId}' and number = 6`,
    `delete from message where subject_id = '${tradeId}' and sequence = 2`,
    `update chat_room set last_sequence = 1 where subject_id = '${tradeId}'`,
  );
  expect(await faultsOf(tradeId)).toEqual([expect.stringMatching(/^6: is not the entry that the root of/)]);
  await damage(
    app,
    "insert into record_entry select * from kept",
    "insert into message select * from kept_message",
    `update chat_room set last_sequence = 2 where subject_id = '${tradeId}'`,
  );
  expect(await faultsOf(tradeId)).toEqual([]);

  await damage(app, "update public_root set total = total + 1 where leaves = 1");
  expect((await findings()).join("\n")).toMatch(/counts other entries/);
  await damage(app, "update public_root set total = total - 1 where leaves = 1");
  await damage(app, "update public_root set signature = sha512('x') where leaves = 1");
  expect(await findings()).toEqual([]);
  await sweepAll();
  expect((await findings()).join("\n")).toMatch(/is not signed by its key/);
});

test("the look through all records names an old damage, and forgets it once it is mended", async () => {
  const { tradeId } = sceneAt(2);
  await damage(
    app,
    "delete from record_finding",
    `update message set body = 'Other.' where subject_id = '${tradeId}' and sequence = 1`,
  );
  await sweepRecords();
  expect(await query(sql`select subject, what from record_finding where subject = ${tradeId}`)).toEqual([
    { subject: tradeId, what: "entry 5 records a row that has changed" },
  ]);
  await damage(
    app,
    `update message set body = 'Sent, please look.' where subject_id = '${tradeId}' and sequence = 1`,
  );
  await sweepRecords();
  expect(await query(sql`select subject from record_finding where subject = ${tradeId}`)).toEqual([]);
});
