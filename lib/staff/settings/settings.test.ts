import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approval } from "@/lib/kernel/approvals/machine";
import { commitPlan, type Plan } from "@/lib/kernel/commit";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { type SettingName, settingShapes } from "@/lib/kernel/settings";
import { agreeTo } from "@/lib/testing/approvals";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { declineRequest } from "../approvals/answers";
import { requestSetting } from "./change-setting";
import { settingForms } from "./forms";
import { settingsFor } from "./queries";
import { ChangeSettingForm } from "./schema";
import { type JsonObject, typedOf, valueOf } from "./typed";

let app: TestApp;
let efe: TestUser;
let gbenga: TestUser;
let ada: TestUser;

beforeAll(async () => {
  app = await testApp();
  efe = await makeUser(app, "Efe", { staffRoles: ["FINANCE"] });
  gbenga = await makeUser(app, "Gbenga", { staffRoles: ["FINANCE"] });
  ada = await makeUser(app, "Ada");
});
afterAll(() => app.close());

const reason = "Agreed at the meeting of finance.";
const fees = (naira: number) => ({ bands: [{ feeMinor: String(naira * 100) }] });

async function propose(value: object, effectiveFrom: Date | null = null, name: SettingName = "payout_fees") {
  const from = effectiveFrom?.toISOString() ?? null;
  const { result } = await requestSetting(efe.actor, newId(), {
    name,
    value: value as Record<string, unknown>,
    effectiveFrom: from,
    reason,
    reasonCode: "other",
  });
  return result;
}

async function inForce(name: SettingName): Promise<unknown> {
  const row = await queryOne<{ value: unknown }>(sql`select setting_in_force(${name}) as value`);
  return row?.value;
}

const refusal = (name: string) => expect.objectContaining({ reason: name });

describe("a setting changes by two people", () => {
  test("takes effect when one person requests it and another approves", async () => {
    const request = await propose(fees(20));
    expect(await inForce("payout_fees")).not.toEqual(fees(20));
    await agreeTo(gbenga, request.approvalId);
    expect(await inForce("payout_fees")).toEqual(fees(20));
    const acts = await query<{ act: string }>(sql`
      select act from audit where subject_kind = 'setting' and subject_id = 'payout_fees' order by id`);
    expect(acts.map(({ act }) => act)).toEqual(["setting.money.ask", "setting.money"]);
  });

  test("the requester cannot approve, and users outside finance see nothing", async () => {
    const request = await propose(fees(21));
    await expect(agreeTo(efe, request.approvalId)).rejects.toEqual(refusal("needs_another"));
    await expect(agreeTo(ada, request.approvalId)).rejects.toEqual(refusal("not_found"));
    await expect(settingsFor(ada.actor)).rejects.toEqual(refusal("not_found"));
    const change = { name: "payout_fees" as const, value: fees(1), effectiveFrom: null, reason };
    await expect(requestSetting(ada.actor, newId(), { ...change, reasonCode: "costs" })).rejects.toEqual(
      refusal("not_found"),
    );
    await declineRequest(gbenga.actor, newId(), { id: request.approvalId, reason });
    await expect(agreeTo(gbenga, request.approvalId)).rejects.toEqual(refusal("request_over"));
  });

  test("twenty concurrent approvals make one row", async () => {
    const request = await propose(fees(22));
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, () => agreeTo(gbenga, request.approvalId)),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const rows = await query(sql`select id from setting where approval_id = ${request.approvalId}::uuid`);
    expect(rows).toHaveLength(1);
  });

  test("takes effect at the requested time, never in the past", async () => {
    const later = new Date(Date.now() + 86_400_000);
    await agreeTo(gbenga, (await propose(fees(30), later)).approvalId);
    expect(await inForce("payout_fees")).not.toEqual(fees(30));
    await agreeTo(gbenga, (await propose(fees(31), new Date("2020-01-01T00:00:00Z"))).approvalId);
    expect(await inForce("payout_fees")).toEqual(fees(31));
    const past = await query(
      sql`select id from setting where effective_from < app_now() - interval '1 hour' and approval_id is not null`,
    );
    expect(past).toEqual([]);
    await expect(propose(fees(32), later)).rejects.toEqual(refusal("setting_taken"));
    await app.asOwner("select set_clock('25 hours')");
    expect(await inForce("payout_fees")).toEqual(fees(30));
    await app.asOwner("select set_clock('0')");
  });

  test("accepts one of several changes approved concurrently for the same time", async () => {
    const from = new Date(Date.now() + 172_800_000);
    const requests = [];
    for (const naira of [41, 42, 43, 44]) requests.push(await propose(fees(naira), from));
    const answers = await Promise.allSettled(requests.map((request) => agreeTo(gbenga, request.approvalId)));
    const refused = answers.flatMap((answer) =>
      answer.status === "rejected" ? [answer.reason as unknown] : [],
    );
    expect(refused).toEqual(Array.from({ length: 3 }, () => refusal("setting_taken")));
  });

  test("refuses the value in force", async () => {
    const value = (await inForce("airtime_price")) as object;
    await expect(propose(value, null, "airtime_price")).rejects.toEqual(refusal("nothing_changes"));
  });
});

