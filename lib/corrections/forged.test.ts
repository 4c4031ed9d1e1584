import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { allowance } from "@/lib/identity/limits/machine";
import { digestOf } from "@/lib/kernel/approvals/document";
import { approval } from "@/lib/kernel/approvals/machine";
import { type AccountRef, commitPlan, type Plan, transfer } from "@/lib/kernel/commit";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { checkLedger } from "@/lib/ledger";
import { adjustments, fees, insurance, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { sceneOf } from "@/lib/trades/scenes-for-tests";
import type { CorrectionAct } from "./kinds";
import { detailOf, fund, fundFilled, reason } from "./scenes-for-tests";

let app: TestApp;
let efe: TestUser;
let ngozi: TestUser;
let funmi: TestUser;
let ada: TestUser;
let eve: TestUser;
let tradeId: string;

beforeAll(async () => {
  app = await testApp();
  efe = await makeUser(app, "Efe Okoro", { staffRoles: ["FINANCE"] });
  ngozi = await makeUser(app, "Ngozi Bello", { staffRoles: ["FINANCE"] });
  funmi = await makeUser(app, "Funmi Bankole", { staffRoles: ["SUPPORT"] });
  eve = await makeUser(app, "Eve Eze", { balanceMinor: 10_000_00n });
  await fundFilled(app, eve, await makeUser(app, "Bayo Ade"));
  ({ ada, tradeId } = await sceneOf(app));
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

const commitAs = (who: string, act: string, plan: Omit<Plan, "result">) =>
  commitPlan({
    act,
    principal: who,
    key: newId(),
    requestHash: "00".repeat(32),
    plan: { ...plan, result: {} },
  });

interface Asked {
  id: string;
  subjectId: string;
  digest: string;
}

/** A request that was put together without our commands. */
async function asked(
  act: CorrectionAct,
  minor: bigint,
  more: Parameters<typeof detailOf>[3] = {},
): Promise<Asked> {
  const [id, subjectId] = [newId(), newId()];
  const detail = detailOf(ada, tradeId, minor, more);
  const document = JSON.stringify({
    act,
    subject: { kind: "correction", id: subjectId },
    beneficiary: detail.userId,
    amountMinor: minor.toString(),
    currency: HOME,
    detail,
    effect: { moves: [], transfers: [] },
    expects: [],
    reason,
    reasonCode: "case",
  });
  const digest = digestOf(document);
  const about = { subjectKind: "correction", subjectId, detail: { approval: id, digest } };
  await commitAs(efe.id, `${act}.ask`, {
    insert: [{ table: "approval", row: { id, document } }],
    audit: [{ actorId: efe.id, act: `${act}.ask`, ...about }],
  });
  return { id, subjectId, digest };
}

type Leg = [kind: string, from: AccountRef, to: AccountRef, amount: bigint];
const own = () => wallet(ada.id, HOME);

/** Its agreement, with this leg. */
async function agreed(
  { id, subjectId, digest }: Asked,
  act: string,
  leg: Leg,
  by = ngozi,
  more: Partial<Plan> = {},
) {
  const limits = await queryOne<{ version: bigint }>(
    sql`select version from trading_allowance where user_id = ${ada.id}::uuid`,
  );
  return commitAs(by.id, act, {
    subject: { kind: "correction", id: subjectId },
    approval: id,
    rows: [
      allowance.expect({ id: ada.id, version: limits?.version ?? 0n }),
      approval.move({ id, version: 1n }, "agree", { digest }),
    ],
    insert: [{ table: "correction", row: { approvalId: id } }],
    transfers: [transfer(...leg)],
    audit: [{ actorId: by.id, act, subjectKind: "correction", subjectId, reason }],
    ...more,
  });
}

describe("the database refuses", () => {
  test("a correction that two people have not agreed to", async () => {
    const leg: Leg = ["refund_credit", adjustments(HOME), own(), 1_00n];
    const one = await asked("refund.credit", 1_00n);
    for (const who of [efe.id, ngozi.id, SYSTEM_ID]) {
      await expect(
        commitAs(who, "refund.credit", {
          subject: { kind: "correction", id: one.subjectId },
          insert: [{ table: "correction", row: { approvalId: one.id } }],
          transfers: [transfer(...leg)],
        }),
      ).rejects.toThrow("a correction may not be made by");
    }
    await expect(agreed(one, "refund.credit", leg, efe)).rejects.toThrow("three_people");
    await expect(agreed(one, "refund.credit", leg, funmi)).rejects.toThrow("may not make the move agree");
    await expect(agreed(one, "refund.credit", leg, ada)).rejects.toThrow("may not make the move agree");
  });

  test("another amount, wallet or account than two people agreed to", async () => {
    const one = await asked("refund.credit", 1_00n);
    const at = (leg: Leg) => agreed(one, "refund.credit", leg);
    await expect(at(["refund_credit", adjustments(HOME), own(), 2_00n])).rejects.toThrow("another amount");
    const foreign: Leg[] = [
      ["refund_credit", adjustments(HOME), wallet(eve.id, HOME), 1_00n],
      ["refund_credit", insurance(HOME), own(), 1_00n],
      ["refund_credit", fees(HOME), own(), 1_00n],
      ["refund_credit", own(), adjustments(HOME), 1_00n],
    ];
    for (const leg of foreign) await expect(at(leg)).rejects.toThrow("no move of this plan posts");
    for (const kind of ["adjustment_in", "insurance_payment"]) {
      const from = kind === "adjustment_in" ? adjustments(HOME) : insurance(HOME);
      await expect(at([kind, from, own(), 1_00n])).rejects.toThrow(`a ${kind} of 100 and not of 0`);
    }
  });

  test("what one request allowed, twice or under another act", async () => {
    const one = await asked("refund.credit", 1_00n);
    const leg: Leg = ["refund_credit", adjustments(HOME), own(), 1_00n];
    await expect(agreed(one, "money.adjust", leg)).rejects.toThrow("does not allow");
    const other = await asked("refund.credit", 1_00n);
    await expect(
      agreed({ ...one, id: other.id, digest: other.digest }, "refund.credit", leg),
    ).rejects.toThrow("does not allow");
    expect((await agreed(one, "refund.credit", leg)).outcome).toBe("committed");
    await expect(
      commitAs(ngozi.id, "refund.credit", {
        subject: { kind: "correction", id: one.subjectId },
        approval: one.id,
        insert: [{ table: "correction", row: { approvalId: one.id } }],
        transfers: [transfer(...leg)],
      }),
    ).rejects.toThrow();
  });
});

describe("the database refuses as well", () => {
  test("a case of another person, a finding of another act, and a credit while a ruling decides", async () => {
    const leg: Leg = ["refund_credit", adjustments(HOME), own(), 1_00n];
    const foreign = await sceneOf(app);
    const theirs = await asked("refund.credit", 1_00n, { caseId: foreign.tradeId });
    await expect(agreed(theirs, "refund.credit", leg)).rejects.toThrow("its case is of the wallet's owner");
    const unfit = await asked("refund.credit", 1_00n, { finding: "fraud" });
    await expect(agreed(unfit, "refund.credit", leg)).rejects.toThrow("its finding is one of its act");
    const disputed = await sceneOf(app, "DISPUTED");
    const open = await asked("refund.credit", 1_00n, { caseId: disputed.tradeId, userId: disputed.ada.id });
    const credit: Leg = ["refund_credit", adjustments(HOME), wallet(disputed.ada.id, HOME), 1_00n];
    await expect(agreed(open, "refund.credit", credit)).rejects.toThrow(
      "a ruling decides about an open dispute",
    );
    const out = await asked("refund.credit", 1_00n, { direction: "out" });
    await expect(agreed(out, "refund.credit", leg)).rejects.toThrow("and not of 0");
  });

  test("more than a wallet holds", async () => {
    const much = await asked("money.adjust", 10_000_000_00n, { direction: "out", finding: "wrong_person" });
    const leg: Leg = ["adjustment_out", own(), adjustments(HOME), 10_000_000_00n];
    expect((await agreed(much, "money.adjust", leg)).outcome).toBe("no_funds");
  });

  test("a share of insurance by staff, before its time, of another amount or of the same time twice", async () => {
    const share = (who: string, until: string, minor: bigint) => {
      const id = newId();
      return commitAs(who, "insurance.share", {
        subject: { kind: "insurance_share", id },
        insert: [{ table: "insurance_share", row: { id, currency: HOME, until } }],
        transfers: minor > 0n ? [transfer("insurance_share", fees(HOME), insurance(HOME), minor)] : [],
      });
    };
    const row = await queryOne<{ until: Date }>(sql`select max(until) as until from insurance_share`);
    const until = row?.until.toISOString() ?? "";
    const soon = new Date(Date.now() - 60_000).toISOString();
    const past = new Date(Date.now() - 600_000).toISOString();
    await expect(share(efe.id, past, 0n)).rejects.toThrow("may not be made by");
    await expect(share(SYSTEM_ID, soon, 0n)).rejects.toThrow("all of its time is over");
    await expect(share(SYSTEM_ID, until, 0n)).rejects.toThrow("all of its time is over");
    await expect(share(SYSTEM_ID, past, 1_00n)).rejects.toThrow("insurance_share of 100 and not of 0");
  });
});

test("twenty forged payments of one case at once pay no more than its limit, and none more than the month’s", async () => {
  const before = await fund();
  const leg: Leg = ["insurance_payment", insurance(HOME), own(), 90_00n];
  const requests: Asked[] = [];
  for (let n = 0; n < 20; n += 1) requests.push(await asked("insurance.pay", 90_00n, { finding: "fraud" }));
  const outcomes = await Promise.all(requests.map((one) => agreed(one, "insurance.pay", leg)));
  // 500.00 a case: five times 90.00.
  expect(outcomes.filter(({ outcome }) => outcome === "committed")).toHaveLength(5);
  expect(before - (await fund())).toBe(450_00n);
});
