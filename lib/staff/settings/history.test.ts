import { afterAll, beforeAll, expect, test } from "vitest";
import { lagosDay } from "@/lib/kernel/clock";
import { newId } from "@/lib/kernel/ids";
import { agreeTo } from "@/lib/testing/approvals";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { requestSetting } from "./change-setting";
import { settingHistory, settingOn } from "./queries";
import { dayIn } from "./schema";

let app: TestApp;
let efe: TestUser;
let gbenga: TestUser;

beforeAll(async () => {
  app = await testApp();
  efe = await makeUser(app, "Efe Okoro", { staffRoles: ["FINANCE"] });
  gbenga = await makeUser(app, "Gbenga Ojo", { staffRoles: ["FINANCE"] });
});
afterAll(() => app.close());

const reason = "Agreed at the meeting of finance.";
const band = (leastBps: number) => ({ leastBps, mostBps: 10_000 });

test("what was in force when a day ended in Lagos, and who agreed to each value", async () => {
  const { result } = await requestSetting(efe.actor, newId(), {
    name: "airtime_price",
    value: band(6_000),
    effectiveFrom: null,
    reason,
    reasonCode: "other",
  });
  await agreeTo(gbenga, result.approvalId);
  // Ten minutes before midnight in Lagos, and ten after it.
  await app.asOwner("alter table setting disable trigger only_vetoed");
  for (const [at, least] of [
    ["2026-11-20T22:50:00Z", 6_000],
    ["2026-11-20T23:10:00Z", 5_000],
  ] as const) {
    await app.asOwner("update setting set effective_from = $1 where approval_id = $2", [
      at,
      result.approvalId,
    ]);
    expect(await settingOn(efe.actor, "airtime_price", "2026-11-20")).toEqual(band(least));
    expect(await settingOn(efe.actor, "airtime_price", "2026-11-21")).toEqual(band(6_000));
  }
  expect(await settingOn(efe.actor, "airtime_price", "1999-12-30")).toBeUndefined();
  const [now, first] = await settingHistory(efe.actor, "airtime_price");
  expect(now).toMatchObject({
    creatorName: "Efe Okoro",
    approverName: "Gbenga Ojo",
    reason,
    value: band(6_000),
  });
  expect(first).toMatchObject({ approvalId: null, value: band(5_000) });
});

test("people outside the staff read neither", async () => {
  const ada = await makeUser(app, "Ada Obi");
  const refused = expect.objectContaining({ reason: "not_found" }) as unknown;
  await expect(settingHistory(ada.actor, "commission")).rejects.toEqual(refused);
  await expect(settingOn(ada.actor, "commission", lagosDay(new Date()))).rejects.toEqual(refused);
});

test("only a calendar day of this century is asked for", () => {
  expect(dayIn("2026-02-28")).toBe("2026-02-28");
  for (const odd of ["2026-02-30", "1026-02-28", "now()", "", undefined, ["2026-02-28"]])
    expect(dayIn(odd)).toBeUndefined();
});
