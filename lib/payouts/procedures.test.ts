import { call } from "@orpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { leaving } from "@/lib/composition";
import { addPasskey, askForNewPasskey } from "@/lib/identity/factors/add-passkey";
import { SoftAuthenticator } from "@/lib/identity/factors/authenticator-for-tests";
import type { Assertion } from "@/lib/identity/factors/schema";
import { closeAccount } from "@/lib/identity/profile/close-account-command";
import { newId } from "@/lib/kernel/ids";
import { encodeCursor } from "@/lib/kernel/page";
import type { CallContext } from "@/lib/kernel/procedure";
import { moneyView } from "@/lib/kernel/schema";
import { kobo } from "@/lib/money/format";
import type { TestUser } from "@/lib/testing/world";
import { askToSign, listPayouts, showPayout, showPayoutTerms, startPayout, stopPayout } from "./procedures";
import { giveAccount, held, openPayoutStage, type PayoutStage, type Scene } from "./scenes-for-tests";
import { askToPay, reject } from "./staff-procedures";

let stage: PayoutStage;
const from = { address: "198.51.100.4", userAgent: "Test browser" };
const appUrl = "http://localhost:3999";

beforeAll(async () => {
  stage = await openPayoutStage(0);
});
afterAll(() => stage.close());

interface Caller {
  key?: string;
  isFresh?: boolean;
  hasFactor?: boolean;
}

const contextOf = (
  user: TestUser,
  { key = newId(), isFresh = true, hasFactor = false }: Caller = {},
): { context: CallContext } => ({
  context: {
    ...from,
    actor: user.actor,
    session: { id: user.id, hasFactor, isFresh },
    key,
    requestId: "test",
  },
});

const naira = (amount: number) => moneyView(kobo(amount));
const input = ({ bankAccountId }: Scene, amount = 5_000) => ({
  amount: naira(amount),
  fee: naira(10),
  bankAccountId,
});

test("the API can request, read, list and cancel a withdrawal", async () => {
  const scene = await stage.scene();
  const caller = contextOf(scene.ada);
  const { reference, state } = await call(startPayout, input(scene), caller);
  expect(state).toBe("REQUESTED");
  const shown = await call(showPayout, { reference }, caller);
  expect(shown).toMatchObject({
    state: "HELD",
    amount: naira(5_000),
    fee: naira(10),
    accountEnds: "1111",
    failure: null,
  });
  expect(shown.heldUntil).not.toBeNull();
  expect(await call(listPayouts, { limit: 20 }, caller)).toEqual({ items: [shown], nextCursor: null });
  const unknownCursor = encodeCursor(["never", "unknown"]);
  expect((await call(listPayouts, { limit: 20, cursor: unknownCursor }, caller)).items).toEqual([shown]);
  const stop = contextOf(scene.ada);
  expect(await call(stopPayout, { reference }, stop)).toEqual({ reference, state: "CANCELLED" });
  expect(await call(stopPayout, { reference }, stop)).toEqual({ reference, state: "CANCELLED" });
  expect(await held("WALLET", scene.ada.id)).toBe(100_000_00n);
});

test("shows fees and limits in advance", async () => {
  const { ada } = await stage.scene();
  expect(await call(showPayoutTerms, undefined, contextOf(ada))).toMatchObject({
    least: naira(500),
    most: naira(5_000_000),
    fees: [
      { upTo: naira(5_000), fee: naira(10) },
      { upTo: naira(50_000), fee: naira(25) },
      { upTo: null, fee: naira(50) },
    ],
    aDay: 3,
    leftToday: 3,
    heldUntil: null,
  });
});

test("requires a key, a session, reauthentication and an own account; another user's payout is not found", async () => {
  const scene = await stage.scene();
  const bayo = (await stage.scene({ name: "Bayo Adeyemi" })).ada;
  const start = (context: { context: CallContext }) => call(startPayout, input(scene), context);
  const { context } = contextOf(scene.ada);
  await expect(start({ context: { ...context, key: undefined } })).rejects.toMatchObject({
    reason: "key_missing",
  });
  await expect(start({ context: { ...context, actor: null } })).rejects.toMatchObject({
    reason: "sign_in_needed",
  });
  await expect(start(contextOf(scene.ada, { isFresh: false }))).rejects.toMatchObject({
    reason: "step_up_needed",
  });
  await expect(start(contextOf(bayo))).rejects.toMatchObject({ reason: "account_gone" });
  const { reference } = await start(contextOf(scene.ada));
  for (const read of [showPayout, stopPayout]) {
    await expect(call(read, { reference }, contextOf(bayo))).rejects.toMatchObject({ reason: "not_found" });
    await expect(call(read, { reference: "pay-1" }, contextOf(bayo))).rejects.toMatchObject({
      reason: "not_found",
    });
  }
  expect((await call(listPayouts, { limit: 20 }, contextOf(bayo))).items).toEqual([]);
});

