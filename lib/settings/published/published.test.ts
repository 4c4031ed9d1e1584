import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { forgetSharedReads } from "@/lib/kernel/connection/shared-read";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { killFlag } from "@/lib/settings/flags/commands";
import { requestSetting } from "@/lib/staff/settings/change-setting";
import { agreeTo } from "@/lib/testing/approvals";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { answerApi } from "@/lib/web/api";
import { settingsReactions } from "../reactions";

let app: TestApp;
let efe: TestUser;
let gbenga: TestUser;

const reason = "Agreed at the meeting of finance.";

beforeAll(async () => {
  app = await testApp();
  efe = await makeUser(app, "Efe Okoro", { staffRoles: ["FINANCE"] });
  gbenga = await makeUser(app, "Gbenga Ojo", { staffRoles: ["FINANCE"] });
});
afterAll(() => app.close());
beforeEach(async () => {
  forgetSharedReads();
  await app.asOwner("delete from outbox");
});

const contextOf = (by?: TestUser): CallContext => ({
  actor: by?.actor ?? null,
  session: by ? { id: newId(), hasFactor: true, isFresh: true } : null,
  key: newId(),
  requestId: newId(),
  address: "198.51.100.7",
  userAgent: "Test browser",
});
const get = (path: string, headers: Record<string, string> = {}) =>
  answerApi(new Request(`http://localhost:3999/api/v1${path}`, { headers }), contextOf());
const read = async (path = "/settings") =>
  (await (await get(path)).json()) as { version: string; settings: Record<string, object> };
const keptFor = async (path: string) => (await get(path)).headers.get("Cache-Control");
const announced = async () =>
  (
    await query<{ payload: { keys: string; version: string } }>(
      sql`select payload from outbox where topic = 'settings.changed'`,
    )
  ).map(({ payload }) => payload);

async function changeFees(naira: number, effectiveFrom: string | null = null) {
  const value = { bands: [{ feeMinor: `${String(naira)}00` }] };
  const { result } = await requestSetting(efe.actor, newId(), {
    name: "payout_fees",
    value,
    effectiveFrom,
    reason,
    reasonCode: "other",
  });
  await agreeTo(gbenga, result.approvalId);
  return value;
}

test("everyone reads limits, commission, price bounds and fees, and nothing of what staff decide by", async () => {
  const { settings } = await read();
  expect(Object.keys(settings).sort()).toEqual([
    "airtime_networks",
    "airtime_price",
    "commission",
    "payout_fees",
    "trade_limits",
  ]);
  expect(JSON.stringify(settings)).not.toMatch(/twoPeople|reviewUnknown/);
});

test("is kept for an hour under its version, ten minutes without, and not under another one", async () => {
  const { version } = await read();
  expect(await keptFor(`/settings?v=${version}`)).toBe("public, max-age=3600");
  expect(await keptFor("/settings")).toBe("public, max-age=600");
  expect(await keptFor(`/settings?v=${String(BigInt(version) + 1n)}`)).toBe("no-cache");
  expect(await keptFor("/settings/categories")).toBe("public, max-age=3600");
  expect(await keptFor("/offers")).toBe("private, no-store");
  expect(await keptFor("/settings?v=x")).toBe("private, no-store");
  const etag = (await get("/settings")).headers.get("ETag") ?? "";
  expect((await get("/settings", { "if-none-match": etag })).status).toBe(304);
});

test("the announced version is that under which the new value is read, and the old address is stale", async () => {
  const before = await read();
  const value = await changeFees(23);
  forgetSharedReads();
  const after = await read();
  expect(after.settings.payout_fees).toEqual(value);
  expect(await announced()).toEqual([{ keys: "payout_fees", version: after.version }]);
  expect(await keptFor(`/settings?v=${before.version}`)).toBe("no-cache");
});

test("a later value is announced once it is in force, and not before", async () => {
  await changeFees(24, new Date(Date.now() + 3_600_000).toISOString());
  const announce = settingsReactions.everyMinute?.["settings.announce"];
  await announce?.();
  expect(await announced()).toEqual([]);
  await app.moveTime("61 minutes");
  forgetSharedReads();
  const { version } = await read();
  // The worker runs every minute, and this one is past its window.
  await announce?.();
  expect(await announced()).toEqual([{ keys: "payout_fees", version }]);
  await app.moveTime("-61 minutes");
});

test("a killed flag makes a new version", async () => {
  const { version } = await read();
  const amina = await makeUser(app, "Amina Sule", { staffRoles: ["COMPLIANCE"] });
  await killFlag(amina.actor, newId(), { key: "profile.picture", reason });
  const [said] = await announced();
  expect(said).toEqual({ keys: "flags", version: String(BigInt(version) + 1n) });
});

test("a program asks for a change with 202, and everyone else learns of no such operation", async () => {
  const post = (by: TestUser, name: string, body: object) =>
    answerApi(
      new Request(`http://localhost:3999/api/v1/settings/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
      contextOf(by),
    );
  const change = {
    value: { leastBps: 6_000, mostBps: 9_000 },
    effectiveFrom: null,
    reason,
    reasonCode: "risk",
  };
  const asked = await post(efe, "airtime_price", change);
  expect(asked.status).toBe(202);
  expect(await asked.json()).toMatchObject({ approvalId: expect.any(String) });
  const ada = await makeUser(app, "Ada Obi");
  expect((await post(ada, "airtime_price", change)).status).toBe(404);
  const ife = await makeUser(app, "Ife Adebayo", { staffRoles: ["ADMIN"] });
  // An administrator agrees to prices, and asks for what is neither money nor a limit.
  expect((await post(ife, "airtime_price", change)).status).toBe(404);
  const appeals = {
    value: { withinDays: 21, answerHours: 72 },
    effectiveFrom: null,
    reason,
    reasonCode: "law",
  };
  expect((await post(ife, "block_appeals", { ...appeals, reasonCode: "joins" })).status).toBe(422);
  expect((await post(ife, "block_appeals", { ...appeals, reasonCode: undefined })).status).toBe(422);
  expect((await post(efe, "block_appeals", appeals)).status).toBe(404);
  expect((await post(ife, "block_appeals", appeals)).status).toBe(202);
  expect((await post(ife, "no_such", appeals)).status).toBe(422);
});

test("a flag's answers are the caller's, and never kept without asking again", async () => {
  const answer = await get("/settings/flags");
  expect(answer.headers.get("Cache-Control")).toBe("private, no-cache");
  const flags = (await answer.json()) as Record<string, unknown>;
  expect(new Set(Object.values(flags).map((value) => typeof value))).toEqual(new Set(["boolean"]));
});
