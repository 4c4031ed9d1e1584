import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { toPhone } from "@/lib/assets/airtime/example";
import { ledgerChecks } from "@/lib/composition";
import { query, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { requestPayout } from "@/lib/payouts/commands/request-payout";
import { giveAccount } from "@/lib/payouts/scenes-for-tests";
import { giveMoney } from "@/lib/testing/world";
import { acceptOffer } from "@/lib/trades";
import { offerOf, PHONE, together } from "@/lib/trades/scenes-for-tests";
import {
  type DepositStage,
  depositRow,
  freshKey,
  handleWaitingEvents,
  openDepositStage,
  type TestUser,
} from "../gateway-for-tests";
import { paidByCard, refundRequested } from "../refunds/refunds-for-tests";
import {
  bookingState,
  chargebackOf,
  disputed,
  opened,
  openedAfterSpending,
  postedFor,
  raiseDispute,
  receiveDisputeWebhook,
  stored,
} from "./chargebacks-for-tests";
import { checkDispute } from "./check-dispute";

let stage: DepositStage;
let efe: TestUser;
let ada: TestUser;

beforeAll(async () => {
  stage = await openDepositStage();
  efe = await stage.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
  await stage.control("settings", { settleMs: 0 });
});
afterAll(() => stage.close());
beforeEach(async () => {
  ada = await stage.makeUser("Ada Obi");
});
afterEach(async () => {
  expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]);
});

const depositOf = (reference: string) => depositRow(reference).then(({ state }) => state);

test.each([
  ["all of it when the wallet has exactly that", 0n, 5_000_00n],
  ["the rest when part is spent", 4_000_00n, 1_000_00n],
  ["nothing when all is spent", 5_000_00n, 0n],
])("a disputed payment is held: %s", async (_, spentMinor, heldMinor) => {
  const { id, reference, dueAt } = await openedAfterSpending(stage, ada, spentMinor);
  expect(await bookingState(ada.id, id)).toEqual({ wallet: 0n, held: heldMinor, isFrozen: true });
  expect(await postedFor(id)).toEqual(heldMinor > 0n ? [`chargeback_hold ${heldMinor}`] : []);
  expect(await depositOf(reference)).toBe("CHARGEBACK_OPEN");
  expect(dueAt?.getTime()).toBeGreaterThan(Date.now());
});

test("a dispute holds no more than the disputed amount", async () => {
  await giveMoney(ada.id, 3_000_00n);
  const { id } = await opened(stage, ada, { amount: 2_000_00 });
  expect(await bookingState(ada.id, id)).toMatchObject({ wallet: 6_000_00n, held: 2_000_00n });
});

test("opens a dispute once when it is reported concurrently and out of order", async () => {
  const { reference, disputeId } = await disputed(stage, ada);
  await stage.control("paystack/disputes/remind", { id: disputeId });
  await stage.control("webhooks/replay", {
    reference,
    event: "charge.dispute.create",
    copies: 5,
    parallel: 5,
  });
  await Promise.all([
    handleWaitingEvents(),
    ...Array.from({ length: 8 }, () => checkDispute("paystack", disputeId)),
  ]);
  const { id } = await stored(disputeId);
  expect(await postedFor(id)).toEqual(["chargeback_hold 500000"]);
  await checkDispute("paystack", disputeId);
  expect(await postedFor(id)).toEqual(["chargeback_hold 500000"]);
});

test("opens and ends a dispute that was decided before its first webhook", async () => {
  const { reference, disputeId } = await disputed(stage, ada);
  await stage.control("paystack/disputes/resolve", { id: disputeId, resolution: "bank-accepted" });
  expect(await receiveDisputeWebhook(stage, reference, "resolve")).toEqual([]);
  expect(await receiveDisputeWebhook(stage, reference, "create")).toEqual([]);
  const { id, state } = await stored(disputeId);
  expect(state).toBe("LOST");
  expect(await postedFor(id)).toEqual(["chargeback_hold 500000", "chargeback_lost 500000"]);
  expect(await depositOf(reference)).toBe("CHARGED_BACK");
});