test("requires reauthentication and a full reason from staff", async () => {
  const { efe } = await stage.staff();
  const id = newId();
  const why = { id, reason: "Looks right to me.", reasonCode: "other" } as const;
  await expect(call(askToPay, why, contextOf(efe, { isFresh: false }))).rejects.toMatchObject({
    reason: "step_up_needed",
  });
  await expect(call(reject, { ...why, reason: "no" }, contextOf(efe))).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  await expect(call(reject, why, contextOf(efe))).rejects.toMatchObject({ reason: "not_found" });
});

test("refuses to close an account while its last withdrawal is open, since the money can return", async () => {
  const scene = await stage.scene({ balanceMinor: 5_010_00n });
  const { reference } = await call(startPayout, input(scene), contextOf(scene.ada));
  const close = () => closeAccount(scene.ada.actor, from, leaving.business);
  await expect(close()).rejects.toMatchObject({ reason: "has_open_payout" });
  await call(stopPayout, { reference }, contextOf(scene.ada));
  await expect(close()).rejects.toMatchObject({ reason: "has_money" });
});

async function withPasskey() {
  const scene = await stage.scene();
  const authenticator = new SoftAuthenticator(appUrl);
  await addPasskey(scene.ada.actor, authenticator.make(await askForNewPasskey(scene.ada.actor)), from);
  return { scene, authenticator };
}

async function signed(
  authenticator: SoftAuthenticator,
  user: TestUser,
  key: string,
  payoutInput: object,
): Promise<Assertion> {
  const request = await call(
    askToSign,
    { ...payoutInput, key } as never,
    contextOf(user, { hasFactor: true }),
  );
  if (!request) throw new Error("a user with a passkey gets a request");
  return authenticator.sign(request);
}

test("a user with a passkey must sign, which counts as reauthentication", async () => {
  const { scene, authenticator } = await withPasskey();
  const key = newId();
  const caller = contextOf(scene.ada, { key, hasFactor: true, isFresh: false });
  const fresh = contextOf(scene.ada, { hasFactor: true });
  await expect(call(startPayout, input(scene), fresh)).rejects.toMatchObject({ reason: "signature_needed" });
  const signature = await signed(authenticator, scene.ada, key, input(scene));
  const first = await call(startPayout, { ...input(scene), signature }, caller);
  expect(await call(startPayout, { ...input(scene), signature }, caller)).toEqual(first);
  expect(await held("WALLET", scene.ada.id)).toBe(94_990_00n);
});

test("a signature is valid once, for its amount, account, key and signer", async () => {
  const { scene, authenticator } = await withPasskey();
  const other = await withPasskey();
  const key = newId();
  const start = (signature: Assertion, changed: object = input(scene), usedKey = key) =>
    call(
      startPayout,
      { ...changed, signature } as never,
      contextOf(scene.ada, { key: usedKey, hasFactor: true }),
    );
  const sign = () => signed(authenticator, scene.ada, key, input(scene));
  const second = { ...scene, bankAccountId: await giveAccount(scene.ada.id, "2222") };
  await expect(start(await sign(), input(scene, 5_001))).rejects.toMatchObject({ reason: "wrong_signature" });
  await expect(start(await sign(), input(second))).rejects.toMatchObject({ reason: "wrong_signature" });
  await expect(start(await sign(), input(scene), newId())).rejects.toMatchObject({
    reason: "wrong_signature",
  });
  const byOther = await signed(other.authenticator, other.scene.ada, key, input(other.scene));
  await expect(start(byOther)).rejects.toMatchObject({ reason: "challenge_over" });
  const signature = await sign();
  await start(signature);
  await expect(start(signature, input(scene), newId())).rejects.toMatchObject({ reason: "challenge_over" });
  expect(await held("WALLET", scene.ada.id)).toBe(94_990_00n);
});