test("the database accepts only changes approved by two people", async () => {
  const { approvalId, digest } = await propose(fees(1));
  const insert = [{ table: "setting", row: { approvalId } }];
  const commit = (principal: TestUser, plan: Partial<Plan>) =>
    commitPlan({
      act: "setting.money",
      principal: principal.id,
      key: newId(),
      requestHash: "00",
      plan: { ...plan, result: {} },
    });
  for (const person of [efe, gbenga, ada]) {
    await expect(commit(person, { insert })).rejects.toThrow("a setting may not be made by");
  }
  const rows = [approval.move({ id: approvalId, version: 1n }, "agree", { digest })];
  await expect(commit(efe, { rows, insert })).rejects.toThrow("three_people");
  await expect(commit(gbenga, { rows })).rejects.toThrow(
    "it does not hold that it is done in the same commit",
  );
  await expect(commit(ada, { rows, insert })).rejects.toThrow("may not make the move agree");
  await expect(
    query(sql`insert into setting values (${newId()}::uuid, 'payouts', '{}', now(), null, now())`),
  ).rejects.toThrow("permission denied");
});

/** Limits of airtime of which those of one operator are changed. */
function networksWith(change: object) {
  const known = { lowestMinor: "5000", checkedOn: "2026-03-06", source: "Its site" };
  return { MTN: { ...known, ...change }, AIRTEL: known, GLO: known, T2: known };
}

describe("the form", () => {
  test.each(Object.keys(settingForms) as SettingName[])("%s round-trips", async (name) => {
    const stored = (await inForce(name)) as JsonObject;
    const { value, problems } = valueOf(settingForms[name], typedOf(settingForms[name], stored));
    expect(problems).toEqual({});
    expect(value).toEqual(stored);
    expect(settingShapes[name].safeParse(value).success).toBe(true);
  });

  test("parses a promotion as a row, and ignores empty rows", () => {
    const form = {
      name: "commission",
      reason,
      reasonCode: "costs",
      from: "2026-12-01T00:00",
      "rules.0.bps": "0.5",
      "rules.0.startsAt": "2026-12-01T00:00",
      "rules.0.endsAt": "2027-01-01T00:00",
      "rules.1.bps": "1.5",
      "rules.2.bps": "  ",
    };
    expect(ChangeSettingForm.parse(form)).toEqual({
      name: "commission",
      reason,
      reasonCode: "costs",
      effectiveFrom: "2026-12-01T00:00:00+01:00",
      value: {
        rules: [
          { bps: 50, startsAt: "2026-12-01T00:00:00+01:00", endsAt: "2027-01-01T00:00:00+01:00" },
          { bps: 150 },
        ],
      },
    });
  });

  test.each(["constructor", "__proto__", "toString", "fees"])("refuses the unknown setting %s", (name) => {
    const { error } = ChangeSettingForm.safeParse(
      JSON.parse(`{"name":"${name}","reason":"${reason}","reasonCode":"risk"}`),
    );
    expect(error?.issues.map(({ path }) => path[0])).toEqual(["name"]);
  });

  test("reports an invalid amount on its field", () => {
    const typed = {
      name: "airtime_price",
      reason: "short",
      reasonCode: "usual",
      leastBps: "half",
      mostBps: "",
    };
    const { error } = ChangeSettingForm.safeParse(typed);
    expect(error?.issues.map(({ path }) => path[0])).toEqual(["reason", "reasonCode", "leastBps", "mostBps"]);
  });
});

describe("a value that does not fit", () => {
  test.each([
    [
      "trade_limits",
      {
        BASIC: { tradeMinor: "2", dayMinor: "1" },
        VERIFIED: { tradeMinor: "2", dayMinor: "2" },
        TRUSTED: { tradeMinor: "2", dayMinor: "2" },
      },
    ],
    ["airtime_price", { leastBps: 9_000, mostBps: 5_000 }],
    ["airtime_networks", networksWith({ highestMinor: "4900" })],
    ["airtime_networks", networksWith({ perDayMinor: "9900", highestMinor: "10000" })],
    ["airtime_networks", networksWith({ highestMinor: "10050" })],
    ["airtime_networks", networksWith({ checkedOn: "6 March" })],
    ["airtime_networks", networksWith({ source: " " })],
    ["payout_fees", { bands: [{ feeMinor: "1" }, { untilMinor: "5", feeMinor: "1" }] }],
    ["payout_fees", { bands: [{ untilMinor: "5", feeMinor: "1" }] }],
    ["deposits", { leastMinor: "5", mostMinor: "1", reviewUnknownFromMinor: "1", twoPeopleFromMinor: "1" }],
    ["commission", { rules: [] }],
    ["commission", { rules: [{ bps: 10_001 }] }],
    ["commission", { rules: [{ bps: 1, note: "x" }] }],
  ] as const)("refuses an inconsistent %s: %j", (name, value) => {
    expect(settingShapes[name].safeParse(value).success).toBe(false);
  });
});