test("a forged decision changes nothing", async () => {
  const { reference, disputeId } = await opened(stage, ada);
  await stage.control("webhooks/forge", {
    reference,
    event: "charge.dispute.resolve",
    signature: "valid",
    data: { id: Number(disputeId), status: "resolved", resolution: "declined" },
  });
  await handleWaitingEvents();
  expect((await stored(disputeId)).state).toBe("OPEN");
});

test("a dispute of a refunded or unknown payment is left to staff", async () => {
  const reference = await paidByCard(stage, ada);
  await refundRequested(efe, reference);
  const disputeId = await raiseDispute(stage, reference);
  expect(String(await receiveDisputeWebhook(stage, reference, "create"))).toContain(
    "its deposit is REFUNDING",
  );
  expect(await chargebackOf(disputeId)).toBeUndefined();
  expect(await depositOf(reference)).toBe("REFUNDING");
  await stage.control("paystack/load", { charges: [{ reference: "strange-1", amount: 70_000 }] });
  const strange = await raiseDispute(stage, "strange-1");
  expect(String(await receiveDisputeWebhook(stage, "strange-1", "create"))).toContain(
    "no deposit matches strange-1",
  );
  expect(await chargebackOf(strange)).toBeUndefined();
  const kept = await query(
    sql`select id from webhook_event where body like '%charge.dispute.create%' and body like '%strange-1%'`,
  );
  expect(kept).toHaveLength(1);
});

test("a dispute racing twenty purchases and payouts: held, spent and remaining money add up", async () => {
  await giveMoney(ada.id, 20_000_00n);
  const { disputeId, reference } = await disputed(stage, ada, { kobo: 25_000_00 });
  await stage.control("webhooks/replay", { reference, event: "charge.dispute.create" });
  const bankAccountId = await giveAccount(ada.id, "1111");
  const offers = await Promise.all(
    Array.from({ length: 12 }, async () => offerOf(await stage.makeUser("Bayo Adeyemi"), 3_000_00n)),
  );
  const buys = offers.map(
    ({ offerId }) =>
      () =>
        acceptOffer(ada.actor, freshKey(), {
          offerId,
          offerVersion: 1n,
          priceMinor: 3_000_00n,
          delivery: toPhone(PHONE),
        }),
  );
  const payouts = Array.from(
    { length: 8 },
    () => () => requestPayout(ada.actor, freshKey(), { amountMinor: 4_000_00n, bankAccountId }),
  );
  const [tries, problems] = await Promise.all([together([...buys, ...payouts]), handleWaitingEvents()]);
  expect(problems).toEqual([]);
  const { id } = await stored(disputeId);
  const spent = await query<{ minor: bigint }>(sql`
    select coalesce(sum(t.amount_minor), 0)::bigint as minor from transfer t join account a on a.id = t.debit_account_id
    where a.kind = 'WALLET' and a.owner_id = ${ada.id}::uuid and t.kind in ('escrow_hold', 'payout_hold')`);
  const { wallet, held, isFrozen: frozen } = await bookingState(ada.id, id);
  expect(wallet + held + (spent[0]?.minor ?? 0n)).toBe(45_000_00n);
  expect(held).toBe(
    25_000_00n < 45_000_00n - (spent[0]?.minor ?? 0n) ? 25_000_00n : 45_000_00n - (spent[0]?.minor ?? 0n),
  );
  expect(frozen).toBe(true);
  const outcomes = new Set(tries.map((each) => each.said));
  for (const outcome of outcomes)
    expect([
      "done",
      "frozen",
      "insufficient_funds",
      "moved_on",
      "payouts_today",
      "day_limit",
      "trade_limit",
    ]).toContain(outcome);
});
