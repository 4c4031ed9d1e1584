import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pauseListing } from "@/lib/catalog";
import { type Drafted, liveListing, PRICE } from "@/lib/catalog/scene-for-tests";
import { ledgerChecks } from "@/lib/composition";
import { refreshDeposit } from "@/lib/deposits";
import { type DepositStage, openDepositStage } from "@/lib/deposits/gateway-for-tests";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { HOME } from "@/lib/money/currencies";
import { runDue, runWaiting } from "@/lib/testing/reactions";
import { restrict } from "@/lib/testing/restrict";
import { giveMoney, type TestUser } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { cancelCheckout, checkoutUnder, putInCart, readCart, readCheckout } from ".";
import { lapseCheckout, settleCheckout } from "./commands/end-checkout";
import { fundCheckout } from "./commands/fund-checkout";
import { checkoutReactions } from "./reactions";
import { placed, quoted } from "./scene-for-tests";

let stage: DepositStage;
let moderator: TestUser;
let sade: TestUser;
let ada: TestUser;
let phone: Drafted;

const HAD = PRICE / 2n;
const FEE = 2_500_00n;

beforeAll(async () => {
  stage = await openDepositStage();
  moderator = await stage.makeUser("Musa", { staffRoles: ["MODERATOR"] });
});
afterAll(() => stage.close());
beforeEach(async () => {
  sade = await stage.makeUser("Sade", { level: "TRUSTED" });
  ada = await stage.makeUser("Ada", { balanceMinor: HAD, level: "TRUSTED" });
  phone = await liveListing(stage.app, sade, moderator, { units: "1" });
});
afterEach(async () => expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]));

const refused = (reason: string) => expect.objectContaining({ reason }) as unknown;
const stateOf = async (checkoutId: string) => (await readCheckout(ada, checkoutId))?.state;
const has = async (userId: string) =>
  (
    await queryOne<{ balance: bigint }>(sql`
    select balance from account_balance where kind = 'WALLET' and currency = ${HOME} and owner_id = ${userId}::uuid`)
  )?.balance ?? 0n;

/** A checkout that waits for what Ada lacks. */
async function waiting(): Promise<string> {
  const { token } = await quoted(ada, [{ listingId: phone.listingId, units: 1 }]);
  const { result } = await placed(ada, token, { fund: true });
  expect(result.state).toBe("AWAITING_FUNDS");
  return result.checkoutId;
}

/** Ada pays what the checkout asks for, at the gateway, and comes back. */
async function pays(checkoutId: string): Promise<void> {
  const { result } = await fundCheckout(ada.actor, { checkoutId });
  await stage.control("paystack/pay", { reference: result.reference });
  await refreshDeposit(ada.id, result.reference);
}

const runJobs = () => runWaiting(stage.app, checkoutReactions.on);

describe("a checkout that waits for money", () => {
  test("holds nothing, says what is missing, and is bought by itself once that is paid", async () => {
    await putInCart(ada, { listingId: phone.listingId, units: 1 });
    const checkoutId = await waiting();
    const missing = PRICE + FEE - HAD;
    expect(await readCheckout(ada, checkoutId)).toMatchObject({
      missing: { minor: missing.toString() },
      depositAmount: { minor: missing.toString() },
      parcels: [{ tradeId: null }],
    });
    expect(await has(ada.id)).toBe(HAD);
    await pays(checkoutId);
    await runJobs();
    const view = await readCheckout(ada, checkoutId);
    expect(view).toMatchObject({ state: "PAID", missing: { minor: "0" }, depositAmount: null });
    expect(await has(ada.id)).toBe(0n);
    expect(
      await queryOne(sql`select buyer_id from trade where id = ${view?.parcels[0]?.tradeId}::uuid`),
    ).toEqual({
      buyerId: ada.id,
    });
    expect((await readCart(ada)).sellers).toEqual([]);
    const kept = await queryOne(sql`select delivery from checkout where id = ${checkoutId}::uuid`);
    expect(kept).toEqual({ delivery: null });
  });

  test("asks for one deposit, however often its buyer presses", async () => {
    const checkoutId = await waiting();
    const first = await fundCheckout(ada.actor, { checkoutId });
    const again = await fundCheckout(ada.actor, { checkoutId });
    expect(again.result.reference).toBe(first.result.reference);
    const eve = await stage.makeUser("Eve");
    await expect(fundCheckout(eve.actor, { checkoutId })).rejects.toEqual(refused("not_found"));
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ["sold to another", () => sellToAnother(), "out_of_stock"],
    ["paused", () => pauseListing(sade.actor, freshKey(), { listingId: phone.listingId }), "offer_changed"],
    ["of a buyer who may not buy any more", () => restrict(stage.app, ada.id, "no_accept"), "restricted"],
  ])("fails where what it would buy is %s, and the money stays in the wallet", async (_, change, failure) => {
    const checkoutId = await waiting();
    await change();
    await pays(checkoutId);
    await runJobs();
    expect(await readCheckout(ada, checkoutId)).toMatchObject({ state: "FAILED", failure });
    expect(await has(ada.id)).toBe(PRICE + FEE);
    const events = await query<{ topic: string }>(
      sql`select topic from outbox where topic = 'checkout.failed'`,
    );
    expect(events).toHaveLength(1);
  });

  test("goes on waiting while it is not enough, and lapses after half an hour", async () => {
    const checkoutId = await waiting();
    expect(await settleCheckout(checkoutId)).toBe(true);
    await runDue(checkoutReactions);
    expect(await stateOf(checkoutId)).toBe("AWAITING_FUNDS");
    await stage.app.moveTime("31 minutes");
    await runDue(checkoutReactions);
    expect(await stateOf(checkoutId)).toBe("LAPSED");
    expect(await has(ada.id)).toBe(HAD);
    await expect(fundCheckout(ada.actor, { checkoutId })).rejects.toEqual(refused("not_waiting"));
  });
});

