import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { SYSTEM } from "@/lib/kernel/command";
import { commitPlan } from "@/lib/kernel/commit";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { SYSTEM_ID } from "@/lib/kernel/ids";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { lapseTrade, planMove, readTradeToSettle, type StoredTrade, toSettle } from "..";
import { appNow, freshKey, type Scene, sceneOf, tally, together } from "../scenes-for-tests";
import { applyOutages } from "./apply";
import { closeOutage } from "./commands";
import { clockOf, markDown } from "./scene-for-tests";

const ROUNDS = 10;

let app: TestApp;
let chidi: TestUser;
/** Another process, in a transaction that the test ends. */
let other: pg.Client;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  other = new pg.Client({ connectionString: app.ownerUrl });
  await other.connect();
});
afterAll(async () => {
  await other.end();
  await app.close();
});

/** A trade whose deadline has just run out. */
async function overdue(): Promise<Scene> {
  const scene = await sceneOf(app);
  await app.moveTime("31 minutes");
  return scene;
}

/** Commits the lapse as it was decided before anyone knew of an outage. */
async function decidedLapse({ tradeId }: Scene) {
  const stored = await queryOne<StoredTrade>(readTradeToSettle(tradeId, SYSTEM));
  if (!stored) throw new Error("no such trade");
  const plan = planMove({ ...toSettle(stored), now: await appNow(), clockStands: false }, "lapse", SYSTEM);
  return () =>
    commitPlan({ act: "trade.lapse", principal: SYSTEM_ID, key: freshKey(), requestHash: "00", plan });
}

const someoneWaits = () =>
  vi.waitFor(async () => {
    const waiting = await query(sql`select from pg_locks where locktype = 'advisory' and not granted`);
    expect(waiting.length).toBeGreaterThan(0);
  });

const INSERT = `insert into outage (id, kind, listed_under, source, reason, started_at, until)
  values (gen_random_uuid(), 'AIRTIME', 'MTN', 'staff', 'MTN is down.', app_now(), app_now() + interval '6 hours') returning id`;
const endAll = async () => {
  await app.asOwner("update outage set state = 'ENDED', ended_at = app_now() where state = 'OPEN'");
  await applyOutages();
};

test("a lapse that was decided before an outage was opened is not written after it", async () => {
  const scene = await overdue();
  const lapse = await decidedLapse(scene);
  const id = await markDown(chidi, "AIRTIME/MTN", new Date((await appNow()).getTime() - 20 * 60_000));
  expect(await lapse()).toMatchObject({ outcome: "moved" });
  expect((await clockOf(scene)).state).toBe("IN_ESCROW");
  await closeOutage(chidi.actor, freshKey(), { id });
  expect(await lapse()).toMatchObject({ outcome: "moved" });
  await applyOutages();
  expect(await lapse()).toMatchObject({ outcome: "moved" });
  expect((await clockOf(scene)).state).toBe("IN_ESCROW");
});

test("a lapse waits for an outage that is being opened, and is then refused", async () => {
  const scene = await overdue();
  await other.query("begin");
  await other.query(INSERT);
  const lapse = lapseTrade(SYSTEM, freshKey(), scene);
  lapse.catch(() => {});
  await someoneWaits();
  await other.query("commit");
  await expect(lapse).rejects.toMatchObject({ reason: "not_due" });
  expect((await clockOf(scene)).state).toBe("IN_ESCROW");
  await endAll();
});

test("an outage waits for a lapse that is being written, and concerns what runs after it", async () => {
  const scene = await overdue();
  await other.query("begin");
  await other.query("select clock_runs('AIRTIME', 'MTN')");
  const opening = markDown(chidi);
  await someoneWaits();
  await other.query("commit");
  await opening;
  await expect(lapseTrade(SYSTEM, freshKey(), scene)).rejects.toMatchObject({ reason: "not_due" });
  await endAll();
});

test("while deadlines are being moved nothing lapses, and afterwards by the new deadline alone", async () => {
  const scene = await sceneOf(app);
  const id = await markDown(chidi);
  await app.moveTime("31 minutes");
  await closeOutage(chidi.actor, freshKey(), { id });
  const before = await decidedLapse(scene);
  await other.query("begin");
  await other.query("select * from apply_outages()");
  const during = before();
  await other.query("commit");
  expect(await during).toMatchObject({ outcome: "moved" });
  expect(await before()).toMatchObject({ outcome: "moved" });
  await expect(lapseTrade(SYSTEM, freshKey(), scene)).rejects.toMatchObject({ reason: "not_due" });
});

test(`in ${ROUNDS} rounds no lapse gets in between the end of an outage and the move of its deadlines`, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const scene = await sceneOf(app);
    const id = await markDown(chidi);
    await app.moveTime("31 minutes");
    const lapse = () => lapseTrade(SYSTEM, freshKey(), scene);
    const outcomes = await together([
      lapse,
      lapse,
      () => closeOutage(chidi.actor, freshKey(), { id }),
      async () => (await applyOutages(), { replayed: false }),
      lapse,
      lapse,
    ]);
    expect(tally(outcomes)).toEqual({ done: 2, not_due: 4 });
    await applyOutages();
    expect((await clockOf(scene)).state).toBe("IN_ESCROW");
  }
});
