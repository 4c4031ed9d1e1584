import { call } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sendSignInCode } from "@/lib/identity/sessions/procedures";
import { forgetSharedReads } from "@/lib/kernel/connection/shared-read";
import { query, sql } from "@/lib/kernel/db";
import { flagsFor } from "@/lib/kernel/flags";
import type { FlagKey } from "@/lib/kernel/flags/flags";
import { newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { agreeTo } from "@/lib/testing/approvals";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { adjustFlag, changeFlag, killFlag } from "./commands";
import { setFlag } from "./procedures";
import { flagHistory, flagsForStaff } from "./queries";
import type { FlagChange } from "./schema";

let app: TestApp;
let ife: TestUser;
let jide: TestUser;
let amina: TestUser;
let ada: TestUser;

const reason = "Half of all pages wait for it.";
const rules = { denied: [], allowed: [], roles: [], levels: [] };
const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;
const change = (more: Partial<FlagChange> = {}): FlagChange => ({
  key: "market.live",
  rollout: 500,
  rules,
  ...more,
});
const adjust = (by: TestUser, more?: Partial<FlagChange>) =>
  adjustFlag(by.actor, newId(), { ...change(more), reason, reasonCode: "other" });
const kill = (by: TestUser, key: FlagKey) =>
  killFlag(by.actor, newId(), { key, reason, reasonCode: "fraud" });
const contextOf = ({ actor }: TestUser): CallContext => ({
  actor,
  session: { id: newId(), hasFactor: true, isFresh: true },
  key: newId(),
  requestId: newId(),
  address: "198.51.100.7",
  userAgent: "Test browser",
});
const answer = async (key: FlagKey, userId = ada.id) => {
  forgetSharedReads();
  return (await flagsFor({ userId }))[key];
};

beforeAll(async () => {
  app = await testApp();
  ife = await makeUser(app, "Ife Adebayo", { staffRoles: ["ADMIN"] });
  jide = await makeUser(app, "Jide Balogun", { staffRoles: ["ADMIN"] });
  amina = await makeUser(app, "Amina Sule", { staffRoles: ["COMPLIANCE"] });
  ada = await makeUser(app, "Ada Obi");
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.asOwner("update flag set rollout = 0, killed_at = null, rules = $1", [JSON.stringify(rules)]);
});

test("one administrator rolls a feature out to a tenth, and no further", async () => {
  await adjust(ife, { rollout: 1_000 });
  for (const more of [
    { rollout: 1_001 },
    { rules: { ...rules, levels: ["BASIC" as const] } },
    { rules: { ...rules, allowed: Array.from({ length: 51 }, newId) } },
    { key: "deposits.transfer" as const, rollout: 0, rules: { ...rules, denied: [ada.id] } },
  ])
    await expect(adjust(ife, more)).rejects.toEqual(refusedWith("needs_two"));
  await expect(adjust(amina, { rollout: 100 })).rejects.toEqual(refusedWith("not_found"));
  await expect(adjust(ada, { rollout: 100 })).rejects.toEqual(refusedWith("not_found"));
  await expect(adjust(ife, { rollout: 1_000 })).rejects.toEqual(refusedWith("nothing_changes"));
});

/** A plan as a process would send it that has been taken over. */
const forge = (by: TestUser, key: FlagKey, move: string, set: object | null) =>
  query(sql`select * from commit_plan(${by.id}::uuid, ${newId()}, sha256('x'), 'forged', jsonb_build_object('result', '{}'::jsonb,
    'audit', jsonb_build_array(jsonb_build_object('actor_id', ${by.id}::text, 'act', 'x', 'subject_kind', 'flag', 'subject_id', 'x')),
    'rows', (select jsonb_build_array(jsonb_build_object('t', 'flag', 'i', id, 'v', version, 'm', ${move}::text, 's', ${JSON.stringify(set)}::jsonb))
      from flag where key = ${key})))`);

test("the database refuses one person's change beyond a tenth, of money, and a rollout beyond all", async () => {
  const set = { rollout: "1000", rules, change_reason: reason };
  await expect(forge(ife, "market.live", "adjust", { ...set, rollout: "1001" })).rejects.toThrow("for few");
  await expect(
    forge(ife, "market.live", "adjust", { ...set, rules: { ...rules, levels: ["BASIC"] } }),
  ).rejects.toThrow("for few");
  await expect(forge(ife, "deposits.transfer", "adjust", set)).rejects.toThrow();
  await expect(forge(ife, "market.live", "change", {})).rejects.toThrow();
  await expect(forge(amina, "market.live", "adjust", set)).rejects.toThrow();
  for (const rollout of [-1, 10_001])
    await expect(app.asOwner("update flag set rollout = $1", [rollout])).rejects.toThrow(
      "rollout_in_basis_points",
    );
  await expect(app.asOwner("update flag set rules = '{}'")).rejects.toThrow("rules_are_lists");
  await expect(app.asOwner("update flag_change set reason = 'x'")).rejects.toThrow("append-only");
  await forge(ife, "market.live", "adjust", set);
});

test("two administrators roll it out to everyone, and switch on again what was killed", async () => {
  const context = contextOf(ife);
  const ask = () =>
    call(setFlag, { ...change({ rollout: 10_000 }), reason, reasonCode: "other" }, { context });
  const asked = await ask();
  expect(await ask()).toEqual(asked);
  expect(await answer("market.live")).toBe(false);
  await expect(agreeTo(ife, asked.approvalId ?? "")).rejects.toEqual(refusedWith("needs_another"));
  await agreeTo(jide, asked.approvalId ?? "");
  expect(await ask()).toEqual(asked);
  expect(await answer("market.live")).toBe(true);
  await kill(amina, "market.live");
  expect(await answer("market.live")).toBe(false);
  // Though it would be for few: who killed it is asked by two.
  const again = await call(
    setFlag,
    { ...change({ rollout: 100 }), reason, reasonCode: "other" },
    { context: contextOf(ife) },
  );
  await agreeTo(jide, again.approvalId ?? "");
  const [now] = (await flagHistory(ife.actor, "market.live")) ?? [];
  expect(now).toMatchObject({ isKilled: false, rollout: 100, byName: "Jide Balogun" });
});

test("a flag that was killed since the request was made is not switched on by it", async () => {
  const { result } = await changeFlag.request(ife.actor, newId(), {
    ...change({ rollout: 9_000 }),
    reason,
    reasonCode: "other",
  });
  await kill(amina, "market.live");
  expect(await agreeTo(jide, result.approvalId)).toMatchObject({ state: "STALE" });
  expect(await answer("market.live")).toBe(false);
});

test("one person of four roles kills a feature, and operations refuse it", async () => {
  const asked = () => call(sendSignInCode, { phone: "08031234567" }, { context: contextOf(ada) });
  forgetSharedReads();
  await asked();
  await expect(kill(ada, "sign_in.code")).rejects.toEqual(refusedWith("not_found"));
  const support = await makeUser(app, "Funmi Bankole", { staffRoles: ["SUPPORT"] });
  await expect(kill(support, "sign_in.code")).rejects.toEqual(refusedWith("not_found"));
  await kill(amina, "sign_in.code");
  await expect(kill(ife, "sign_in.code")).rejects.toEqual(refusedWith("killed"));
  const kept = await query(
    sql`select detail->>'reasonCode' as code from audit where act = 'flag.kill' and subject_id = 'sign_in.code'`,
  );
  expect(kept).toEqual([{ code: "fraud" }]);
  forgetSharedReads();
  await expect(asked()).rejects.toEqual(refusedWith("switched_off"));
});

test("rows are read once in ten seconds by all requests together", async () => {
  forgetSharedReads();
  const before = await flagsFor({ userId: ada.id });
  await app.asOwner("update flag set killed_at = app_now()");
  expect(await flagsFor({ userId: ada.id })).toEqual(before);
  forgetSharedReads();
  expect(Object.values(await flagsFor({ userId: ada.id }))).not.toContain(true);
});

test("each version is kept with who made it and why; staff without the permission see none", async () => {
  await adjust(ife, { rollout: 700 });
  const [now, before] = await flagHistory(ife.actor, "market.live");
  expect(now).toMatchObject({
    rollout: 700,
    reason,
    byName: "Ife Adebayo",
    version: (before?.version ?? 0n) + 1n,
  });
  await expect(flagsForStaff(ada.actor)).rejects.toEqual(refusedWith("not_found"));
});

test("a release that is the same for everyone for 90 days is listed for removal", async () => {
  const settled = async () =>
    (await flagsForStaff(ife.actor)).filter(({ isSettled }) => isSettled).map(({ key }) => key);
  await app.asOwner("update flag set rollout = 10000, changed_at = app_now() - interval '89 days'");
  expect(await settled()).toEqual([]);
  await app.asOwner("update flag set changed_at = app_now() - interval '90 days'");
  expect(await settled()).toEqual(["market.live"]);
  await app.asOwner("update flag set rollout = 9999");
  expect(await settled()).toEqual([]);
});
