import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commitPlan, type Plan } from "@/lib/kernel/commit";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { appNow, freshKey, type Scene, sceneOf } from "../scenes-for-tests";
import { closeOutage } from "./commands";
import { BACKDATED_MINUTES } from "./machine";
import { clockOf, markDown, reason } from "./scene-for-tests";

let app: TestApp;
let chidi: TestUser;
let scene: Scene;
/** The web process, taken over. */
let web: pg.Client;
/** The worker, taken over. */
let worker: pg.Client;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  scene = await sceneOf(app);
  web = new pg.Client({ connectionString: app.webUrl });
  worker = new pg.Client({ connectionString: app.appUrl });
  await Promise.all([web.connect(), worker.connect()]);
});
afterAll(async () => {
  await Promise.all([web.end(), worker.end()]);
  await app.close();
});

const forge = (principal: string, plan: Partial<Plan>) =>
  commitPlan({
    act: "outage.open",
    principal,
    key: freshKey(),
    requestHash: "00",
    plan: { result: {}, ...plan },
  });

const inserting = async (more: object, principal = chidi.id) => {
  const id = newId();
  const row = {
    id,
    kind: "AIRTIME",
    listedUnder: "MTN",
    source: "staff",
    reason,
    startedAt: await appNow(),
    ...more,
  };
  const audit = [{ actorId: principal, act: "outage.open", subjectKind: "outage", subjectId: id }];
  return forge(principal, {
    subject: { kind: "outage", id },
    insert: [{ table: "outage", row }],
    ...(principal !== SYSTEM_ID && { audit }),
  });
};

test.each([
  "insert into clock_stop (trade_id, outage_id, from_at, until_at, stopped_ms) values (gen_random_uuid(), gen_random_uuid(), now(), now(), 1)",
  "update trade set deadline_at = deadline_at + interval '1 day'",
  "update outage set ended_at = now() - interval '1 hour'",
  "insert into outage (id, source, reason, started_at, until) values (gen_random_uuid(), 'staff', 'none', now(), now())",
  "delete from clock_stop",
])("no role of the application may: %s", async (statement) => {
  for (const role of [web, worker]) await expect(role.query(statement)).rejects.toThrow("permission denied");
});

test.each([
  "select * from apply_outages()",
  "insert into heartbeat (name, beat_at) values ('clock', now() - interval '9 days')",
])("the web process may not: %s", async (statement) => {
  await expect(web.query(statement)).rejects.toThrow("permission denied");
});

test("the owner shortens none either, and a moved deadline's reason stays", async () => {
  const id = await markDown(chidi, "AIRTIME/GLO");
  await app.moveTime("20 minutes");
  await closeOutage(chidi.actor, freshKey(), { id });
  await app.asOwner("select * from apply_outages()");
  for (const change of [
    "ended_at = ended_at - interval '1 minute'",
    "started_at = started_at + interval '1 minute'",
    "until = until - interval '1 minute'",
    "kind = 'OTHER'",
    "applied_at = null",
  ])
    await expect(app.asOwner(`update outage set ${change} where id = $1`, [id])).rejects.toThrow(
      "append-only",
    );
  await expect(app.asOwner("delete from outage where id = $1", [id])).rejects.toThrow("append-only");
  await app.asOwner(
    "insert into clock_stop (trade_id, outage_id, from_at, until_at, stopped_ms) values (gen_random_uuid(), $1, now(), now(), 1)",
    [id],
  );
  await expect(app.asOwner("update clock_stop set stopped_ms = 0")).rejects.toThrow("append-only");
});

test("a plan says neither when an outage ends nor by how much a deadline moves", async () => {
  const id = await markDown(chidi);
  const before = await clockOf(scene);
  const past = new Date(0);
  const audit = [{ actorId: chidi.id, act: "outage.close", subjectKind: "outage", subjectId: id }];
  const closing = (set: Record<string, Date>, who = chidi.id) =>
    forge(who, {
      subject: { kind: "outage", id },
      rows: [{ table: "outage", id, version: 1n, move: "close", set }],
      audit: [{ ...audit[0], actorId: who } as never],
    });
  await expect(closing({ endedAt: past })).rejects.toThrow("may not write these columns");
  await expect(closing({ appliedAt: past })).rejects.toThrow("may not write these columns");
  await expect(closing({}, scene.ada.id)).rejects.toThrow("may not make the move");
  await expect(
    forge(scene.bayo.id, {
      rows: [
        {
          table: "trade",
          id: scene.tradeId,
          version: before.version,
          move: "begin",
          set: { deadlineAt: new Date() },
        },
      ],
    }),
  ).rejects.toThrow("may not write these columns");
  await expect(
    forge(scene.bayo.id, {
      insert: [{ table: "clock_stop", row: { tradeId: scene.tradeId, outageId: id } }],
    }),
  ).rejects.toThrow();
  expect(await clockOf(scene)).toEqual(before);
  await closeOutage(chidi.actor, freshKey(), { id });
});

test("neither staff nor the system records an outage that has not been", async () => {
  const minutes = async (back: number) => new Date((await appNow()).getTime() - back * 60_000);
  await expect(inserting({ startedAt: await minutes(-5) })).rejects.toThrow("it did not begin long ago");
  await expect(inserting({ startedAt: await minutes(BACKDATED_MINUTES + 1) })).rejects.toThrow(
    "it did not begin long ago",
  );
  await expect(inserting({ source: "health" })).rejects.toThrow("who or what noticed it");
  await expect(inserting({ state: "ENDED" })).rejects.toThrow("only a gap");
  await expect(inserting({ until: await minutes(-600) })).rejects.toThrow("may not write these columns");
  const gap = { state: "ENDED", source: "heartbeat", kind: null, listedUnder: null };
  await expect(inserting(gap, SYSTEM_ID)).rejects.toThrow("only a gap");
  await expect(inserting({ source: "health", startedAt: await minutes(90) }, SYSTEM_ID)).rejects.toThrow(
    "it did not begin long ago",
  );
  for (const nobody of [scene.ada.id, scene.bayo.id])
    await expect(inserting({}, nobody)).rejects.toThrow("may not be made by");
});
