import { call } from "@orpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CallContext } from "@/lib/kernel/procedure";
import { releaseAloneBelow } from "@/lib/testing/quarantine";
import { type DepositStage, freshKey, openDepositStage, type TestUser } from "./gateway-for-tests";
import { showDeposit } from "./procedures";
import { refund, release } from "./refunds/procedures";
import { paidByCard } from "./refunds/refunds-for-tests";
import { depositsForStaff, inspectDeposit, refundsForStaff } from "./staff-deposits";
import { lookForTransfers, openVirtualAccount, showVirtualAccount } from "./virtual-accounts/procedures";
import { accountNumberOf, received } from "./virtual-accounts/transfers-for-tests";

let stage: DepositStage;
let ada: TestUser;
let efe: TestUser;
let quarantined: string;

beforeAll(async () => {
  stage = await openDepositStage();
  await releaseAloneBelow(stage.app, 100_000_00n);
  ada = await stage.makeUser("Ada Obi");
  efe = await stage.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
  quarantined = await received(stage, await accountNumberOf(ada), { kobo: 60_000_00, from: "Ada" });
});
afterAll(() => stage.close());

const contextOf = ({ actor }: TestUser, isFresh = true): { context: CallContext } => ({
  context: {
    actor,
    session: { id: "one", hasFactor: true, isFresh },
    key: freshKey(),
    requestId: "test",
    address: "::1",
    userAgent: "test",
  },
});

test("shows deposits and refunds only to finance", async () => {
  const chidi = await stage.makeUser("Chidi Eze", { staffRoles: ["MODERATOR"] });
  for (const { actor } of [ada, chidi]) {
    await expect(depositsForStaff(actor, { view: "all" })).rejects.toMatchObject({ reason: "not_found" });
    await expect(inspectDeposit(actor, quarantined)).rejects.toMatchObject({ reason: "not_found" });
    await expect(refundsForStaff(actor)).rejects.toMatchObject({ reason: "not_found" });
  }
});

test("finance finds a deposit by reference, gateway id or owner, and sees its history", async () => {
  const seen = await inspectDeposit(efe.actor, quarantined);
  // The receiver sees only the last digits of a stranger's account.
  const { sender } = await call(showDeposit, { reference: quarantined }, contextOf(ada));
  expect(sender).toMatchObject({ name: "Ada", account: `••${seen?.deposit.senderAccount?.slice(-4)}` });
  expect(seen?.deposit).toMatchObject({ state: "QUARANTINED", senderName: "Ada", userName: "Ada Obi" });
  expect(seen?.deposit.userPhone).toContain("***");
  expect(seen?.deposit.userEmail).toContain("***@");
  expect(seen?.history.map(({ act }) => act)).toEqual(["wallet.credit_transfer"]);
  const { gatewayReference, gatewayRecordId } = seen?.deposit ?? {};
  for (const search of [quarantined, gatewayReference, gatewayRecordId, ada.email, ada.phone]) {
    const found = await depositsForStaff(efe.actor, { view: "flagged", search: search ?? "" });
    expect(found.deposits.map(({ reference }) => reference)).toEqual([quarantined]);
  }
  for (const none of ["dep-none", "dep-\u0000", `${quarantined}\u0000`]) {
    expect(await inspectDeposit(efe.actor, none)).toBeUndefined();
    expect((await depositsForStaff(efe.actor, { view: "all", search: none })).deposits).toEqual([]);
  }
});

test("the queue lists quarantined deposits; flagged lists credits with an unclear name or another amount", async () => {
  const small = await received(stage, await accountNumberOf(ada), { kobo: 1_000_00, from: "Ada" });
  const waiting = await depositsForStaff(efe.actor, { view: "quarantine" });
  expect(waiting.deposits.map(({ reference }) => reference)).toEqual([quarantined]);
  const flagged = await depositsForStaff(efe.actor, { view: "flagged" });
  expect(flagged.deposits.map(({ reference }) => reference)).toEqual([small]);
});

test("a decision requires re-authentication, a reason and the finance role", async () => {
  const decision = {
    reference: quarantined,
    reason: "They showed us their passbook.",
    reasonCode: "other",
  } as const;
  for (const act of [refund, release]) {
    await expect(call(act, decision, contextOf(efe, false))).rejects.toMatchObject({
      reason: "step_up_needed",
    });
    await expect(call(act, { ...decision, reason: "why not" }, contextOf(efe))).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    await expect(call(act, decision, contextOf(ada))).rejects.toMatchObject({ reason: "not_found" });
  }
  await expect(call(release, decision, contextOf(efe))).resolves.toEqual({ reference: quarantined });
  const reference = await paidByCard(stage, ada);
  const again = contextOf(efe);
  await call(refund, { ...decision, reference }, again);
  await call(refund, { ...decision, reference }, again);
  const { refunds } = await refundsForStaff(efe.actor);
  expect(refunds).toMatchObject([{ reference, requestedBy: "Efe Okoro", state: "REQUESTED" }]);
});

test("an API client gets one account to transfer to and can request a search for a transfer", async () => {
  const bayo = await stage.makeUser("Bayo Adeyemi");
  expect(await call(showVirtualAccount, undefined, contextOf(bayo))).toEqual({
    account: null,
    isBeingMade: false,
  });
  await stage.control("modes", { mode: "timeout_after", on: "dedicated_account", times: 1, ms: 20 });
  expect(await call(openVirtualAccount, {}, contextOf(bayo))).toEqual({ account: null, isBeingMade: true });
  await stage.control("modes", { mode: "bad_gateway", on: "dedicated_account", times: 5 });
  for (let requests = 1; requests < 6; requests += 1) await call(openVirtualAccount, {}, contextOf(bayo));
  await expect(call(openVirtualAccount, {}, contextOf(bayo))).rejects.toMatchObject({
    reason: "too_many_requests",
  });
  await stage.app.moveTime("10 minutes");
  const { account } = await call(openVirtualAccount, {}, contextOf(bayo));
  expect(account).toMatchObject({ bankName: "Test Bank", accountName: "AMANA/BAYO ADEYEMI" });
  expect(await call(showVirtualAccount, undefined, contextOf(bayo))).toEqual({ account, isBeingMade: false });
  await expect(call(lookForTransfers, {}, contextOf(bayo))).resolves.toEqual({ looked: true });
  await stage.control("modes", { mode: "bad_gateway", on: "requery", times: 1 });
  await expect(call(lookForTransfers, {}, contextOf(bayo))).rejects.toMatchObject({
    reason: "gateway_no_answer_now",
  });
});
