import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { approval, setting } from "@/lib/kernel/approvals/machine";
import { commitPlan } from "@/lib/kernel/commit";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { StaffRole } from "@/lib/kernel/permissions";
import { agreeTo, stateOfRequest } from "@/lib/testing/approvals";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { inspectRequest } from "../approvals/queries";
import { vetoRequest } from "../approvals/veto";
import { requestSetting } from "./change-setting";
import { settingsFor } from "./queries";

let app: TestApp;
let efe: TestUser;
let gbenga: TestUser;
let ladi: TestUser;

const reason = "The bank has agreed to more.";
const refusal = (name: string) => expect.objectContaining({ reason: name }) as unknown;
const moveClock = (minutes: number) => app.asOwner("select set_clock(make_interval(mins => $1))", [minutes]);

beforeAll(async () => {
  app = await testApp();
  const staff = (name: string, role: StaffRole) => makeUser(app, name, { staffRoles: [role] });
  efe = await staff("Efe Okoro", "FINANCE");
  gbenga = await staff("Gbenga Alabi", "FINANCE");
  ladi = await staff("Ladi Gwani", "AUDITOR");
});
afterAll(() => app.close());
beforeEach(() => moveClock(0));

interface Payouts extends Record<string, unknown> {
  leastMinor: string;
  mostMinor: string;
  holdHours: number;
  twoPeopleFromMinor: string;
}

const inForce = async () =>
  (await queryOne<{ value: Payouts }>(sql`select setting_in_force('payouts') as value`))?.value as Payouts;

/** A change of `payouts` that two people have agreed to. */
async function agreed(change: Partial<Payouts>, effectiveFrom: string | null = null): Promise<string> {
  const value = { ...(await inForce()), ...change };
  const { result } = await requestSetting(efe.actor, newId(), {
    name: "payouts",
    value,
    effectiveFrom,
    reason,
    reasonCode: "other",
  });
  await agreeTo(gbenga, result.approvalId);
  return result.approvalId;
}

const by = (minor: string, change: number) => String(BigInt(minor) + BigInt(change));

test("a threshold that rises takes effect 24 hours after it is agreed to, and not before", async () => {
  const before = await inForce();
  const twoPeopleFromMinor = by(before.twoPeopleFromMinor, 1_00);
  const id = await agreed({ twoPeopleFromMinor });
  await moveClock(24 * 60 - 1);
  expect(await inForce()).toEqual(before);
  expect(await inspectRequest(ladi.actor, id)).toMatchObject({ takesEffectAt: expect.any(Date) });
  await moveClock(24 * 60 + 1);
  expect(await inForce()).toEqual({ ...before, twoPeopleFromMinor });
  expect(await inspectRequest(ladi.actor, id)).toMatchObject({ takesEffectAt: null });
  await expect(vetoRequest(ladi.actor, newId(), { id, reason })).rejects.toEqual(refusal("too_late_to_veto"));
});

test("a stricter limit takes effect at once, a shorter wait does not", async () => {
  const before = await inForce();
  await agreed({ twoPeopleFromMinor: by(before.twoPeopleFromMinor, -5_00) });
  const stricter = await inForce();
  expect(stricter.twoPeopleFromMinor).toBe(by(before.twoPeopleFromMinor, -5_00));
  await agreed({ holdHours: stricter.holdHours - 1 });
  expect(await inForce()).toEqual(stricter);
});

test("a rise cannot be prepared by a fall that is still to come", async () => {
  const before = await inForce();
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  await agreed({ mostMinor: by(before.mostMinor, -100_00) }, at(30));
  const id = await agreed({ mostMinor: before.mostMinor, leastMinor: by(before.leastMinor, 1_00) }, at(31));
  const { takesEffectAt } = (await inspectRequest(ladi.actor, id)) ?? {};
  expect(takesEffectAt?.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
});

test("an administrator or auditor vetoes it meanwhile, once, and nobody else does", async () => {
  const before = await inForce();
  const id = await agreed({ mostMinor: by(before.mostMinor, 1_000_00) });
  for (const other of [efe, gbenga]) {
    await expect(vetoRequest(other.actor, newId(), { id, reason })).rejects.toEqual(refusal("not_found"));
  }
  const answers = await Promise.allSettled(
    Array.from({ length: 10 }, () => vetoRequest(ladi.actor, newId(), { id, reason })),
  );
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await stateOfRequest(id)).toBe("VETOED");
  await moveClock(48 * 60);
  expect((await inForce()).mostMinor).not.toBe(by(before.mostMinor, 1_000_00));
  const { settings } = await settingsFor(efe.actor);
  expect(settings.find(({ name }) => name === "payouts")?.upcoming).toEqual([]);
});

test("the database lets nobody end a setting that is in force, or veto half of a change", async () => {
  const id = await agreed({ mostMinor: by((await inForce()).mostMinor, 7_00) });
  const row = await queryOne<{ id: string; version: bigint }>(
    sql`select id, version from setting where approval_id = ${id}::uuid`,
  );
  const old = await queryOne<{ id: string; version: bigint }>(
    sql`select id, version from setting where name = 'payouts' and effective_from <= app_now() order by effective_from desc limit 1`,
  );
  if (!row || !old) throw new Error("there are settings");
  const request = { id, version: 2n };
  const veto = (who: TestUser, rows: Parameters<typeof commitPlan>[0]["plan"]["rows"]) =>
    commitPlan({
      act: "approval.veto",
      principal: who.id,
      key: newId(),
      requestHash: "00",
      plan: {
        rows,
        audit: [{ actorId: who.id, act: "approval.veto", subjectKind: "setting", subjectId: "payouts" }],
        result: {},
      },
    });
  const both = [approval.move(request, "veto", { endReason: reason }), setting.move(row, "veto")];
  await expect(veto(efe, both)).rejects.toThrow("may not make the move veto");
  await expect(veto(ladi, [setting.move(row, "veto")])).rejects.toThrow("its request is vetoed");
  await expect(veto(ladi, [approval.move(request, "veto", { endReason: reason })])).rejects.toThrow(
    "its setting is vetoed",
  );
  await expect(veto(ladi, [setting.move(old, "veto")])).rejects.toThrow("may not make the move veto");
  const change = "update setting set effective_from = effective_from - interval '1 day' where id = $1";
  await expect(app.asOwner(change, [row.id])).rejects.toThrow("append-only");
});
