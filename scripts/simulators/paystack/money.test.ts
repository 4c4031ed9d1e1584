import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type Simulators, startForTests } from "../for-tests";
import { afterBusinessHours } from "./disputes/due";
import { dedicatedFees, transferFee } from "./fees";

let simulators: Simulators;
beforeAll(async () => {
  simulators = await startForTests();
});
beforeEach(async () => {
  await simulators.call("/control/reset", {});
  await simulators.call("/control/settings", { settleMs: 0 });
  await simulators.call("/control/paystack/top-up", { amount: 10_000_000 });
  simulators.shop.received.splice(0);
});
afterAll(() => simulators.stop());

type Answer = { status: number; body: Record<string, never> & { data?: Record<string, unknown> } };

async function ask(path: string, body?: unknown): Promise<Answer> {
  const response = await simulators.paystack(path, body);
  return { status: response.status, body: await response.json() };
}

async function control(path: string, body: unknown) {
  const response = await simulators.call(`/control/${path}`, body);
  return { status: response.status, body: await response.json() };
}

const account = {
  type: "nuban",
  name: "Bayo",
  account_number: "0123456702",
  bank_code: "058",
  currency: "NGN",
};
const reference = "pay-0123456789abcdef";

async function order(fields: object = {}) {
  const { body } = await ask("/transferrecipient", account);
  const recipient = body.data?.recipient_code;
  return ask("/transfer", { source: "balance", amount: 100_000, recipient, reference, ...fields });
}

const webhookData = (event: string) =>
  vi.waitFor(
    () => {
      const bodies = simulators.shop.received.map(({ rawBody }) => JSON.parse(rawBody));
      const found = bodies.find((body) => body.event === event);
      expect(found).toBeDefined();
      return found.data as Record<string, unknown>;
    },
    { timeout: 5_000 },
  );

describe("shapes are as inconsistent as Paystack's", () => {
  test("a transfer's recipient is a number in the order and the list, an object elsewhere", async () => {
    expect((await order()).body.data?.recipient).toBeTypeOf("number");
    expect((await ask(`/transfer/verify/${reference}`)).body.data?.recipient).toMatchObject({
      type: "nuban",
      details: { account_number: "0123456702", account_name: "BAYO ADEYEMI" },
    });
    expect(await webhookData("transfer.success")).toHaveProperty("createdAt");
  });

  test("failure events name their dates differently from success events", async () => {
    await simulators.call("/control/settings", { byHand: true });
    await order();
    await control("paystack/transfers/move", { reference, to: "failed" });
    const failed = await webhookData("transfer.failed");
    expect(failed).toHaveProperty("created_at");
    expect(failed).not.toHaveProperty("createdAt");
  });

  test("a list returns its total", async () => {
    await order();
    const { body } = await ask("/transfer?perPage=1&page=1");
    expect(body).toMatchObject({ meta: { total: 1, skipped: 0, perPage: 1, page: 1, pageCount: 1 } });
  });
});

test.each([
  [{ source: "bank" }, "Source is invalid"],
  [{ amount: 0 }, "Invalid Amount Sent"],
  [{ amount: "100000" }, "Invalid Amount Sent"],
  [{ currency: "USD" }, "Currency not supported by merchant"],
  [{ recipient: "RCP_unknown" }, "Recipient specified is invalid"],
  [{ amount: 10_000_000 }, "Your balance is not enough to fulfil this request"],
])("an order with %j is refused and moves nothing", async (fields, message) => {
  expect(await order(fields)).toMatchObject({ status: 400, body: { status: false, message } });
  const balance = await (await simulators.paystack("/balance")).json();
  expect(balance.data).toEqual([{ currency: "NGN", balance: 10_000_000 }]);
});

