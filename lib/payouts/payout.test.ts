import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { handleWaitingEvents } from "@/lib/deposits/gateway-for-tests";
import { newId } from "@/lib/kernel/ids";
import { invariant } from "@/lib/kernel/refusal";
import { checkLedger } from "@/lib/ledger";
import { balancesOf } from "@/lib/statements/balances";
import { restrict } from "@/lib/testing/restrict";
import { requestPayout } from "./commands/request-payout";
import { cancelPayout } from "./commands/stop-payout";
import { payoutFor, stepsOf } from "./queries";
import {
  endsOf,
  giveAccount,
  held,
  idOf,
  openPayoutStage,
  type PayoutStage,
  type Scene,
  stored,
  tick,
} from "./scenes-for-tests";
import { promiseOf } from "./words";

// Reconciliation has its own tests; the money here has no source, which it would reject.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

let stage: PayoutStage;

beforeAll(async () => {
  stage = await openPayoutStage();
});
afterEach(() => stage.app.asOwner("update payout_switch set stopped_at = null"));
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await stage.close();
  expect(findings).toEqual([]);
});

/** The owner's text about when it arrives. */
async function promiseFor({ ada }: Scene, id: string): Promise<string> {
  const payout = await payoutFor(ada.id, `pay-${id}`);
  invariant(payout, "the owner's payout exists");
  return promiseOf(payout);
}

const states = async (id: string) => (await stepsOf(id)).map(({ state }) => state);

describe("a hold", () => {
  test("takes amount and fee immediately, and delays the first payout to a new account by a day", async () => {
    const { ada, bankAccountId } = await stage.scene();
    const { result } = await requestPayout(ada.actor, newId(), {
      amountMinor: 20_000_00n,
      feeMinor: 25_00n,
      bankAccountId,
    });
    const id = idOf(result.reference);
    const payout = await stored(id);
    expect(payout).toMatchObject({
      state: "HELD",
      holdReason: "new_account",
      feeMinor: 25_00n,
      isDue: false,
    });
    expect(await held("WALLET", ada.id)).toBe(79_975_00n);
    expect(await held("HOLD", id)).toBe(20_025_00n);
    await tick(id);
    expect(await states(id)).toEqual(["REQUESTED", "HELD"]);
    await stage.app.moveTime("24 hours");
    await tick(id);
    await tick(id);
    await handleWaitingEvents();
    await stage.app.moveTime("2 minutes");
    await tick(id);
    expect(await states(id)).toEqual(["REQUESTED", "HELD", "QUEUED", "SENDING", "SENT", "PAID"]);
    expect(await balancesOf(ada.id)).toMatchObject({ leavingMinor: 0n });
    const second = await requestPayout(ada.actor, newId(), { amountMinor: 1_000_00n, bankAccountId });
    expect(await balancesOf(ada.id)).toMatchObject({ leavingMinor: 1_010_00n });
    expect(await stored(idOf(second.result.reference))).toMatchObject({
      state: "QUEUED",
      holdReason: null,
      feeMinor: 10_00n,
    });
  });

  test("lasts a day after a change of phone number, even one after the request", async () => {
    const { ada, bankAccountId } = await stage.scene();
    let changes = 0;
    const changeNumber = () => {
      changes += 1;
      return stage.app.asOwner("update app_user set phone = phone || $2 where id = $1", [ada.id, changes]);
    };
    const { result } = await requestPayout(ada.actor, newId(), { amountMinor: 1_000_00n, bankAccountId });
    const id = idOf(result.reference);
    await stage.app.moveTime("20 hours");
    await changeNumber();
    await stage.app.moveTime("5 hours");
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "HELD", isDue: false });
    await stage.app.moveTime("20 hours");
    await tick(id);
    await changeNumber();
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "QUEUED", isDue: false });
    const next = await requestPayout(ada.actor, newId(), { amountMinor: 1_000_00n, bankAccountId });
    expect((await stored(idOf(next.result.reference))).holdReason).not.toBeNull();
  });
});

describe("requesting", () => {
  test.each([
    [499_99n, "payout_too_small"],
    [5_000_000_01n, "payout_too_large"],
    [100_000_00n, "insufficient_funds"],
  ])("refuses %s kobo: %s", async (amountMinor, reason) => {
    const { ada, bankAccountId } = await stage.scene();
    await expect(requestPayout(ada.actor, newId(), { amountMinor, bankAccountId })).rejects.toMatchObject({
      reason,
    });
    expect(await held("WALLET", ada.id)).toBe(100_000_00n);
  });

  test("refuses another user's account, a removed one, a changed fee, and a frozen or unverified user", async () => {
    const { ada, bankAccountId } = await stage.scene();
    const bayo = await stage.scene({ name: "Bayo Adeyemi" });
    const request = (more: object, by = ada) =>
      requestPayout(by.actor, newId(), { amountMinor: 1_000_00n, bankAccountId, ...more });
    await expect(request({ bankAccountId: bayo.bankAccountId })).rejects.toMatchObject({
      reason: "account_gone",
    });
    await expect(request({ feeMinor: 9_99n })).rejects.toMatchObject({ reason: "payout_fee_changed" });
    await stage.app.asOwner("update bank_account set removed_at = app_now() where id = $1", [
      bayo.bankAccountId,
    ]);
    await expect(request({ bankAccountId: bayo.bankAccountId }, bayo.ada)).rejects.toMatchObject({
      reason: "account_gone",
    });
    await restrict(stage.app, ada.id, "frozen");
    await expect(request({})).rejects.toMatchObject({ reason: "frozen" });
    const newcomer = await stage.makeUser("New", { proven: false, balanceMinor: 5_000_00n });
    const own = await giveAccount(newcomer.id, "1111");
    await expect(request({ bankAccountId: own }, newcomer)).rejects.toMatchObject({ reason: "unproven" });
  });
});

