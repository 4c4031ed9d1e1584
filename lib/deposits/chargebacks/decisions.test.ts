import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { liftRestriction } from "@/lib/identity/restrictions/commands/lift-restriction";
import { restrictPerson } from "@/lib/identity/restrictions/commands/restrict-person";
import { checkLedger } from "@/lib/ledger";
import { restrict } from "@/lib/testing/restrict";
import { giveMoney } from "@/lib/testing/world";
import {
  type DepositStage,
  depositRow,
  freshKey,
  handleWaitingEvents,
  openDepositStage,
  type TestUser,
} from "../gateway-for-tests";
import {
  bookingState,
  decided,
  isFrozen,
  opened,
  openedAfterSpending,
  postedFor,
  spend,
  stored,
} from "./chargebacks-for-tests";
import { recoverOwed } from "./check-chargeback";
import { checkDispute } from "./check-dispute";
import { unfreezeUser } from "./commands/unfreeze-user";

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

test("a won dispute restores the wallet, the deposit and the account", async () => {
  const { id, disputeId, reference } = await opened(stage, ada);
  expect(await decided(stage, { reference, disputeId }, "declined")).toEqual([]);
  expect(await bookingState(ada.id, id)).toEqual({ wallet: 5_000_00n, held: 0n, isFrozen: false });
  expect(await postedFor(id)).toEqual(["chargeback_hold 500000", "chargeback_won 500000"]);
  expect(await depositOf(reference)).toBe("PAID");
  await stage.control("webhooks/replay", {
    reference,
    event: "charge.dispute.resolve",
    copies: 4,
    parallel: 4,
  });
  expect(await handleWaitingEvents()).toEqual([]);
  expect(await postedFor(id)).toHaveLength(2);
});

test("a user with two disputes stays frozen until both are decided", async () => {
  const first = await opened(stage, ada);
  const second = await opened(stage, ada);
  await decided(stage, first, "declined");
  expect(await isFrozen(ada.id)).toBe(true);
  await decided(stage, second, "declined");
  expect(await isFrozen(ada.id)).toBe(false);
});

test("two disputes won concurrently leave the user unfrozen", async () => {
  const both = [await opened(stage, ada), await opened(stage, ada)];
  for (const { disputeId } of both)
    await stage.control("paystack/disputes/resolve", { id: disputeId, resolution: "declined" });
  await Promise.all(both.map(({ disputeId }) => checkDispute("paystack", disputeId)));
  expect(await isFrozen(ada.id)).toBe(false);
});

test("a won dispute keeps an unrelated freeze", async () => {
  const early = await stage.makeUser("Early Bird");
  await restrict(stage.app, early.id, "frozen");
  const before = await opened(stage, early);
  await decided(stage, before, "declined");
  expect(await isFrozen(early.id)).toBe(true);
  const since = await opened(stage, ada);
  await restrict(stage.app, ada.id, "frozen");
  await decided(stage, since, "declined");
  expect(await isFrozen(ada.id)).toBe(true);
});

test("a lost dispute uses the hold, books the rest as loss and recovers it in parts to the kobo", async () => {
  const { id, disputeId, reference } = await openedAfterSpending(stage, ada, 4_000_00n);
  expect(await decided(stage, { reference, disputeId }, "bank-accepted")).toEqual([]);
  expect(await stored(disputeId)).toMatchObject({
    state: "LOST",
    lossMinor: 4_000_00n,
    recoveredMinor: 0n,
  });
  expect(await depositOf(reference)).toBe("CHARGED_BACK");
  for (const [comes, recovered] of [
    [1n, 1n],
    [2_499_98n, 2_499_99n],
    [1_500_00n, 3_999_99n],
    [100n, 4_000_00n],
  ] as const) {
    await giveMoney(ada.id, comes);
    await Promise.all(Array.from({ length: 6 }, () => recoverOwed(id)));
    expect(await stored(disputeId)).toMatchObject({ recoveredMinor: recovered });
  }
  expect(await bookingState(ada.id, id)).toEqual({ wallet: 99n, held: 0n, isFrozen: true });
  expect(await postedFor(id)).toEqual([
    "chargeback_hold 100000",
    "chargeback_lost 100000",
    "chargeback_loss 400000",
    "chargeback_recovery 1",
    "chargeback_recovery 249998",
    "chargeback_recovery 150000",
    "chargeback_recovery 1",
  ]);
});

