import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { checkDeposit } from "@/lib/deposits/check-deposit";
import { initiateDeposit } from "@/lib/deposits/commands/initiate-deposit";
import {
  checkDueDeposits,
  creditsOf,
  type DepositStage,
  depositRow,
  freshKey,
  handleWaitingEvents,
  openDepositStage,
  type TestUser,
} from "@/lib/deposits/gateway-for-tests";
import { PaymentMismatchError } from "@/lib/deposits/payment-mismatch";
import { queryOne, sql } from "@/lib/kernel/db";
import { receiveWebhook } from "./webhook-endpoint";
import { forgetWebhooks } from "./webhooks";

let stage: DepositStage;
let ada: TestUser;

beforeAll(async () => {
  stage = await openDepositStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  ada = await stage.makeUser();
});

async function paid(minor = 5_000_00n): Promise<string> {
  const { result } = await initiateDeposit(ada.actor, freshKey(), { amountMinor: minor, returnTo: null });
  await stage.control("modes", { mode: "loss", reference: result.reference });
  await stage.control("paystack/pay", { reference: result.reference });
  return result.reference;
}

const counts = () =>
  queryOne<{ events: number; facts: number }>(sql`
    select (select count(*)::int from webhook_event) as events, (select count(*)::int from outbox where topic like 'gateway.%') as facts`);

function deliver(body: string | Uint8Array<ArrayBuffer>, signature: string | undefined) {
  const headers = new Headers(signature === undefined ? {} : { "x-paystack-signature": signature });
  return receiveWebhook(
    "paystack",
    new Request("http://localhost/api/webhooks/paystack", { method: "POST", headers, body }),
  );
}

const signed = (body: string | Uint8Array) =>
  createHmac("sha512", process.env.PAYSTACK_SECRET_KEY ?? "")
    .update(body)
    .digest("hex");

test("stores and credits once when fifty copies of a webhook arrive, and responds 200 to each", async () => {
  const reference = await paid();
  const before = await counts();
  const { answers } = await stage.control("webhooks/replay", { reference, copies: 50, parallel: 50 });
  expect(answers).toEqual({ 200: 50 });
  expect(await counts()).toEqual({ events: (before?.events ?? 0) + 1, facts: (before?.facts ?? 0) + 1 });
  expect(await handleWaitingEvents()).toEqual([]);
  expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 5_000_00n });
});

test("credits once when a webhook's job runs many times concurrently", async () => {
  const reference = await paid();
  await Promise.all(Array.from({ length: 30 }, () => checkDeposit(reference)));
  expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 5_000_00n });
});

test("webhook, return page and worker credit once, in any order and concurrently", async () => {
  const viaWebhook = async (reference: string) => {
    await stage.control("webhooks/replay", { reference });
    expect(await handleWaitingEvents()).toEqual([]);
  };
  const viaPage = (reference: string) => checkDeposit(reference);
  const viaClock = () => checkDueDeposits();
  const orders = [
    [viaWebhook, viaPage, viaClock],
    [viaPage, viaWebhook, viaClock],
    [viaClock, viaPage, viaWebhook],
    [viaClock, viaWebhook, viaPage],
  ];
  for (const [at, order] of orders.entries()) {
    const reference = await paid();
    await stage.app.moveTime("3 minutes");
    for (const check of order) await check(reference);
    expect(await creditsOf(ada.id)).toEqual({ credits: at + 1, balance: BigInt(at + 1) * 5_000_00n });
  }
  const reference = await paid();
  await stage.app.moveTime("3 minutes");
  await Promise.all([viaWebhook(reference), viaPage(reference), viaClock()]);
  expect(await creditsOf(ada.id)).toMatchObject({ credits: orders.length + 1 });
});

