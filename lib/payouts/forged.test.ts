import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { approval } from "@/lib/kernel/approvals/machine";
import { type Plan, transfer } from "@/lib/kernel/commit";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import type { PlanRow } from "@/lib/kernel/machine";
import { checkLedger } from "@/lib/ledger";
import { fees, gatewayAccount, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { agreeTo, openRequest } from "@/lib/testing/approvals";
import { type Intruder, intruder } from "@/lib/testing/intruder";
import type { TestUser } from "@/lib/testing/world";
import { payPayout } from "./commands/pay-payout";
import type { PayoutMoveName } from "./machine";
import { payout as machine } from "./machine";
import { payoutHold } from "./rules";
import { openPayoutStage, type PayoutStage, type Scene, stored, tick } from "./scenes-for-tests";

// Reconciliation has its own tests; the money here has no source, which it would reject.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

let stage: PayoutStage;
let eve: Intruder;
let scene: Scene;
/** One that needs two people, one that is queued, one that is being sent. */
let large: string;
let queued: string;
let sent: string;
let efe: TestUser;
let ngozi: TestUser;

const LARGE = 600_000_00n;

beforeAll(async () => {
  stage = await openPayoutStage();
  scene = await stage.scene({ balanceMinor: 2_000_000_00n, ends: "0606" });
  large = await stage.requested(scene, LARGE);
  queued = await stage.requested(scene);
  sent = await stage.started(scene);
  ({ efe, ngozi } = await stage.staff());
  const other = await stage.scene({ balanceMinor: 2_000_000_00n, ends: "0606" });
  const agreed = await stage.requested(other, LARGE);
  const { result } = await payPayout.request(efe.actor, newId(), {
    id: agreed,
    reason: "Looks right to me.",
    reasonCode: "other",
  });
  await agreeTo(ngozi, result.approvalId);
  await tick(agreed);
  await payPayout.request(efe.actor, newId(), {
    id: large,
    reason: "Looks right to me.",
    reasonCode: "other",
  });
  eve = await intruder(stage.app);
});
afterAll(async () => {
  await eve.close();
  const { findings } = await checkLedger(ledgerChecks, "full");
  await stage.close();
  expect(findings).toEqual([]);
});

const payouts = async () =>
  (
    await queryOne<{ all: string }>(
      sql`select md5(string_agg(p::text, '|' order by p.id)) as all from payout p`,
    )
  )?.all;

/** Sends a plan as the system or another principal, and asserts that no row has changed. Returns the error. */
async function attempt(plan: Partial<Plan>, principal: string = SYSTEM_ID): Promise<string> {
  const before = [await eve.everything(), await payouts()];
  const error = await eve.plan(principal, plan);
  expect([await eve.everything(), await payouts()]).toEqual(before);
  return error;
}

const about = (id: string) => ({ subject: { kind: "payout", id } });

/** A plan that makes a move of this payout. */
async function moving(id: string, move: PayoutMoveName, set?: PlanRow): Promise<Partial<Plan>> {
  const { version } = await stored(id);
  return { ...about(id), rows: [machine.move({ id, version }, move, set)] };
}

const notNow = (move: string) => `a payout may not make the move ${move} now, or not by this principal`;
const paidSet = { gatewayRecordId: "1", transferCode: null, gatewayFeeMinor: 0n, checkAt: null };
const paying = (id: string, amount: bigint, fee: bigint): Partial<Plan> => ({
  transfers: [
    transfer("payout_paid", payoutHold(id), gatewayAccount("paystack", HOME), amount),
    transfer("payout_fee", payoutHold(id), fees(HOME), fee),
  ],
});

describe("a plan cannot", () => {
  test("release a large payout without two people", async () => {
    expect(await attempt(await moving(large, "queue"))).toContain(notNow("queue"));
    const audit = [{ actorId: ngozi.id, act: "payout.pay", subjectKind: "payout", subjectId: large }];
    expect(await attempt({ ...(await moving(large, "agree")), audit }, ngozi.id)).toContain(
      "it does not hold that two people have agreed to it",
    );
  });

  test("approve as the requester or the beneficiary", async () => {
    const request = await openRequest(large);
    const { rows = [], ...agreeing } = await moving(large, "agree");
    const agreed = approval.move(request, "agree", { digest: request.digest });
    const plan = { ...agreeing, rows: [agreed, ...rows], approval: request.id };
    expect(await attempt(plan, efe.id)).toContain("three_people");
    expect(await attempt(plan, scene.ada.id)).toContain("may not make the move agree");
    const role = [scene.ada.id];
    await stage.app.asOwner("insert into staff_grant (user_id, role) values ($1, 'FINANCE')", role);
    expect(await attempt(plan, scene.ada.id)).toContain("three_people");
    expect(await attempt({ ...agreeing, rows }, scene.ada.id)).toContain(notNow("agree"));
    await stage.app.asOwner("delete from staff_grant where user_id = $1", role);
  });

  test("pay an unapproved large payout, or pay as anyone but the system", async () => {
    const small = { ...(await moving(sent, "pay", paidSet)), ...paying(sent, 20_000_00n, 25_00n) };
    for (const { id } of [scene.ada, efe]) expect(await attempt(small, id)).toContain(notNow("pay"));
    await stage.app.asOwner("update payout set two_people = true where id = $1", [sent]);
    expect(await attempt(small)).toContain("it does not hold that two people have agreed to it");
    await stage.app.asOwner("update payout set two_people = false where id = $1", [sent]);
  });

  test("start sending while payouts are paused", async () => {
    await stage.app.asOwner("update payout_switch set stopped_at = app_now()");
    expect(await attempt(await moving(queued, "begin"))).toContain("it does not hold that payouts run");
    await stage.app.asOwner("update payout_switch set stopped_at = null");
  });

  test("skip a step, go back, or make an undeclared move", async () => {
    expect(await attempt(await moving(queued, "send"))).toContain(notNow("send"));
    expect(await attempt(await moving(sent, "queue"))).toContain(notNow("queue"));
    expect(await attempt(await moving(queued, "pay", paidSet))).toContain(notNow("pay"));
    const { rows = [] } = await moving(sent, "pay");
    expect(await attempt({ rows: rows.map((row) => ({ ...row, move: "paid" })) })).toContain("has no move");
  });
});

describe("on a payout's money and terms, a plan cannot", () => {
  const back = (amount: bigint, to = scene.ada.id): Partial<Plan> => ({
    transfers: [transfer("payout_return", payoutHold(queued), wallet(to, HOME), amount)],
  });

  test("end it with money left in its hold, or take from the hold while it is open", async () => {
    const cancelled = await moving(queued, "cancel");
    const cancelledWith = (more: Partial<Plan>) => attempt({ ...cancelled, ...more }, scene.ada.id);
    expect(await cancelledWith({})).toContain("a payout_return of 2002500 is missing");
    expect(await cancelledWith(back(20_024_99n))).toMatch(/a payout_return of 2002499/);
    expect(await cancelledWith(back(20_025_00n, efe.id))).toContain("between these accounts");
    expect(await cancelledWith(paying(queued, 20_000_00n, 25_00n))).toContain("no move of this plan posts");
    const unmoved = [{ ...about(queued), ...back(1n) }, { ...about(sent), ...back(1n) }, back(1n)];
    for (const plan of unmoved) {
      expect(await attempt(plan)).toContain("a plan that moves nothing posts nothing");
    }
  });

  test("pay more or less than was requested", async () => {
    const paid = await moving(sent, "pay", paidSet);
    expect(await attempt({ ...paid, ...paying(sent, 20_000_01n, 24_99n) })).toContain(
      "a payout_paid of 2000001",
    );
    expect(await attempt({ ...paid, ...paying(queued, 20_000_00n, 25_00n) })).toContain(
      "between these accounts",
    );
    expect(await attempt(paid)).toContain("a payout_paid of 2000000 is missing");
  });

  test("change what was requested", async () => {
    const sets = [
      { amountMinor: 1 },
      { accountNumber: "0000000000" },
      { bankAccountId: newId() },
      { twoPeople: false },
      { holdUntil: null },
      { userId: newId() },
      { state: "PAID" },
      { version: 9 },
    ];
    for (const set of sets) {
      expect(await attempt(await moving(queued, "wait", set))).toContain("may not write these columns");
    }
  });
});

describe("a plan cannot create a payout", () => {
  test("without a bank account, to another user's, of zero, or for another user", async () => {
    const id = newId();
    const row = {
      id,
      userId: scene.ada.id,
      bankAccountId: scene.bankAccountId,
      gateway: "paystack",
      reference: `pay-${id}`,
      currency: HOME,
      amountMinor: 100n,
      feeMinor: 0n,
      bankName: "x",
      bankCode: "x",
      accountNumber: "x",
      accountName: "x",
    };
    const making = (more: object, plan: Partial<Plan> = {}) =>
      attempt(
        { ...about(id), insert: [{ table: "payout", row: { ...row, ...more } }], ...plan },
        scene.ada.id,
      );
    const holding = {
      transfers: [transfer("payout_hold", wallet(scene.ada.id, HOME), payoutHold(id), 100n)],
    };
    expect(await making({})).toContain("a payout_hold of 100 is missing");
    expect(await making({}, holding)).toContain(
      "it does not hold that it goes to a bank account of its owner",
    );
    expect(await making({ bankAccountId: newId() })).toContain("foreign key");
    expect(await making({ amountMinor: 0n })).toContain("amount_positive");
    expect(await making({ feeMinor: -1n })).toContain("fee_not_negative");
    expect(await making({ userId: efe.id })).toContain("a payout may not be made by");
    expect(await making({ twoPeople: false })).toContain("may not write these columns");
  });
});

test.each([
  "update payout set state = 'PAID'",
  "delete from payout",
  "insert into payout (id) values (gen_random_uuid())",
  "update payout_switch set stopped_at = null",
  "update bank_account set account_number = '1'",
  "update bank_account set user_id = user_id",
  "delete from bank_account",
  "update approval set approver_id = creator_id",
  "update approval set document = document",
])("the application's own role may not %s", async (statement) => {
  expect(await eve.attempt(statement)).toMatch(/^42501: permission denied/);
});
