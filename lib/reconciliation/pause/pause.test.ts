import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { approval } from "@/lib/kernel/approvals/machine";
import { commitPlan, type Plan } from "@/lib/kernel/commit";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { StaffRole } from "@/lib/kernel/permissions";
import { noticesOf } from "@/lib/notifications/run-for-tests";
import { payoutTermsFor } from "@/lib/payouts";
import { promiseOf } from "@/lib/payouts/words";
import { agreeTo, endOpenRequests, openRequest } from "@/lib/testing/approvals";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { tally, together } from "@/lib/trades/scenes-for-tests";
import { stopPayouts } from "../commands";
import { payoutSwitch } from "../machine";
import { readPause } from "../notice-facts";
import { payoutsStopped } from "../queries";
import { serviceStatus } from "../status";
import { pausePayouts } from "./pause-payouts";
import { pauseWords } from "./reasons";
import { resumePayouts } from "./resume-payouts";
import { payoutSwitchFor } from "./switch-for-staff";

const reason = "Banks report that transfers fail.";
const gateway = "paystack";
let app: TestApp;
let efe: TestUser;
let ngozi: TestUser;

beforeAll(async () => {
  app = await testApp();
  efe = await makeUser(app, "Efe Okoro", { staffRoles: ["FINANCE"] });
  ngozi = await makeUser(app, "Ngozi Bello", { staffRoles: ["FINANCE"] });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.asOwner("update payout_switch set stopped_at = null, paused_for = null, version = version + 1");
  await endOpenRequests("payouts.resume");
});

const pause = (by: TestUser) => pausePayouts(by.actor, newId(), { gateway, says: "banks", reason });

async function requested(by = efe): Promise<string> {
  const { result } = await resumePayouts.request(by.actor, newId(), { gateway, reason, reasonCode: "other" });
  return result.approvalId;
}

test.each(["FINANCE", "COMPLIANCE", "ADMIN"] as StaffRole[])("one of %s pauses payouts", async (role) => {
  await pause(await makeUser(app, "Ife Adebayo", { staffRoles: [role] }));
  expect(await payoutsStopped()).not.toBeNull();
});

test.each([["SUPPORT"], ["MODERATOR"], ["CONTENT"], ["AUDITOR"], []] as StaffRole[][])(
  "no one of %s does",
  async (...staffRoles) => {
    const amina = await makeUser(app, "Amina Sule", { staffRoles });
    await expect(pause(amina)).rejects.toMatchObject({ reason: "not_found" });
    expect(await payoutsStopped()).toBeNull();
  },
);

test("everybody reads why, the reason for staff stays with them, and nobody pauses twice", async () => {
  await pause(efe);
  await expect(pause(ngozi)).rejects.toMatchObject({ reason: "already_paused" });
  const status = await serviceStatus();
  expect([status.payouts.state, status.pausedFor]).toEqual(["stopped", "banks"]);
  expect(JSON.stringify(status)).not.toContain(reason);
  const ada = await makeUser(app, "Ada Obi");
  const { pausedFor } = await payoutTermsFor(ada.id);
  const waiting = { state: "QUEUED" as const, holdUntil: null, holdReason: null, twoPeople: false };
  expect(promiseOf({ ...waiting, pausedFor })).toContain(pauseWords.banks);
  expect(await payoutSwitchFor(ngozi.actor)).toMatchObject({
    stopped: { pausedFor: "banks", byName: "Efe Okoro" },
    request: null,
  });
  const [notice] = await noticesOf(app, efe, "staff.paused");
  expect(notice?.title).toBe("Efe Okoro paused payouts");
});

test("requests to resume are not counted as the end of a pause", async () => {
  await pause(efe);
  await app.asOwner(
    "insert into reconciliation (gateway, kind, ledger_minor, expected_minor, lines, differences, duration_ms, at) values ('paystack', 'daily', 0, 0, '[]', '[]', 1, app_now() - interval '1 day')",
  );
  await requested();
  await app.moveTime("1 hour");
  const { payoutsUp } = await serviceStatus();
  expect(payoutsUp).toBeLessThan(0.97);
  expect(payoutsUp).toBeGreaterThan(0.94);
});

test("twenty who approve at once resume payouts once", async () => {
  await pause(efe);
  const request = await requested();
  await expect(agreeTo(efe, request)).rejects.toMatchObject({ reason: "needs_another" });
  const outcomes = await together(Array.from({ length: 20 }, () => () => agreeTo(ngozi, request)));
  expect(tally(outcomes)).toEqual({ done: 1, request_over: 19 });
  expect(await payoutsStopped()).toBeNull();
  await expect(requested()).rejects.toMatchObject({ reason: "not_stopped" });
  expect(await readPause(gateway)).toBeUndefined();
});

test("what was requested for one pause does not end another", async () => {
  await pause(efe);
  const first = await requested();
  await app.asOwner("update payout_switch set stopped_at = null, paused_for = null, version = version + 1");
  const row = await queryOne<{ version: bigint }>(sql`select version from payout_switch`);
  await stopPayouts(gateway, row?.version ?? 0n, ["balance:balance:paystack"]);
  expect(await agreeTo(ngozi, first)).toMatchObject({ state: "STALE" });
  expect(await payoutsStopped()).not.toBeNull();
});

/** A plan about the switch that was put together without our commands. */
async function forged(by: TestUser, move: "pause" | "resume", more: Partial<Plan> = {}, set = {}) {
  const row = await queryOne<{ id: string; version: bigint }>(sql`select id, version from payout_switch`);
  const { id = "", version = 0n } = row ?? {};
  const audit = [{ actorId: by.id, act: `payouts.${move}`, subjectKind: "payout_switch", subjectId: id }];
  const plan: Plan = {
    subject: { kind: "payout_switch", id },
    audit,
    result: {},
    ...more,
    rows: [...(more.rows ?? []), payoutSwitch.move({ id, version }, move, set)],
  };
  return commitPlan({
    act: `payouts.${move}`,
    principal: by.id,
    key: newId(),
    requestHash: "00".repeat(32),
    plan,
  });
}

test("the database refuses one who resumes alone, and a pause in words of their own", async () => {
  await expect(forged(efe, "pause", {}, { pausedFor: "Efe says so" })).rejects.toThrow("everybody reads why");
  await pause(efe);
  await expect(forged(ngozi, "resume")).rejects.toThrow("two people have agreed to it");
  const { id, version, digest } = await (async () => {
    await requested();
    const [row] = await query<{ id: string }>(sql`select id from payout_switch`);
    return openRequest(row?.id ?? "");
  })();
  const rows = [approval.move({ id, version }, "agree", { digest })];
  await expect(forged(efe, "resume", { rows, approval: id })).rejects.toThrow("three_people");
  const admin = await makeUser(app, "Ife Adebayo", { staffRoles: ["ADMIN"] });
  await expect(forged(admin, "resume", { rows, approval: id })).rejects.toThrow("may not make the move");
  expect(await payoutsStopped()).not.toBeNull();
});
