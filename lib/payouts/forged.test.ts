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
import { payout as machine } from "./machine";
import type { PayoutMoveName } from "./moves";
import { payoutHold } from "./rules";
import { type PayoutBeside, payoutsBesideGateway, type Scene, stored, tick } from "./scenes-for-tests";

// The comparison of books has tests of its own; here money comes from nowhere, which it would not let pass.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

let beside: PayoutBeside;
let eve: Intruder;
let scene: Scene;
/** One that two people have to agree to, one that is queued, one that is being sent. */
let large: string;
let queued: string;
let sent: string;
let efe: TestUser;
let ngozi: TestUser;

const LARGE = 600_000_00n;

beforeAll(async () => {
  beside = await payoutsBesideGateway();
  scene = await beside.scene({ balanceMinor: 2_000_000_00n, ends: "0606" });
  large = await beside.asked(scene, LARGE);
  queued = await beside.asked(scene);
  sent = await beside.begun(scene);
  ({ efe, ngozi } = await beside.staff());
  const other = await beside.scene({ balanceMinor: 2_000_000_00n, ends: "0606" });
  const agreed = await beside.asked(other, LARGE);
  const { result } = await payPayout.request(efe.actor, newId(), {
    id: agreed,
    reason: "Looks right to me.",
  });
  await agreeTo(ngozi, result.approvalId);
  await tick(agreed);
  await payPayout.request(efe.actor, newId(), { id: large, reason: "Looks right to me." });
  eve = await intruder(beside.app);
});
afterAll(async () => {
  await eve.close();
  const { findings } = await checkLedger(ledgerChecks, "full");
  await beside.close();
  expect(findings).toEqual([]);
});

const payouts = async () =>
  (
    await queryOne<{ all: string }>(
      sql`select md5(string_agg(p::text, '|' order by p.id)) as all from payout p`,
    )
  )?.all;

/** Sends a plan, in the system's name or another's, and makes sure that not one row is another afterwards. */
async function toldAbout(plan: Partial<Plan>, principal: string = SYSTEM_ID): Promise<string> {
  const before = [await eve.everything(), await payouts()];
  const told = await eve.plan(principal, plan);
  expect([await eve.everything(), await payouts()]).toEqual(before);
  return told;
}

const about = (id: string) => ({ subject: { kind: "payout", id } });

/** A plan about this payout, in which it makes a move. */
async function moving(id: string, move: PayoutMoveName, set?: PlanRow): Promise<Partial<Plan>> {
  const { version, state } = await stored(id);
  return { ...about(id), rows: [machine.move({ id, version, state }, move, set)] };
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
  test("let a large payout go without two people", async () => {
    expect(await toldAbout(await moving(large, "queue"))).toContain(notNow("queue"));
    expect(await toldAbout(await moving(large, "agree"), ngozi.id)).toContain(
      "it does not hold that two people have agreed to it",
    );
  });

  test("agree in the name of who asked, or of who gains", async () => {
    const request = await openRequest(large);
    const { rows = [], ...agreeing } = await moving(large, "agree");
    const agreed = approval.move(request, "agree", { digest: request.digest });
    const plan = { ...agreeing, rows: [agreed, ...rows], approval: request.id };
    expect(await toldAbout(plan, efe.id)).toContain("three_people");
    expect(await toldAbout(plan, scene.ada.id)).toContain("may not make the move agree");
    const role = [scene.ada.id];
    await beside.app.asOwner("insert into staff_role (user_id, role) values ($1, 'FINANCE')", role);
    expect(await toldAbout(plan, scene.ada.id)).toContain("three_people");
    expect(await toldAbout({ ...agreeing, rows }, scene.ada.id)).toContain(notNow("agree"));
    await beside.app.asOwner("delete from staff_role where user_id = $1", role);
  });

  test("pay what two people have to agree to and have not, or pay without the system's word", async () => {
    const small = { ...(await moving(sent, "pay", paidSet)), ...paying(sent, 20_000_00n, 25_00n) };
    for (const { id } of [scene.ada, efe]) expect(await toldAbout(small, id)).toContain(notNow("pay"));
    await beside.app.asOwner("update payout set two_people = true where id = $1", [sent]);
    expect(await toldAbout(small)).toContain("it does not hold that two people have agreed to it");
    await beside.app.asOwner("update payout set two_people = false where id = $1", [sent]);
  });

  test("begin to send while payouts are stopped", async () => {
    await beside.app.asOwner("update payout_switch set stopped_at = app_now()");
    expect(await toldAbout(await moving(queued, "begin"))).toContain("it does not hold that payouts run");
    await beside.app.asOwner("update payout_switch set stopped_at = null");
  });

  test("skip a step, go back, or make a move that there is not", async () => {
    expect(await toldAbout(await moving(queued, "send"))).toContain(notNow("send"));
    expect(await toldAbout(await moving(sent, "queue"))).toContain(notNow("queue"));
    expect(await toldAbout(await moving(queued, "pay", paidSet))).toContain(notNow("pay"));
    const { rows = [] } = await moving(sent, "pay");
    expect(await toldAbout({ rows: rows.map((row) => ({ ...row, move: "paid" })) })).toContain("has no move");
  });
});

describe("of a payout's money and terms a plan cannot", () => {
  const back = (amount: bigint, to = scene.ada.id): Partial<Plan> => ({
    transfers: [transfer("payout_return", payoutHold(queued), wallet(to, HOME), amount)],
  });

  test("end it with money left behind, or take what it holds while it goes on", async () => {
    const cancelled = await moving(queued, "cancel");
    const cancelledWith = (more: Partial<Plan>) => toldAbout({ ...cancelled, ...more }, scene.ada.id);
    expect(await cancelledWith({})).toContain("a payout_return of 2002500 is missing");
    expect(await cancelledWith(back(20_024_99n))).toContain("a payout_return of 2002499 and not of 2002500");
    expect(await cancelledWith(back(20_025_00n, efe.id))).toContain("goes from or to another account");
    expect(await cancelledWith(paying(queued, 20_000_00n, 25_00n))).toContain("no move of this plan posts");
    const unmoved = [{ ...about(queued), ...back(1n) }, { ...about(sent), ...back(1n) }, back(1n)];
    for (const plan of unmoved) {
      expect(await toldAbout(plan)).toContain("no move of this plan posts a payout_return");
    }
  });

  test("pay more or less than was asked for", async () => {
    const paid = await moving(sent, "pay", paidSet);
    expect(await toldAbout({ ...paid, ...paying(sent, 20_000_01n, 24_99n) })).toContain(
      "a payout_paid of 2000001 and not of 2000000",
    );
    expect(await toldAbout({ ...paid, ...paying(queued, 20_000_00n, 25_00n) })).toContain(
      "goes from or to another account",
    );
    expect(await toldAbout(paid)).toContain("a payout_paid of 2000000 is missing");
  });

  test("change what was asked for", async () => {
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
      expect(await toldAbout(await moving(queued, "wait", set))).toContain("may not write these columns");
    }
  });
});

describe("a plan cannot make a payout", () => {
  test("to no account, to another's, of nothing, or in another's name", async () => {
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
      toldAbout(
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
