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
  type PayoutBeside,
  payoutsBesideGateway,
  type Scene,
  stored,
  tick,
} from "./scenes-for-tests";
import { promiseOf } from "./words";

// The comparison of books has tests of its own; here money comes from nowhere, which it would not let pass.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

let beside: PayoutBeside;

beforeAll(async () => {
  beside = await payoutsBesideGateway();
});
afterEach(() => beside.app.asOwner("update payout_switch set stopped_at = null"));
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await beside.close();
  expect(findings).toEqual([]);
});

/** What its owner reads of when it arrives. */
async function toldOf({ ada }: Scene, id: string): Promise<string> {
  const payout = await payoutFor(ada.id, `pay-${id}`);
  invariant(payout, "it is theirs");
  return promiseOf(payout);
}

const states = async (id: string) => (await stepsOf(id)).map(({ state }) => state);

describe("a hold", () => {
  test("takes amount and fee at once, and holds the first payout to a new account for a day", async () => {
    const { ada, bankAccountId } = await beside.scene();
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
    await beside.app.moveTime("24 hours");
    await tick(id);
    await tick(id);
    await handleWaitingEvents();
    await beside.app.moveTime("2 minutes");
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

  test("waits for the day after a change of number, even where the number was changed later", async () => {
    const { ada, bankAccountId } = await beside.scene();
    let changes = 0;
    const changeNumber = () => {
      changes += 1;
      return beside.app.asOwner("update app_user set phone = phone || $2 where id = $1", [ada.id, changes]);
    };
    const { result } = await requestPayout(ada.actor, newId(), { amountMinor: 1_000_00n, bankAccountId });
    const id = idOf(result.reference);
    await beside.app.moveTime("20 hours");
    await changeNumber();
    await beside.app.moveTime("5 hours");
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "HELD", isDue: false });
    await beside.app.moveTime("20 hours");
    await tick(id);
    await changeNumber();
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "QUEUED", isDue: false });
    const next = await requestPayout(ada.actor, newId(), { amountMinor: 1_000_00n, bankAccountId });
    expect((await stored(idOf(next.result.reference))).holdReason).not.toBeNull();
  });
});

describe("asking", () => {
  test.each([
    [499_99n, "payout_too_small"],
    [5_000_000_01n, "payout_too_large"],
    [100_000_00n, "insufficient_funds"],
  ])("refuses %s kobo: %s", async (amountMinor, reason) => {
    const { ada, bankAccountId } = await beside.scene();
    await expect(requestPayout(ada.actor, newId(), { amountMinor, bankAccountId })).rejects.toMatchObject({
      reason,
    });
    expect(await held("WALLET", ada.id)).toBe(100_000_00n);
  });

  test("refuses another's account, one that was removed, another fee, and whoever is frozen or unproven", async () => {
    const { ada, bankAccountId } = await beside.scene();
    const bayo = await beside.scene({ name: "Bayo Adeyemi" });
    const ask = (more: object, by = ada) =>
      requestPayout(by.actor, newId(), { amountMinor: 1_000_00n, bankAccountId, ...more });
    await expect(ask({ bankAccountId: bayo.bankAccountId })).rejects.toMatchObject({
      reason: "account_gone",
    });
    await expect(ask({ feeMinor: 9_99n })).rejects.toMatchObject({ reason: "payout_fee_changed" });
    await beside.app.asOwner("update bank_account set removed_at = app_now() where id = $1", [
      bayo.bankAccountId,
    ]);
    await expect(ask({ bankAccountId: bayo.bankAccountId }, bayo.ada)).rejects.toMatchObject({
      reason: "account_gone",
    });
    await restrict(beside.app, ada.id, "frozen");
    await expect(ask({})).rejects.toMatchObject({ reason: "frozen" });
    const newcomer = await beside.makeUser("New", { proven: false, balanceMinor: 5_000_00n });
    const own = await giveAccount(newcomer.id, "1111");
    await expect(ask({ bankAccountId: own }, newcomer)).rejects.toMatchObject({ reason: "unproven" });
  });
});

