import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { query, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { queueRule } from "@/lib/staff/queues/registry";
import { releaseAloneBelow } from "@/lib/testing/quarantine";
import { releaseDeposit } from "../commands/release-deposit";
import {
  type DepositStage,
  depositRow,
  freshKey,
  openDepositStage,
  type TestUser,
} from "../gateway-for-tests";
import { QUARANTINE_HOURS } from "../limits";
import { accountNumberOf, received } from "../virtual-accounts/transfers-for-tests";
import { checkRefund } from "./check-refund";
import { lateDepositRule, returnLateDeposit } from "./commands/return-late";
import { heldFor, refundRow, refundsAtGateway } from "./refunds-for-tests";
import { sendRefund } from "./send-refund";

let stage: DepositStage;
let ada: TestUser;
let efe: TestUser;

const KOBO = 60_000_00;

beforeAll(async () => {
  stage = await openDepositStage();
  await releaseAloneBelow(stage.app, 100_000_00n);
  efe = await stage.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
  ada = await stage.makeUser("Ada Obi");
  await stage.control("settings", { byHand: true, settleMs: 0 });
  await stage.control("paystack/top-up", { amount: 10_000_000_00 });
});
afterAll(() => stage.close());
afterEach(async () => {
  expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]);
});

/** Money from an unclear name, that came so many minutes before the time to decide is over. */
async function quarantinedFor(minutesLeft: number): Promise<{ id: string; reference: string }> {
  const reference = await received(stage, await accountNumberOf(ada), { kobo: KOBO, from: "Ada" });
  await stage.app.asOwner(
    "update deposit set paid_at = app_now() - make_interval(hours => $2) + make_interval(mins => $3), created_at = created_at - interval '4 days' where reference = $1",
    [reference, QUARANTINE_HOURS, minutesLeft],
  );
  const [{ id } = { id: "" }] = await query<{ id: string }>(
    sql`select id from deposit where reference = ${reference}`,
  );
  return { id, reference };
}

const due = async () => (await query<{ id: string }>(lateDepositRule.find(50))).map(({ id }) => id);
const refundsOf = async (depositId: string) =>
  query<{ id: string; reason: string; fromQuarantine: boolean }>(
    sql`select id, reason, from_quarantine from refund where deposit_id = ${depositId}::uuid`,
  );

test("a deposit about which nobody decides in 72 hours goes back to its source by itself, once", async () => {
  const early = await quarantinedFor(1);
  const { id, reference } = await quarantinedFor(0);
  expect(await due()).toEqual([id]);
  await returnLateDeposit(early.id);
  expect(await refundsOf(early.id)).toEqual([]);
  await Promise.all(Array.from({ length: 20 }, () => returnLateDeposit(id)));
  const [refund, ...more] = await refundsOf(id);
  expect(more).toEqual([]);
  expect(refund).toMatchObject({ reason: "Nobody decided about it within 72 hours.", fromQuarantine: true });
  expect(await due()).toEqual([]);
  const refundId = refund?.id ?? "";
  expect(await heldFor(refundId)).toEqual({ wallet: 0n, pending: 0n, quarantine: BigInt(KOBO) });
  await sendRefund(refundId);
  const [there] = await refundsAtGateway(stage, refundId);
  await stage.control("paystack/refunds/move", { id: there?.id, to: "processed" });
  await checkRefund(refundId);
  expect((await refundRow(refundId)).state).toBe("DONE");
  expect(await depositRow(reference)).toMatchObject({ state: "REFUNDED" });
  expect(await heldFor(refundId)).toEqual({ wallet: 0n, pending: 0n, quarantine: 0n });
});

test("of a release and a late return at once, one happens", async () => {
  const before = { released: 0, returned: 0 };
  for (let round = 0; round < 20; round++) {
    const { id, reference } = await quarantinedFor(0);
    const release = () =>
      releaseDeposit(efe.actor, freshKey(), {
        reference,
        reason: "Their bank confirmed it.",
        reasonCode: "other",
      });
    const [released] = await Promise.allSettled([release(), returnLateDeposit(id)]);
    const isReleased = released?.status === "fulfilled";
    const refunds = await refundsOf(id);
    expect([isReleased, refunds.length]).toEqual(isReleased ? [true, 0] : [false, 1]);
    expect((await depositRow(reference)).state).toBe(isReleased ? "PAID" : "QUARANTINED");
    before[isReleased ? "released" : "returned"] += 1;
  }
  expect(before.released + before.returned).toBe(20);
});

test("a return that the bank refused is not tried again by itself: staff decide", async () => {
  const { id } = await quarantinedFor(0);
  await returnLateDeposit(id);
  const [refund] = await refundsOf(id);
  await sendRefund(refund?.id ?? "");
  const [there] = await refundsAtGateway(stage, refund?.id ?? "");
  await stage.control("paystack/refunds/move", { id: there?.id, to: "failed" });
  await checkRefund(refund?.id ?? "");
  expect((await refundRow(refund?.id ?? "")).state).toBe("FAILED");
  expect(await due()).toEqual([]);
  await returnLateDeposit(id);
  expect(await refundsOf(id)).toHaveLength(1);
});

test("the queue counts down to the same time", () => {
  expect(queueRule("deposits").clock.end).toContain(`${QUARANTINE_HOURS} hours`);
});