describe("concurrent requests", () => {
  test("three of four concurrent requests succeed", async () => {
    const { ada, bankAccountId } = await stage.scene();
    const request = () => requestPayout(ada.actor, newId(), { amountMinor: 1_000_00n, bankAccountId });
    const results = await Promise.allSettled([request(), request(), request(), request()]);
    const refused = results.flatMap((result) =>
      result.status === "rejected" ? [result.reason as { reason: string }] : [],
    );
    expect(refused.map(({ reason }) => reason)).toEqual(["payouts_today"]);
    expect(await held("WALLET", ada.id)).toBe(100_000_00n - 3n * 1_010_00n);
  });

  test("twenty concurrent requests never take more than the balance", async () => {
    const { ada, bankAccountId } = await stage.scene({ balanceMinor: 1_500_00n });
    const request = () => requestPayout(ada.actor, newId(), { amountMinor: 1_000_00n, bankAccountId });
    const results = await Promise.allSettled(Array.from({ length: 20 }, request));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await held("WALLET", ada.id)).toBe(490_00n);
  });

  test("one key makes one payout, and refuses other input", async () => {
    const { ada, bankAccountId } = await stage.scene();
    const key = newId();
    const input = { amountMinor: 1_000_00n, bankAccountId };
    const answers = await Promise.all(Array.from({ length: 8 }, () => requestPayout(ada.actor, key, input)));
    expect(new Set(answers.map(({ result }) => result.reference)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    const other = requestPayout(ada.actor, key, { ...input, amountMinor: 2_000_00n });
    await expect(other).rejects.toMatchObject({ reason: "key_reused" });
    expect(await held("WALLET", ada.id)).toBe(98_990_00n);
  });
});

describe("cancelling", () => {
  test("before sending returns everything once, and only for the owner", async () => {
    const scene = await stage.scene();
    const id = await stage.requested(scene);
    const { ada: bayo } = await stage.scene({ name: "Bayo Adeyemi" });
    await expect(cancelPayout(bayo.actor, newId(), { id })).rejects.toMatchObject({ reason: "not_found" });
    const cancel = () => cancelPayout(scene.ada.actor, newId(), { id });
    const both = await Promise.allSettled([cancel(), cancel()]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await held("WALLET", scene.ada.id)).toBe(100_000_00n);
    expect(await payoutFor(bayo.id, `pay-${id}`)).toBeUndefined();
  });

  test("while sending starts: exactly one of the two happens", async () => {
    for (let round = 0; round < 5; round += 1) {
      const scene = await stage.scene();
      const id = await stage.requested(scene);
      const cancelled = cancelPayout(scene.ada.actor, newId(), { id }).then(
        () => true,
        () => false,
      );
      await Promise.all([tick(id), cancelled]);
      const isSent = (await stage.transferOf(id)) !== undefined;
      expect(isSent).toBe(!(await cancelled));
    }
  });

  test("is refused once sending has started", async () => {
    const scene = await stage.scene({ ends: "0606" });
    const id = await stage.started(scene);
    const cancel = cancelPayout(scene.ada.actor, newId(), { id });
    await expect(cancel).rejects.toMatchObject({ reason: "too_late_to_cancel" });
    await stage.control("paystack/transfers/move", { reference: `pay-${id}`, to: "success" });
  });
});

describe("pausing", () => {
  test("no payout starts while payouts are paused, and they resume afterwards", async () => {
    const scene = await stage.scene({ ends: "0608" });
    const id = await stage.requested(scene);
    await stage.app.asOwner("update payout_switch set stopped_at = app_now(), version = version + 1");
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "QUEUED", isDue: false });
    expect(await stage.transferOf(id)).toBeUndefined();
    expect(await promiseFor(scene, id)).toMatch(/^Withdrawals are paused\. .* you can cancel until then\.$/);
    await stage.app.asOwner("update payout_switch set stopped_at = null");
    expect(await promiseFor(scene, id)).toBe("It usually reaches your bank within 15 minutes.");
    await stage.app.moveTime("1 minute");
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "PAID" });
  });

  test("a payout waits while its owner is frozen", async () => {
    const scene = await stage.scene();
    const id = await stage.requested(scene);
    await restrict(stage.app, scene.ada.id, "frozen");
    await tick(id);
    expect(await stored(id)).toMatchObject({
      state: "QUEUED",
      failure: "owner_may_not_withdraw",
      isDue: false,
    });
    expect(await promiseFor(scene, id)).toMatch(/^On hold because your account is frozen/);
    expect(await endsOf(id)).toEqual({ paid: 0, returned: 0, reversed: 0 });
  });
});
