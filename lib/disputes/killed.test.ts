import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { SYSTEM } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { checkLedger } from "@/lib/ledger";
import { claimCase } from "@/lib/staff/queues/commands";
import { expectKilledAt } from "@/lib/testing/kill";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { proposeCancel } from "@/lib/trades";
import { freshKey, type Scene, sceneOf } from "../trades/scenes-for-tests";
import { appealRuling, offerSettlement } from "./index";
import { FEE, inEscrow, moneyOf, released } from "./money-for-tests";
import { answered, ruled } from "./scenes-for-tests";
import { type Act, clockRules, perform } from "./year/acts-for-tests";

let app: TestApp;
let chidi: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  await makeUser(app, "Dele Ojo", { staffRoles: ["MODERATOR"] });
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

const program = new URL("./year/one-act-for-tests.ts", import.meta.url);

const clockAct = (name: "clock" | "reassign", more: Record<string, unknown>): Act => ({
  name,
  by: { id: SYSTEM.id, roles: [] },
  key: freshKey(),
  tradeId: "",
  more,
});

/** The job of a deadline of this trade that is over, as the sweeper queues it. */
async function dueJob(job: string, { tradeId }: Scene): Promise<Act> {
  const found = clockRules.find((rule) => rule.job === job)?.find(100);
  const row = await queryOne<{ id: string; version: string }>(sql`
    select due.id, due.version::text as version from (${found ?? sql`select null`}) due
    where due.id = ${tradeId}::uuid or due.id in (select d.id from dispute d where d.trade_id = ${tradeId}::uuid)
      or due.id in (select o.id from settlement_offer o join dispute d on d.id = o.dispute_id where d.trade_id = ${tradeId}::uuid)`);
  if (!row) throw new Error(`${job} is not due`);
  return clockAct("clock", { job, ...row });
}

/** All that a clock can change of a dispute and its trade, and the events that follow. */
async function stateOf(scene: Scene) {
  const row = await queryOne(sql`
    select d.state::text as dispute, d.times_late, t.state::text as trade, t.proposal is not null as proposed,
      (select count(*)::int from outbox o where o.payload->>'tradeId' = t.id::text) as events,
      (select json_agg(o.state) from settlement_offer o where o.dispute_id = d.id) as offers,
      (select count(*)::int from posting p where p.subject_id in (d.id, t.id)) as postings,
      (select json_agg(a.staff_id order by a.created_at) from assignment a where a.subject_id = d.id) as assigned,
      (select count(*)::int from assignment a where a.subject_id = d.id and a.ended_at is null) as holders
    from trade t join dispute d on d.trade_id = t.id where t.id = ${scene.tradeId}::uuid`);
  return { ...row, money: await moneyOf(scene) };
}

/** A killed process has done the job completely or not at all, and repeating the job does it once. */
async function expectOnce(scenes: () => Promise<[Scene, Act]>): Promise<[Scene, Scene]> {
  const [first, act] = await scenes();
  const before = await stateOf(first);
  await expectKilledAt("commit.before", program, "act", JSON.stringify(act));
  expect(await stateOf(first)).toEqual(before);
  await perform(act);
  const after = await stateOf(first);
  expect(after).not.toEqual(before);
  await perform(act);
  expect(await stateOf(first)).toEqual(after);
  const [second, other] = await scenes();
  const before2 = await stateOf(second);
  await expectKilledAt("commit.after", program, "act", JSON.stringify(other));
  const done = await stateOf(second);
  expect(done).not.toEqual(before2);
  await perform(other);
  expect(await stateOf(second)).toEqual(done);
  return [first, second];
}

async function underReview(): Promise<Scene> {
  const scene = await sceneOf(app, "DISPUTED");
  await answered(scene.tradeId);
  return scene;
}

test("a worker that is killed as a decision is late records it once, and our commission goes back once", async () => {
  const scenes = await expectOnce(async () => {
    const scene = await underReview();
    await app.moveTime("48 hours");
    return [scene, await dueJob("disputes.record_late", scene)];
  });
  for (const scene of scenes) {
    expect(await stateOf(scene)).toMatchObject({ dispute: "UNDER_REVIEW", timesLate: 1, money: inEscrow });
    await ruled(chidi, scene.tradeId, "release");
    await app.moveTime("24 hours");
    await perform(await dueJob("disputes.finish_ruling", scene));
    const [ada, bayo = 0n] = released;
    expect(await moneyOf(scene)).toEqual([ada, bayo + FEE, 0n]);
  }
});

test("a worker that is killed as the time for an appeal has run out pays once", async () => {
  const scenes = await expectOnce(async () => {
    const scene = await sceneOf(app, "DISPUTED");
    await ruled(chidi, scene.tradeId, "release");
    await app.moveTime("24 hours");
    return [scene, await dueJob("disputes.finish_ruling", scene)];
  });
  for (const scene of scenes)
    expect(await stateOf(scene)).toMatchObject({ dispute: "CLOSED", trade: "COMPLETED", money: released });
});

test("a worker that is killed as the answer to an appeal is late gives it to another once", async () => {
  const scenes = await expectOnce(async () => {
    const scene = await sceneOf(app, "DISPUTED");
    await ruled(chidi, scene.tradeId, "refund");
    await appealRuling(scene.bayo.actor, freshKey(), { tradeId: scene.tradeId, reason: "Look once more." });
    await app.moveTime("48 hours");
    return [scene, await dueJob("disputes.record_late", scene)];
  });
  for (const scene of scenes)
    expect(await stateOf(scene)).toMatchObject({ dispute: "APPEALED", timesLate: 1, money: inEscrow });
});

test("a worker that is killed as it gives a late case to a colleague leaves it with one of them", async () => {
  let outboxId = 0;
  const scenes = await expectOnce(async () => {
    const scene = await underReview();
    const dispute = await queryOne<{ id: string }>(
      sql`select id from dispute where trade_id = ${scene.tradeId}::uuid`,
    );
    const disputeId = dispute?.id ?? "";
    await claimCase(chidi.actor, newId(), { kind: "disputes", subjectId: disputeId });
    outboxId += 1;
    return [scene, clockAct("reassign", { disputeId, outboxId: `killed-${outboxId}` })];
  });
  for (const scene of scenes)
    expect(await stateOf(scene)).toMatchObject({ holders: 1, assigned: [chidi.id, expect.any(String)] });
});

test("a worker that is killed as offers and proposals run out ends each once", async () => {
  const offered = await expectOnce(async () => {
    const scene = await sceneOf(app, "DISPUTED");
    const { tradeId, bayo } = scene;
    await offerSettlement(bayo.actor, freshKey(), { tradeId, refundMinor: 100_00n });
    await app.moveTime("24 hours");
    return [scene, await dueJob("disputes.expire_settlement", scene)];
  });
  for (const scene of offered)
    expect(await stateOf(scene)).toMatchObject({ offers: ["EXPIRED"], money: inEscrow });
  const proposed = await expectOnce(async () => {
    const scene = await sceneOf(app, "DISPUTED");
    await proposeCancel(scene.ada.actor, freshKey(), scene);
    await app.moveTime("24 hours");
    return [scene, await dueJob("trades.expire_proposal", scene)];
  });
  for (const scene of proposed)
    expect(await stateOf(scene)).toMatchObject({ proposed: false, trade: "DISPUTED", money: inEscrow });
});

test("nothing of it is left twice", async () => {
  const twice = await query(sql`
    select subject_id, kind from transfer where kind in ('escrow_release', 'fee_given_back') group by 1, 2 having count(*) > 1`);
  expect(twice).toEqual([]);
});
