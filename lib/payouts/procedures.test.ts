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
import { giveAccount, held, type PayoutBeside, payoutsBesideGateway, type Scene } from "./scenes-for-tests";
import { askToPay, reject } from "./staff-procedures";

let beside: PayoutBeside;
const from = { address: "198.51.100.4", userAgent: "Test browser" };
const appUrl = "http://localhost:3999";

beforeAll(async () => {
  beside = await payoutsBesideGateway(0);
});
afterAll(() => beside.close());

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
const wish = ({ bankAccountId }: Scene, amount = 5_000) => ({
  amount: naira(amount),
  fee: naira(10),
  bankAccountId,
});

test("a program can withdraw, follow it, list it and take it back", async () => {
  const scene = await beside.scene();
  const caller = contextOf(scene.ada);
  const { reference, state } = await call(startPayout, wish(scene), caller);
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
  const madeUp = encodeCursor(["never", "nobody"]);
  expect((await call(listPayouts, { limit: 20, cursor: madeUp }, caller)).items).toEqual([shown]);
  const stop = contextOf(scene.ada);
  expect(await call(stopPayout, { reference }, stop)).toEqual({ reference, state: "CANCELLED" });
  expect(await call(stopPayout, { reference }, stop)).toEqual({ reference, state: "CANCELLED" });
  expect(await held("WALLET", scene.ada.id)).toBe(100_000_00n);
});

test("what it costs and how often one may is told before", async () => {
  const { ada } = await beside.scene();
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

test("nothing leaves without a key, a fresh proof, or by a stranger; another's payout does not exist", async () => {
  const scene = await beside.scene();
  const bayo = (await beside.scene({ name: "Bayo Adeyemi" })).ada;
  const ask = (context: { context: CallContext }) => call(startPayout, wish(scene), context);
  const { context } = contextOf(scene.ada);
  await expect(ask({ context: { ...context, key: undefined } })).rejects.toMatchObject({
    reason: "key_missing",
  });
  await expect(ask({ context: { ...context, actor: null } })).rejects.toMatchObject({
    reason: "sign_in_needed",
  });
  await expect(ask(contextOf(scene.ada, { isFresh: false }))).rejects.toMatchObject({
    reason: "step_up_needed",
  });
  await expect(ask(contextOf(bayo))).rejects.toMatchObject({ reason: "account_gone" });
  const { reference } = await ask(contextOf(scene.ada));
  for (const read of [showPayout, stopPayout]) {
    await expect(call(read, { reference }, contextOf(bayo))).rejects.toMatchObject({ reason: "not_found" });
    await expect(call(read, { reference: "pay-1" }, contextOf(bayo))).rejects.toMatchObject({
      reason: "not_found",
    });
  }
  expect((await call(listPayouts, { limit: 20 }, contextOf(bayo))).items).toEqual([]);
});

test("staff prove afresh that it is they, and their reason is a sentence", async () => {
  const { efe } = await beside.staff();
  const id = newId();
  const why = { id, reason: "Looks right to me." };
  await expect(call(askToPay, why, contextOf(efe, { isFresh: false }))).rejects.toMatchObject({
    reason: "step_up_needed",
  });
  await expect(call(reject, { id, reason: "no" }, contextOf(efe))).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  await expect(call(reject, why, contextOf(efe))).rejects.toMatchObject({ reason: "not_found" });
});

test("an account stays open while a withdrawal of its last naira is under way: it may come back", async () => {
  const scene = await beside.scene({ balanceMinor: 5_010_00n });
  const { reference } = await call(startPayout, wish(scene), contextOf(scene.ada));
  const close = () => closeAccount(scene.ada.actor, from, leaving.business);
  await expect(close()).rejects.toMatchObject({ reason: "has_open_payout" });
  await call(stopPayout, { reference }, contextOf(scene.ada));
  await expect(close()).rejects.toMatchObject({ reason: "has_money" });
});

async function withPasskey() {
  const scene = await beside.scene();
  const authenticator = new SoftAuthenticator(appUrl);
  await addPasskey(scene.ada.actor, authenticator.make(await askForNewPasskey(scene.ada.actor)), from);
  return { scene, authenticator };
}

async function signed(
  authenticator: SoftAuthenticator,
  user: TestUser,
  key: string,
  asked: object,
): Promise<Assertion> {
  const request = await call(askToSign, { ...asked, key } as never, contextOf(user, { hasFactor: true }));
  if (!request) throw new Error("whoever has a passkey is asked");
  return authenticator.sign(request);
}

test("whoever has a passkey signs what leaves: it is proof enough, and without it nothing leaves", async () => {
  const { scene, authenticator } = await withPasskey();
  const key = newId();
  const caller = contextOf(scene.ada, { key, hasFactor: true, isFresh: false });
  const fresh = contextOf(scene.ada, { hasFactor: true });
  await expect(call(startPayout, wish(scene), fresh)).rejects.toMatchObject({ reason: "signature_needed" });
  const signature = await signed(authenticator, scene.ada, key, wish(scene));
  const first = await call(startPayout, { ...wish(scene), signature }, caller);
  expect(await call(startPayout, { ...wish(scene), signature }, caller)).toEqual(first);
  expect(await held("WALLET", scene.ada.id)).toBe(94_990_00n);
});

test("a signature is for its amount, its account and its key, once, and for its signer alone", async () => {
  const { scene, authenticator } = await withPasskey();
  const other = await withPasskey();
  const key = newId();
  const start = (signature: Assertion, input: object = wish(scene), usedKey = key) =>
    call(
      startPayout,
      { ...input, signature } as never,
      contextOf(scene.ada, { key: usedKey, hasFactor: true }),
    );
  const sign = () => signed(authenticator, scene.ada, key, wish(scene));
  const second = { ...scene, bankAccountId: await giveAccount(scene.ada.id, "2222") };
  await expect(start(await sign(), wish(scene, 5_001))).rejects.toMatchObject({ reason: "wrong_signature" });
  await expect(start(await sign(), wish(second))).rejects.toMatchObject({ reason: "wrong_signature" });
  await expect(start(await sign(), wish(scene), newId())).rejects.toMatchObject({
    reason: "wrong_signature",
  });
  const byOther = await signed(other.authenticator, other.scene.ada, key, wish(other.scene));
  await expect(start(byOther)).rejects.toMatchObject({ reason: "challenge_over" });
  const signature = await sign();
  await start(signature);
  await expect(start(signature, wish(scene), newId())).rejects.toMatchObject({ reason: "challenge_over" });
  expect(await held("WALLET", scene.ada.id)).toBe(94_990_00n);
});