describe("of many requests at once", () => {
  test("four at once are three", async () => {
    const { ada, bankAccountId } = await beside.scene();
    const ask = () => requestPayout(ada.actor, newId(), { amountMinor: 1_000_00n, bankAccountId });
    const asked = await Promise.allSettled([ask(), ask(), ask(), ask()]);
    const refused = asked.flatMap((one) =>
      one.status === "rejected" ? [one.reason as { reason: string }] : [],
    );
    expect(refused.map(({ reason }) => reason)).toEqual(["payouts_today"]);
    expect(await held("WALLET", ada.id)).toBe(100_000_00n - 3n * 1_010_00n);
  });

  test("twenty at once for more than there is take no more than there is", async () => {
    const { ada, bankAccountId } = await beside.scene({ balanceMinor: 1_500_00n });
    const ask = () => requestPayout(ada.actor, newId(), { amountMinor: 1_000_00n, bankAccountId });
    const asked = await Promise.allSettled(Array.from({ length: 20 }, ask));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await held("WALLET", ada.id)).toBe(490_00n);
  });

  test("one key is one payout, and another wish under it is refused", async () => {
    const { ada, bankAccountId } = await beside.scene();
    const key = newId();
    const wish = { amountMinor: 1_000_00n, bankAccountId };
    const answers = await Promise.all(Array.from({ length: 8 }, () => requestPayout(ada.actor, key, wish)));
    expect(new Set(answers.map(({ result }) => result.reference)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    const other = requestPayout(ada.actor, key, { ...wish, amountMinor: 2_000_00n });
    await expect(other).rejects.toMatchObject({ reason: "key_reused" });
    expect(await held("WALLET", ada.id)).toBe(98_990_00n);
  });
});

describe("cancelling", () => {
  test("gives all back before it is sent, once, and to nobody else", async () => {
    const scene = await beside.scene();
    const id = await beside.asked(scene);
    const { ada: bayo } = await beside.scene({ name: "Bayo Adeyemi" });
    await expect(cancelPayout(bayo.actor, newId(), { id })).rejects.toMatchObject({ reason: "not_found" });
    const cancel = () => cancelPayout(scene.ada.actor, newId(), { id });
    const both = await Promise.allSettled([cancel(), cancel()]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await held("WALLET", scene.ada.id)).toBe(100_000_00n);
    expect(await payoutFor(bayo.id, `pay-${id}`)).toBeUndefined();
  });

  test("meets the sending at the same moment: one of the two happens", async () => {
    for (let round = 0; round < 5; round += 1) {
      const scene = await beside.scene();
      const id = await beside.asked(scene);
      const cancelled = cancelPayout(scene.ada.actor, newId(), { id }).then(
        () => true,
        () => false,
      );
      await Promise.all([tick(id), cancelled]);
      const isSent = (await beside.transferOf(id)) !== undefined;
      expect(isSent).toBe(!(await cancelled));
    }
  });

  test("comes too late once it is being sent", async () => {
    const scene = await beside.scene({ ends: "0606" });
    const id = await beside.begun(scene);
    const cancel = cancelPayout(scene.ada.actor, newId(), { id });
    await expect(cancel).rejects.toMatchObject({ reason: "too_late_to_cancel" });
    await beside.control("paystack/transfers/move", { reference: `pay-${id}`, to: "success" });
  });
});

describe("stopping", () => {
  test("while payouts are stopped none begins, and afterwards they go on", async () => {
    const scene = await beside.scene({ ends: "0608" });
    const id = await beside.asked(scene);
    await beside.app.asOwner("update payout_switch set stopped_at = app_now(), version = version + 1");
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "QUEUED", isDue: false });
    expect(await beside.transferOf(id)).toBeUndefined();
    expect(await toldOf(scene, id)).toMatch(/^Withdrawals are paused .* you can cancel until then\.$/);
    await beside.app.asOwner("update payout_switch set stopped_at = null");
    expect(await toldOf(scene, id)).toBe("It usually reaches your bank within 15 minutes.");
    await beside.app.moveTime("1 minute");
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "PAID" });
  });

  test("the payout of somebody who was frozen meanwhile waits", async () => {
    const scene = await beside.scene();
    const id = await beside.asked(scene);
    await restrict(beside.app, scene.ada.id, "frozen");
    await tick(id);
    expect(await stored(id)).toMatchObject({
      state: "QUEUED",
      failure: "owner_may_not_withdraw",
      isDue: false,
    });
    expect(await toldOf(scene, id)).toMatch(/^On hold because your account is frozen/);
    expect(await endsOf(id)).toEqual({ paid: 0, returned: 0, reversed: 0 });
  });
});