test("rejects a forged webhook, and writes nothing", async () => {
  const { result } = await initiateDeposit(ada.actor, freshKey(), { amountMinor: 5_000_00n, returnTo: null });
  const before = await counts();
  for (const signature of [undefined, "none", "", "abc", "0".repeat(128), "z".repeat(128)]) {
    const { answer } = await stage.control("webhooks/forge", {
      reference: result.reference,
      signature: signature || undefined,
    });
    expect(answer).toBe("401");
  }
  expect((await deliver("{}", `${signed("{}")}, ${signed("{}")}`)).status).toBe(401);
  expect((await deliver("{} ", signed("{}"))).status).toBe(401);
  expect((await deliver("{}", undefined)).status).toBe(401);
  expect(await counts()).toEqual(before);
  expect(await depositRow(result.reference)).toMatchObject({ state: "INITIATED" });
});

test("does not trust even a signed webhook: looks the payment up at the gateway", async () => {
  const { result } = await initiateDeposit(ada.actor, freshKey(), { amountMinor: 5_000_00n, returnTo: null });
  const { answer } = await stage.control("webhooks/forge", {
    reference: result.reference,
    amount: 9_000_000_00,
    signature: "valid",
  });
  expect(answer).toBe("200");
  const [problem] = await handleWaitingEvents();
  expect(String(problem)).toContain("has not confirmed");
  expect(await creditsOf(ada.id)).toMatchObject({ credits: 0 });
});

test("a wrong amount in a webhook changes nothing", async () => {
  const reference = await paid();
  await stage.control("webhooks/forge", { reference, amount: 9_000_000_00, signature: "valid" });
  expect(await handleWaitingEvents()).toEqual([]);
  expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 5_000_00n });
});

test("an unknown payment is left to staff", async () => {
  await stage.control("webhooks/forge", { reference: "unknown-payment", signature: "valid" });
  const [problem] = await handleWaitingEvents();
  expect(problem).toBeInstanceOf(PaymentMismatchError);
});

test("stores and ignores other events", async () => {
  const reference = await paid();
  await stage.control("webhooks/forge", { reference, event: "subscription.create", signature: "valid" });
  expect(await handleWaitingEvents()).toEqual([]);
  expect(await depositRow(reference)).toMatchObject({ state: "INITIATED" });
});

test("rejects a body that is too large or not text", async () => {
  expect((await deliver("x".repeat(300_000), signed("x".repeat(300_000)))).status).toBe(413);
  const bytes = new Uint8Array([0xff, 0xfe, 0x7b]);
  expect((await deliver(bytes, signed(bytes))).status).toBe(400);
});

test("responds 404 for an unknown gateway, and in a process without the gateways' secrets", async () => {
  const webhook = () =>
    new Request("http://localhost/api/webhooks/x", {
      method: "POST",
      headers: { "x-paystack-signature": signed("{}") },
      body: "{}",
    });
  const before = await counts();
  for (const gateway of ["unknown", "constructor", "__proto__", "PAYSTACK", ""])
    expect((await receiveWebhook(gateway, webhook())).status).toBe(404);
  vi.resetModules();
  process.env.ROLE = "web";
  const inWeb = await import("./webhook-endpoint");
  expect((await inWeb.receiveWebhook("paystack", webhook())).status).toBe(404);
  expect(await counts()).toEqual(before);
});

test("forgets what a webhook said after 30 days, and still knows a copy of it", async () => {
  const body = JSON.stringify({
    event: "charge.success",
    data: { customer: { email: "ada@mail.test" }, note: freshKey() },
  });
  const bodyOf = async () =>
    (await stage.app.asOwner("select body from webhook_event order by received_at desc, id desc limit 1"))
      .rows[0].body;
  expect((await deliver(body, signed(body))).status).toBe(200);
  await forgetWebhooks();
  expect(await bodyOf()).toBe(body);
  await stage.app.asOwner(
    "update webhook_event set received_at = app_now() - interval '31 days' where body = $1",
    [body],
  );
  await forgetWebhooks();
  const kept = await stage.app.asOwner(
    "select count(*)::int from webhook_event where body like '%ada@mail.test%'",
  );
  expect(kept.rows[0].count).toBe(0);
  const before = await counts();
  expect((await deliver(body, signed(body))).status).toBe(200);
  expect(await counts()).toEqual(before);
});
