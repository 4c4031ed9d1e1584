import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { checkLedger } from "@/lib/ledger";
import { FEES, GATEWAY, leg, opening } from "@/lib/testing/forged-plans";
import { type Intruder, intruder } from "@/lib/testing/intruder";
import type { TestUser } from "@/lib/testing/world";
import { agreeToPayout, askForPayout } from "./commands/review-payout";
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
/** A large one that two have agreed to, on its way. */
let agreed: string;
let efe: TestUser;

const LARGE = 600_000_00n;

beforeAll(async () => {
  beside = await payoutsBesideGateway();
  scene = await beside.scene({ balanceMinor: 2_000_000_00n, ends: "0606" });
  large = await beside.asked(scene, LARGE);
  queued = await beside.asked(scene);
  sent = await beside.begun(scene);
  const staff = await beside.staff();
  ({ efe } = staff);
  const other = await beside.scene({ balanceMinor: 2_000_000_00n, ends: "0606" });
  agreed = await beside.asked(other, LARGE);
  await askForPayout(efe.actor, newId(), { id: agreed, reason: "Looks right to me." });
  await agreeToPayout(staff.ngozi.actor, newId(), { id: agreed });
  await tick(agreed);
  await askForPayout(efe.actor, newId(), { id: large, reason: "Looks right to me." });
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

/** Sends a plan and makes sure that not one row is another afterwards. */
async function toldAbout(plan: object): Promise<string> {
  const before = [await eve.everything(), await payouts()];
  const told = await eve.plan({ principal: SYSTEM_ID, ...plan });
  expect([await eve.everything(), await payouts()]).toEqual(before);
  return told;
}

const about = (id: string) => ({ subject: { kind: "payout", id } });

async function writing(id: string, set: object) {
  const { version } = await stored(id);
  return {
    ...about(id),
    expect: [{ table: "payout", id, version: version.toString() }],
    write: [{ table: "payout", id, set }],
  };
}

const pending = (id: string): [string, string] => ["PAYOUT_PENDING", id];
const paidSet = { state: "PAID", gateway_record_id: "1", paid_at: "2026-11-21T00:00:00Z" };
const paying = (id: string, kind: string, amount: bigint, fee: bigint) => ({
  open: [opening(FEES)],
  transfers: [
    leg(kind, pending(id), GATEWAY, String(amount)),
    leg("payout_fee", pending(id), FEES, String(fee)),
  ],
});

describe("a plan cannot", () => {
  test("let a large payout go without two people", async () => {
    expect(await toldAbout(await writing(large, { state: "QUEUED" }))).toContain(
      "has not been agreed to by two people",
    );
  });

  test("agree in the name of who asked, or of who gains", async () => {
    const approval = await queryOne<{ id: string; version: bigint }>(
      sql`select id, version from approval where subject_id = ${large}::uuid`,
    );
    const agreeing = {
      ...(await writing(large, { state: "QUEUED" })),
      expect: [
        { table: "approval", id: approval?.id, version: String(approval?.version) },
        ...(await writing(large, {})).expect,
      ],
      write: [
        { table: "approval", id: approval?.id, set: {} },
        ...(await writing(large, { state: "QUEUED" })).write,
      ],
    };
    for (const principal of [efe.id, scene.ada.id]) {
      expect(await toldAbout({ ...agreeing, principal })).toContain("three_people");
    }
  });

  test("pay a large payout as one that needs nobody, or the other way round", async () => {
    const asSmall = { ...(await writing(agreed, paidSet)), ...paying(agreed, "payout_paid", LARGE, 50_00n) };
    expect(await toldAbout(asSmall)).toContain("not paid as it was agreed");
    const asLarge = {
      ...(await writing(sent, paidSet)),
      ...paying(sent, "payout_paid_agreed", 20_000_00n, 25_00n),
    };
    expect(await toldAbout(asLarge)).toMatch(/needs an approval|not paid as it was agreed/);
  });

  test("begin to send while payouts are stopped", async () => {
    await beside.app.asOwner("update payout_gate set stopped_at = app_now()");
    expect(await toldAbout(await writing(queued, { state: "SENDING" }))).toContain("are stopped");
    await beside.app.asOwner("update payout_gate set stopped_at = null");
  });

  test("skip a step, or go back", async () => {
    expect(await toldAbout(await writing(queued, { state: "SENT" }))).toContain(
      "cannot go from QUEUED to SENT",
    );
    expect(await toldAbout(await writing(sent, { state: "QUEUED" }))).toContain(
      "cannot go from SENT to QUEUED",
    );
    expect(await toldAbout(await writing(queued, { ...paidSet }))).toContain("cannot go from QUEUED to PAID");
  });
});

describe("of a payout's money and terms a plan cannot", () => {
  test("end it with money left behind, or take what it holds while it goes on", async () => {
    const cancelled = { state: "CANCELLED", ended_at: "2026-11-21T00:00:00Z" };
    expect(await toldAbout(await writing(queued, cancelled))).toContain("holds 2002500 and not 0");
    const back = (amount: bigint, to = scene.ada.id) => ({
      transfers: [leg("payout_return", pending(queued), ["WALLET", to], String(amount))],
    });
    expect(await toldAbout({ ...(await writing(queued, cancelled)), ...back(20_024_99n) })).toContain(
      "holds 1 and not 0",
    );
    expect(await toldAbout({ ...about(queued), ...back(1n) })).toContain("holds 2002499 and not 2002500");
    expect(await toldAbout({ ...about(sent), ...back(1n) })).toMatch(/of another PAYOUT_PENDING/);
    expect(await toldAbout(back(1n))).toContain("moves what it holds");
  });

  test("change what was asked for", async () => {
    const sets = [
      { amount_minor: 1 },
      { account_number: "0000000000" },
      { bank_account_id: newId() },
      { two_people: false },
      { hold_until: null },
      { user_id: newId() },
    ];
    for (const set of sets) expect(await toldAbout(await writing(queued, set))).toContain("may not write");
    expect(await toldAbout({ ...(await writing(queued, { check_at: null })), ...about(sent) })).toContain(
      "another subject",
    );
  });

  test("make a payout to no account, or of nothing", async () => {
    const id = newId();
    const row = {
      id,
      user_id: scene.ada.id,
      bank_account_id: scene.bankAccountId,
      gateway: "paystack",
      reference: `pay-${id}`,
      currency: "NGN",
      amount_minor: "100",
      fee_minor: "0",
      bank_name: "x",
      bank_code: "x",
      account_number: "x",
      account_name: "x",
    };
    const making = (more: object) => ({
      ...about(id),
      insert: [{ table: "payout", row: { ...row, ...more } }],
    });
    expect(await toldAbout(making({}))).toContain("holds 0 and not 100");
    expect(await toldAbout(making({ bank_account_id: newId() }))).toContain("foreign key");
    expect(await toldAbout(making({ amount_minor: "0" }))).toContain("amount_positive");
    expect(await toldAbout(making({ fee_minor: "-1" }))).toContain("fee_not_negative");
  });
});

test.each([
  "update payout set state = 'PAID'",
  "delete from payout",
  "insert into payout (id) values (gen_random_uuid())",
  "update payout_gate set stopped_at = null",
  "update bank_account set account_number = '1'",
  "update bank_account set user_id = user_id",
  "delete from bank_account",
  "update approval set approver_id = creator_id",
])("the application's own role may not %s", async (statement) => {
  expect(await eve.attempt(statement)).toMatch(/^42501: permission denied/);
});