test("a checkout that waits is its buyer’s to cancel, once", async () => {
  const checkoutId = await waiting();
  const eve = await stage.makeUser("Eve");
  await expect(cancelCheckout(eve.actor, freshKey(), { checkoutId })).rejects.toEqual(refused("not_found"));
  await cancelCheckout(ada.actor, freshKey(), { checkoutId });
  await expect(cancelCheckout(ada.actor, freshKey(), { checkoutId })).rejects.toEqual(refused("not_waiting"));
  await pays(checkoutId).catch(() => undefined);
  expect(await stateOf(checkoutId)).toBe("CANCELLED");
});

async function sellToAnother() {
  const eve = await stage.makeUser("Eve", { balanceMinor: 2n * PRICE });
  const { token } = await quoted(eve, [{ listingId: phone.listingId, units: 1 }]);
  await placed(eve, token);
}

test("money that arrives as the time ends or its buyer cancels buys it or leaves it, and never both", async () => {
  const many = await liveListing(stage.app, sade, moderator, { units: "50" });
  for (let round = 0; round < 20; round += 1) {
    const buyer = await stage.makeUser("Bola");
    const { token } = await quoted(buyer, [{ listingId: many.listingId, units: 1 }]);
    const { checkoutId } = (await placed(buyer, token, { fund: true })).result;
    await stage.app.moveTime("31 minutes");
    await giveMoney(buyer.id, 2n * PRICE);
    const acts = [
      () => settleCheckout(checkoutId),
      () => cancelCheckout(buyer.actor, freshKey(), { checkoutId }),
      () => lapseCheckout(checkoutId),
    ];
    await Promise.allSettled(acts.slice(round % 2).map((act) => act()));
    const { state, parcels } = (await readCheckout(buyer, checkoutId)) ?? {};
    expect(["PAID", "CANCELLED"]).toContain(state);
    const trades = await query(sql`select id from trade where buyer_id = ${buyer.id}::uuid`);
    expect(trades).toHaveLength(state === "PAID" ? 1 : 0);
    expect(await has(buyer.id)).toBe(state === "PAID" ? PRICE - FEE : 2n * PRICE);
    expect(parcels?.[0]?.tradeId !== null).toBe(state === "PAID");
  }
});

test("a checkout is found by the key that it was begun under, by its buyer alone", async () => {
  const key = freshKey();
  const { token } = await quoted(ada, [{ listingId: phone.listingId, units: 1 }]);
  expect(await checkoutUnder(ada.actor, key)).toBeUndefined();
  const { result } = await placed(ada, token, { fund: true }, key);
  const id = result.checkoutId;
  expect(await checkoutUnder(ada.actor, key)).toMatchObject({ id, state: "AWAITING_FUNDS" });
  expect(await checkoutUnder(sade.actor, key)).toBeUndefined();
  await cancelCheckout(ada.actor, freshKey(), { checkoutId: id });
  expect(await checkoutUnder(ada.actor, key)).toMatchObject({ id, state: "CANCELLED" });
});