test("a partly lost dispute returns the rest of the hold", async () => {
  const { id, disputeId, reference } = await opened(stage, ada);
  await decided(stage, { reference, disputeId }, "bank-accepted", 1_234_56);
  expect(await bookingState(ada.id, id)).toMatchObject({ wallet: 5_000_00n - 1_234_56n, held: 0n });
  expect(await stored(disputeId)).toMatchObject({ state: "LOST", lossMinor: 0n });
});

test("a dispute without a response is lost at its deadline", async () => {
  const { id, disputeId } = await opened(stage, ada, { dueInHours: 1 });
  await stage.control("settings", { aheadMs: 3_700_000 });
  expect(await handleWaitingEvents()).toEqual([]);
  await checkDispute("paystack", disputeId);
  await stage.control("settings", { aheadMs: 0 });
  expect(await bookingState(ada.id, id)).toEqual({ wallet: 0n, held: 0n, isFrozen: true });
});

test("after a lost dispute the user stays frozen until staff unfreeze them", async () => {
  const { id, disputeId, reference } = await opened(stage, ada);
  const unfreeze = (by: TestUser) =>
    unfreezeUser(by.actor, freshKey(), { chargebackId: id, reason: "They paid us back by hand." });
  await expect(unfreeze(efe)).rejects.toMatchObject({ reason: "chargeback_open" });
  await decided(stage, { reference, disputeId }, "bank-accepted");
  await expect(spend(stage, ada)).rejects.toMatchObject({ reason: "frozen" });
  await expect(unfreeze(ada)).rejects.toMatchObject({ reason: "not_found" });
  await unfreeze(efe);
  expect(await isFrozen(ada.id)).toBe(false);
  await expect(unfreeze(efe)).rejects.toMatchObject({ reason: "not_frozen" });
  const again = await opened(stage, ada);
  await decided(stage, again, "declined");
  expect(await isFrozen(ada.id)).toBe(false);
});

test("lifting a chargeback's freeze keeps one by staff, and vice versa", async () => {
  const chidi = await stage.makeUser("Chidi Eze", { staffRoles: ["FINANCE"] });
  for (const chargebackFirst of [true, false]) {
    const user = await stage.makeUser("Ngozi Bello");
    const { id, disputeId, reference } = await opened(stage, user);
    await decided(stage, { reference, disputeId }, "bank-accepted");
    const freeze = {
      userId: user.id,
      kind: "frozen",
      reason: "Two people use this account.",
      until: null,
    } as const;
    await restrictPerson(chidi.actor, freshKey(), freeze);
    const why = "They have shown us that it is theirs.";
    const { rows } = await stage.app.asOwner(
      "select id from restriction where user_id = $1 and subject_kind is null",
      [user.id],
    );
    const lifts = [
      () => unfreezeUser(efe.actor, freshKey(), { chargebackId: id, reason: why }),
      () => liftRestriction(efe.actor, freshKey(), { restrictionId: rows[0].id, reason: why }),
    ];
    const [first, second] = chargebackFirst ? lifts : lifts.toReversed();
    await first?.();
    expect(await isFrozen(user.id)).toBe(true);
    await expect(spend(stage, user)).rejects.toMatchObject({ reason: "frozen" });
    await second?.();
    expect(await isFrozen(user.id)).toBe(false);
  }
});

test("two debts of one user do not recover the same money twice", async () => {
  const firstDebt = await openedAfterSpending(stage, ada, 5_000_00n);
  await decided(stage, firstDebt, "bank-accepted");
  await unfreezeUser(efe.actor, freshKey(), {
    chargebackId: firstDebt.id,
    reason: "They promise to pay it back.",
  });
  const secondDebt = await openedAfterSpending(stage, ada, 5_000_00n);
  await decided(stage, secondDebt, "bank-accepted");
  await giveMoney(ada.id, 7_000_00n);
  const ids = [firstDebt.id, secondDebt.id];
  await Promise.all([...ids, ...ids].map(recoverOwed));
  const [first, second] = [await stored(firstDebt.disputeId), await stored(secondDebt.disputeId)];
  expect(first.recoveredMinor + second.recoveredMinor).toBe(7_000_00n);
  expect((await bookingState(ada.id, firstDebt.id)).wallet).toBe(0n);
});