describe("moved manually", () => {
  test("a transfer stays in its state until it is moved, and final states are final", async () => {
    await simulators.call("/control/settings", { byHand: true });
    await order();
    const move = (to: string) => control("paystack/transfers/move", { reference, to });
    expect((await move("reversed")).status).toBe(409);
    expect((await move("success")).body).toMatchObject({ status: "success", fee: 1_000 });
    expect((await move("failed")).status).toBe(409);
    expect((await move("reversed")).body).toMatchObject({ status: "reversed", fee: 0 });
    expect((await move("success")).status).toBe(409);
    expect((await control("paystack/transfers/move", { reference: "none", to: "success" })).status).toBe(404);
  });

  test("settles at most the balance, all of it to our bank", async () => {
    expect((await control("paystack/settle", { amount: 10_000_001 })).status).toBe(409);
    expect((await control("paystack/settle", {})).status).toBe(201);
    expect((await control("paystack/settle", {})).status).toBe(409);
    const balance = await (await simulators.call("/control/balance")).json();
    expect(balance).toEqual({ balances: { NGN: "0" }, bank: "0" });
  });

  test("a chargeback needs a successful payment, and takes its money once", async () => {
    expect((await control("paystack/disputes", { reference: "dep-1" })).status).toBe(404);
    await ask("/transaction/initialize", { email: "a@b.ng", amount: 250_000, reference: "dep-1" });
    expect((await control("paystack/disputes", { reference: "dep-1" })).status).toBe(409);
    await control("paystack/pay", { reference: "dep-1" });
    const { id } = (await control("paystack/disputes", { reference: "dep-1" })).body;
    await control("paystack/disputes/remind", { id });
    expect(await webhookData("charge.dispute.remind")).toMatchObject({
      status: "awaiting-merchant-feedback",
    });
    const lost = { id, resolution: "bank-accepted" };
    expect((await control("paystack/disputes/resolve", lost)).status).toBe(200);
    expect((await control("paystack/disputes/resolve", lost)).status).toBe(409);
    const balance = await (await simulators.paystack("/balance")).json();
    expect(balance.data[0].balance).toBe(10_000_000 - 13_750);
  });

  test("an overdue dispute is accepted automatically", async () => {
    await ask("/transaction/initialize", { email: "a@b.ng", amount: 250_000, reference: "dep-1" });
    await control("paystack/pay", { reference: "dep-1" });
    await control("paystack/disputes", { reference: "dep-1", dueInHours: 0 });
    expect(await webhookData("charge.dispute.resolve")).toMatchObject({ resolution: "auto-accepted" });
  });

  test("loads past payments once, with their ids", async () => {
    const charges = [{ reference: "dep-1", amount: 250_000, id: "1795281351384000009" }];
    expect((await control("paystack/load", { charges })).body).toEqual({ loaded: 1 });
    expect((await control("paystack/load", { charges })).body).toEqual({ loaded: 0 });
    const text = await (await simulators.paystack("/transaction/verify/dep-1")).text();
    expect(text).toContain('"id":1795281351384000009');
    expect(simulators.shop.received).toEqual([]);
  });
});

test("the page shows all records, and its buttons redirect back to it", async () => {
  await simulators.call("/control/settings", { byHand: true });
  await order();
  const page = await (await simulators.call("/money")).text();
  for (const words of ["₦1,000.00", "BAYO ADEYEMI", reference, "Account numbers that decide", "0601"]) {
    expect(page).toContain(words);
  }
  const moved = await fetch(`${simulators.url}/control/paystack/transfers/move`, {
    method: "POST",
    headers: { referer: `${simulators.url}/money` },
    body: new URLSearchParams({ reference, to: "success" }),
    redirect: "manual",
  });
  expect([moved.status, moved.headers.get("location")]).toEqual([303, "/money"]);
});

test("faults apply to webhooks of any kind", async () => {
  await simulators.call("/control/modes", { mode: "wrong_amount", on: "webhook" });
  await simulators.call("/control/modes", { mode: "duplicate", on: "webhook", copies: 3 });
  await order();
  expect(await webhookData("transfer.success")).toMatchObject({ amount: 50_000 });
  await vi.waitFor(() => expect(simulators.shop.received).toHaveLength(3));
});

test("any event can be forged, with any data", async () => {
  const data = { customer: { customer_code: "CUS_1", email: "ada@amana.test" } };
  const event = "dedicatedaccount.assign.failed";
  await control("webhooks/forge", { reference: "CUS_1", event, data, signature: "valid" });
  expect(await webhookData(event)).toMatchObject(data);
});

test("accepts two hundred concurrent transfers once each", { timeout: 90_000 }, async () => {
  await simulators.call("/control/modes", { mode: "loss", on: "webhook" });
  const { body } = await ask("/transferrecipient", account);
  const recipient = body.data?.recipient_code;
  const orders = Array.from({ length: 200 }, (_, n) => ({
    source: "balance",
    amount: 1_000,
    recipient,
    reference: `pay-${String(n).padStart(20, "0")}`,
  }));
  const answers = await Promise.all(orders.map((one) => ask("/transfer", one)));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  const { body: listed } = await ask("/transfer?perPage=1");
  expect(listed).toMatchObject({ meta: { total: 200 } });
});

test.each([
  [500_000, 1_000],
  [500_001, 2_500],
  [5_000_000, 2_500],
  [5_000_001, 5_000],
])("sending %i kobo costs %i", (amount, fee) => expect(transferFee(amount)).toBe(fee));

test.each([
  [1, 1],
  [100, 1],
  [101, 2],
  [3_000_000, 30_000],
  [3_000_100, 30_000],
])("taking %i kobo on a customer's own account costs %i", (amount, fee) =>
  expect(dedicatedFees(amount)).toBe(fee),
);

test.each([
  ["Thursday afternoon", "2026-11-19T15:00:00Z", "2026-11-20T07:00:00.000Z"],
  ["Friday late", "2026-11-20T22:00:00Z", "2026-11-23T14:00:00.000Z"],
  ["Saturday", "2026-11-21T12:00:00Z", "2026-11-23T15:00:00.000Z"],
  ["Sunday's last minute", "2026-11-22T22:59:00Z", "2026-11-23T15:00:00.000Z"],
])("sixteen business hours from %s", (_, from, due) => {
  expect(afterBusinessHours(new Date(from), 16).toISOString()).toBe(due);
});
