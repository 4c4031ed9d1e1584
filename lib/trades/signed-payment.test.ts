import { call } from "@orpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addPasskey, askForNewPasskey } from "@/lib/identity/factors/add-passkey";
import { SoftAuthenticator } from "@/lib/identity/factors/authenticator-for-tests";
import type { Assertion } from "@/lib/identity/factors/schema";
import { type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { disputeProcedures } from "../disputes/procedures";
import { deliverTrade, undoDelivery } from ".";
import { tradeProcedures } from "./procedures";
import { freshKey, held, sceneOf } from "./scenes-for-tests";

const appUrl = "http://localhost:3999";
const from = { address: "198.51.100.4", userAgent: "Test browser" };
let app: TestApp;

beforeAll(async () => {
  app = await testApp({ APP_URL: appUrl });
});
afterAll(() => app.close());

async function sceneWithPasskey(state: "DELIVERED" | "DISPUTED" = "DELIVERED") {
  const scene = await sceneOf(app, state);
  return { ...scene, key: await passkeyOf(scene.ada) };
}

async function passkeyOf(user: TestUser) {
  const key = new SoftAuthenticator(appUrl);
  await addPasskey(user.actor, key.make(await askForNewPasskey(user.actor)), from);
  return key;
}

const contextOf = (user: TestUser, key = freshKey()) => ({
  ...from,
  actor: user.actor,
  session: { id: freshKey(), hasFactor: true, isFresh: true },
  key,
  requestId: "r1",
});

async function ask(user: TestUser, tradeId: string) {
  const asked = await call(tradeProcedures.askToApprove, { id: tradeId }, { context: contextOf(user) });
  if (!asked) throw new Error("a buyer with a passkey is asked to sign");
  return asked;
}

async function changePrice(tradeId: string) {
  await app.asOwner("alter table trade disable trigger user");
  await app.asOwner(
    "update trade set price_minor = price_minor - 100, hold_minor = hold_minor - 100 where id = $1",
    [tradeId],
  );
  await app.asOwner("alter table trade enable trigger user");
}

const approve = (user: TestUser, id: string, signature?: Assertion, key?: string) =>
  call(tradeProcedures.approve, { id, signature }, { context: contextOf(user, key) });

test("a buyer with a passkey pays the seller by signing it, and the same key gets the same answer", async () => {
  const { ada, bayo, tradeId, key } = await sceneWithPasskey();
  const act = freshKey();
  const signature = key.sign(await ask(ada, tradeId));
  const first = await approve(ada, tradeId, signature, act);
  expect(await approve(ada, tradeId, signature, act)).toEqual(first);
  expect(first).toMatchObject({ state: "COMPLETED" });
  expect(await held("HOLD", tradeId)).toBe(0n);
  expect(await held("WALLET", bayo.id)).toBeGreaterThan(0n);
});

test("without the signature nothing is paid", async () => {
  const { ada, bayo, tradeId } = await sceneWithPasskey();
  await expect(approve(ada, tradeId)).rejects.toMatchObject({ reason: "signature_needed" });
  expect(await held("WALLET", bayo.id)).toBe(0n);
});

test("a signature pays for the trade that it is under, as it stood, once, and for its signer alone", async () => {
  const { ada, bayo, tradeId, key } = await sceneWithPasskey();
  const other = await sceneWithPasskey();
  const wrong = { reason: "wrong_signature" };
  const forOther = other.key.sign(await ask(other.ada, other.tradeId));
  await expect(approve(ada, tradeId, forOther)).rejects.toMatchObject({ reason: "challenge_over" });
  const byOther = other.key.sign(await ask(ada, tradeId));
  await expect(approve(ada, tradeId, byOther)).rejects.toMatchObject(wrong);
  const earlier = key.sign(await ask(ada, tradeId));
  await undoDelivery(bayo.actor, freshKey(), { tradeId });
  await deliverTrade(bayo.actor, freshKey(), { tradeId });
  await expect(approve(ada, tradeId, earlier)).rejects.toMatchObject(wrong);
  await expect(approve(ada, tradeId, earlier)).rejects.toMatchObject({ reason: "challenge_over" });
  expect(await held("WALLET", bayo.id)).toBe(0n);
  await approve(ada, tradeId, key.sign(await ask(ada, tradeId)));
});

test("a price that was changed behind our back is not what was signed", async () => {
  const { ada, tradeId, key } = await sceneWithPasskey();
  const signature = key.sign(await ask(ada, tradeId));
  await changePrice(tradeId);
  await expect(approve(ada, tradeId, signature)).rejects.toMatchObject({ reason: "wrong_signature" });
});

test("the seller cannot have the buyer's payment signed, nor make it", async () => {
  const { bayo, tradeId } = await sceneWithPasskey();
  await passkeyOf(bayo);
  const context = contextOf(bayo);
  await expect(call(tradeProcedures.askToApprove, { id: tradeId }, { context })).rejects.toMatchObject({
    reason: "not_found",
  });
  await expect(approve(bayo, tradeId)).rejects.toMatchObject({ name: "Refusal" });
});

async function askToConcede(user: TestUser, id: string) {
  const asked = await call(disputeProcedures.askToConcede, { id }, { context: contextOf(user) });
  if (!asked) throw new Error("a buyer with a passkey is asked to sign");
  return asked;
}

const concede = (user: TestUser, id: string, signature?: Assertion, key?: string) =>
  call(disputeProcedures.concede, { id, signature }, { context: contextOf(user, key) });

test("a buyer with a passkey who gives in pays the seller by signing it, and not without", async () => {
  const { ada, bayo, tradeId, key } = await sceneWithPasskey("DISPUTED");
  await expect(concede(ada, tradeId)).rejects.toMatchObject({ reason: "signature_needed" });
  expect(await held("WALLET", bayo.id)).toBe(0n);
  const act = freshKey();
  const signature = key.sign(await askToConcede(ada, tradeId));
  const first = await concede(ada, tradeId, signature, act);
  expect(await concede(ada, tradeId, signature, act)).toEqual(first);
  expect(first).toMatchObject({ state: "COMPLETED" });
  expect(await held("WALLET", bayo.id)).toBeGreaterThan(0n);
});

test("a concession of another amount, or signed as an approval, is not what was signed", async () => {
  const { ada, bayo, tradeId, key } = await sceneWithPasskey("DISPUTED");
  const asApproval = key.sign(await ask(ada, tradeId));
  await expect(concede(ada, tradeId, asApproval)).rejects.toMatchObject({ reason: "challenge_over" });
  const signature = key.sign(await askToConcede(ada, tradeId));
  await changePrice(tradeId);
  await expect(concede(ada, tradeId, signature)).rejects.toMatchObject({ reason: "wrong_signature" });
  expect(await held("WALLET", bayo.id)).toBe(0n);
});

test("a seller with a passkey who gives in pays the buyer back, and signs nothing", async () => {
  const { bayo, ada, tradeId } = await sceneOf(app, "DISPUTED");
  await passkeyOf(bayo);
  await expect(askToConcede(bayo, tradeId)).rejects.toMatchObject({ reason: "not_found" });
  expect(await concede(bayo, tradeId)).toMatchObject({ state: "CANCELLED" });
  expect(await held("WALLET", ada.id)).toBe(10_000_00n);
});
