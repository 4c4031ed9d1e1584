import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { liftRestriction } from "@/lib/identity/restrictions/commands/lift-restriction";
import { restrictPerson } from "@/lib/identity/restrictions/commands/restrict-person";
import { checkLedger } from "@/lib/ledger";
import { restrict } from "@/lib/testing/restrict";
import { giveMoney } from "@/lib/testing/world";
import {
  type Beside,
  depositRow,
  freshKey,
  handleWaitingEvents,
  type TestUser,
  walletBesideGateway,
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

let beside: Beside;
let efe: TestUser;
let ada: TestUser;

beforeAll(async () => {
  beside = await walletBesideGateway();
  efe = await beside.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
  await beside.control("settings", { settleMs: 0 });
});
afterAll(() => beside.close());
beforeEach(async () => {
  ada = await beside.makeUser("Ada Obi");
});
afterEach(async () => {
  expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]);
});

const depositOf = (reference: string) => depositRow(reference).then(({ state }) => state);

test("a won dispute restores the wallet, the deposit and the account", async () => {
  const { id, disputeId, reference } = await opened(beside, ada);
  expect(await decided(beside, { reference, disputeId }, "declined")).toEqual([]);
  expect(await bookingState(ada.id, id)).toEqual({ wallet: 5_000_00n, held: 0n, isFrozen: false });
  expect(await postedFor(id)).toEqual(["chargeback_hold 500000", "chargeback_won 500000"]);
  expect(await depositOf(reference)).toBe("PAID");
  await beside.control("webhooks/replay", {
    reference,
    event: "charge.dispute.resolve",
    copies: 4,
    parallel: 4,
  });
  expect(await handleWaitingEvents()).toEqual([]);
  expect(await postedFor(id)).toHaveLength(2);
});

test("a user with two disputes stays frozen until both are decided", async () => {
  const first = await opened(beside, ada);
  const second = await opened(beside, ada);
  await decided(beside, first, "declined");
  expect(await isFrozen(ada.id)).toBe(true);
  await decided(beside, second, "declined");
  expect(await isFrozen(ada.id)).toBe(false);
});

test("two disputes won concurrently leave the user unfrozen", async () => {
  const both = [await opened(beside, ada), await opened(beside, ada)];
  for (const { disputeId } of both)
    await beside.control("paystack/disputes/resolve", { id: disputeId, resolution: "declined" });
  await Promise.all(both.map(({ disputeId }) => checkDispute("paystack", disputeId)));
  expect(await isFrozen(ada.id)).toBe(false);
});

test("a won dispute keeps an unrelated freeze", async () => {
  const early = await beside.makeUser("Early Bird");
  await restrict(beside.app, early.id, "frozen");
  const before = await opened(beside, early);
  await decided(beside, before, "declined");
  expect(await isFrozen(early.id)).toBe(true);
  const since = await opened(beside, ada);
  await restrict(beside.app, ada.id, "frozen");
  await decided(beside, since, "declined");
  expect(await isFrozen(ada.id)).toBe(true);
});

test("a lost dispute uses the hold, books the rest as loss and recovers it in parts to the kobo", async () => {
  const { id, disputeId, reference } = await openedAfterSpending(beside, ada, 4_000_00n);
  expect(await decided(beside, { reference, disputeId }, "bank-accepted")).toEqual([]);
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
  const { id, disputeId, reference } = await opened(beside, ada);
  await decided(beside, { reference, disputeId }, "bank-accepted", 1_234_56);
  expect(await bookingState(ada.id, id)).toMatchObject({ wallet: 5_000_00n - 1_234_56n, held: 0n });
  expect(await stored(disputeId)).toMatchObject({ state: "LOST", lossMinor: 0n });
});

test("a dispute without a response is lost at its deadline", async () => {
  const { id, disputeId } = await opened(beside, ada, { dueInHours: 1 });
  await beside.control("settings", { aheadMs: 3_700_000 });
  expect(await handleWaitingEvents()).toEqual([]);
  await checkDispute("paystack", disputeId);
  await beside.control("settings", { aheadMs: 0 });
  expect(await bookingState(ada.id, id)).toEqual({ wallet: 0n, held: 0n, isFrozen: true });
});

test("after a lost dispute the user stays frozen until staff unfreeze them", async () => {
  const { id, disputeId, reference } = await opened(beside, ada);
  const unfreeze = (by: TestUser) =>
    unfreezeUser(by.actor, freshKey(), { chargebackId: id, reason: "They paid us back by hand." });
  await expect(unfreeze(efe)).rejects.toMatchObject({ reason: "chargeback_open" });
  await decided(beside, { reference, disputeId }, "bank-accepted");
  await expect(spend(beside, ada)).rejects.toMatchObject({ reason: "frozen" });
  await expect(unfreeze(ada)).rejects.toMatchObject({ reason: "not_found" });
  await unfreeze(efe);
  expect(await isFrozen(ada.id)).toBe(false);
  await expect(unfreeze(efe)).rejects.toMatchObject({ reason: "not_frozen" });
  const again = await opened(beside, ada);
  await decided(beside, again, "declined");
  expect(await isFrozen(ada.id)).toBe(false);
});

test("lifting a chargeback's freeze keeps one by staff, and vice versa", async () => {
  const chidi = await beside.makeUser("Chidi Eze", { staffRoles: ["FINANCE"] });
  for (const chargebackFirst of [true, false]) {
    const user = await beside.makeUser("Ngozi Bello");
    const { id, disputeId, reference } = await opened(beside, user);
    await decided(beside, { reference, disputeId }, "bank-accepted");
    const freeze = {
      userId: user.id,
      kind: "frozen",
      reason: "Two people use this account.",
      until: null,
    } as const;
    await restrictPerson(chidi.actor, freshKey(), freeze);
    const why = "They have shown us that it is theirs.";
    const { rows } = await beside.app.asOwner(
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
    await expect(spend(beside, user)).rejects.toMatchObject({ reason: "frozen" });
    await second?.();
    expect(await isFrozen(user.id)).toBe(false);
  }
});

test("two debts of one user do not recover the same money twice", async () => {
  const firstDebt = await openedAfterSpending(beside, ada, 5_000_00n);
  await decided(beside, firstDebt, "bank-accepted");
  await unfreezeUser(efe.actor, freshKey(), {
    chargebackId: firstDebt.id,
    reason: "They promise to pay it back.",
  });
  const secondDebt = await openedAfterSpending(beside, ada, 5_000_00n);
  await decided(beside, secondDebt, "bank-accepted");
  await giveMoney(ada.id, 7_000_00n);
  const ids = [firstDebt.id, secondDebt.id];
  await Promise.all([...ids, ...ids].map(recoverOwed));
  const [first, second] = [await stored(firstDebt.disputeId), await stored(secondDebt.disputeId)];
  expect(first.recoveredMinor + second.recoveredMinor).toBe(7_000_00n);
  expect((await bookingState(ada.id, firstDebt.id)).wallet).toBe(0n);
});
