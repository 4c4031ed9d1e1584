import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { allowance } from "@/lib/identity/limits/machine";
import { approval } from "@/lib/kernel/approvals/machine";
import { commitPlan, type Plan, transfer } from "@/lib/kernel/commit";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { checkLedger } from "@/lib/ledger";
import { hold, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { agreeTo, openRequest } from "@/lib/testing/approvals";
import { quarantinedDeposit, releaseAloneBelow } from "@/lib/testing/quarantine";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { held, tally, together } from "@/lib/trades/scenes-for-tests";
import { deposit } from "../machine";
import { inspectDeposit } from "../staff-deposits";
import { releaseByTwo } from "./release-by-two";
import { releaseDeposit } from "./release-deposit";

const AMOUNT = 50_000_00n;
const reason = "They showed us their passbook.";
let app: TestApp;
let ada: TestUser;
let efe: TestUser;
let ngozi: TestUser;

beforeAll(async () => {
  app = await testApp();
  ada = await makeUser(app, "Ada Obi");
  efe = await makeUser(app, "Efe Okoro", { staffRoles: ["FINANCE"] });
  ngozi = await makeUser(app, "Ngozi Bello", { staffRoles: ["FINANCE"] });
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

const release = (id: string) =>
  releaseDeposit(efe.actor, newId(), { reference: `dep-${id}`, reason, reasonCode: "other" });

async function requested(id: string): Promise<string> {
  const { result } = await releaseByTwo.request(efe.actor, newId(), {
    reference: `dep-${id}`,
    reason,
    reasonCode: "other",
  });
  return result.approvalId;
}

/** A release that was put together without our commands. */
async function forged(by: TestUser, id: string, more: Partial<Plan> = {}) {
  const row = await queryOne<{ version: bigint }>(
    sql`select version from deposit_record where id = ${id}::uuid`,
  );
  const limits = await queryOne<{ version: bigint }>(
    sql`select version from trading_allowance where user_id = ${ada.id}::uuid`,
  );
  const plan: Plan = {
    subject: { kind: "deposit", id },
    transfers: [transfer("quarantine_release", hold("deposit", id, HOME), wallet(ada.id, HOME), AMOUNT)],
    audit: [{ actorId: by.id, act: "deposit.release", subjectKind: "deposit", subjectId: id, reason }],
    result: {},
    ...more,
    rows: [
      ...(more.rows ?? []),
      allowance.expect({ id: ada.id, version: limits?.version ?? 0n }),
      deposit.move({ id, version: row?.version ?? 0n }, "release"),
    ],
  };
  return commitPlan({
    act: "deposit.release",
    principal: by.id,
    key: newId(),
    requestHash: "00".repeat(32),
    plan,
  });
}

test("one person cannot release a large deposit, whatever plan they make", async () => {
  const id = await quarantinedDeposit(ada.id, AMOUNT);
  await expect(release(id)).rejects.toMatchObject({ reason: "needs_two_people" });
  await expect(forged(efe, id)).rejects.toThrow("two people have agreed to a large one");
  expect(await held("WALLET", ada.id)).toBe(0n);
});

test("what two agreed to releases no other deposit", async () => {
  const [one, other] = [await quarantinedDeposit(ada.id, AMOUNT), await quarantinedDeposit(ada.id, AMOUNT)];
  await requested(one);
  const { id, version, digest } = await openRequest(one);
  const rows = [approval.move({ id, version }, "agree", { digest })];
  await expect(forged(ngozi, other, { rows, approval: id })).rejects.toThrow("does not allow");
  await expect(forged(efe, one, { rows, approval: id })).rejects.toThrow("three_people");
});

test("twenty colleagues who approve at once release it once", async () => {
  const before = await held("WALLET", ada.id);
  const id = await quarantinedDeposit(ada.id, AMOUNT);
  const request = await requested(id);
  expect((await inspectDeposit(ngozi.actor, `dep-${id}`))?.deposit).toMatchObject({
    needsTwoPeople: true,
    request: { id: request, creatorName: "Efe Okoro" },
  });
  await expect(agreeTo(efe, request)).rejects.toMatchObject({ reason: "needs_another" });
  const outcomes = await together(Array.from({ length: 20 }, () => () => agreeTo(ngozi, request)));
  expect(tally(outcomes)).toEqual({ done: 1, request_over: 19 });
  expect((await held("WALLET", ada.id)) - before).toBe(AMOUNT);
  const uses = await query(sql`
    select u.approval_id from approval_use u join posting p on p.id = u.posting_id
    where u.approval_id = ${request}::uuid and p.subject_id = ${id}::uuid`);
  expect(uses).toHaveLength(1);
});

test("the limit is a setting", async () => {
  const id = await quarantinedDeposit(ada.id, AMOUNT);
  await releaseAloneBelow(app, AMOUNT + 1n);
  const before = await held("WALLET", ada.id);
  await release(id);
  expect((await held("WALLET", ada.id)) - before).toBe(AMOUNT);
});
