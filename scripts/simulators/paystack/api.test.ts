import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Simulators, startForTests } from "../for-tests";

let simulators: Simulators;
beforeAll(async () => {
  simulators = await startForTests();
});
beforeEach(() => simulators.call("/control/reset", {}));
afterAll(() => simulators.stop());

const order = { email: "ada@example.ng", amount: 2_500_000, reference: "dep-1" };

async function initialize(fields: Record<string, unknown>) {
  const response = await simulators.paystack("/transaction/initialize", fields);
  return { status: response.status, body: await response.json() };
}

describe("initialize", () => {
  test("opens a transaction and returns its checkout page", async () => {
    const { status, body } = await initialize(order);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: true, message: "Authorization URL created" });
    expect(body.data.reference).toBe("dep-1");
    expect(body.data.authorization_url).toBe(`${simulators.url}/paystack/checkout/${body.data.access_code}`);
    expect((await fetch(body.data.authorization_url)).status).toBe(200);
  });

  test("is refused without the secret key", async () => {
    for (const authorization of ["", "Bearer sk_test_other"]) {
      const response = await simulators.call("/paystack/transaction/initialize", order, { authorization });
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ status: false, message: "Invalid key" });
    }
  });

  test("accepts a reference once, even in twenty concurrent requests", async () => {
    const tries = await Promise.all(Array.from({ length: 20 }, () => initialize(order)));
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = tries.find(({ status }) => status === 400);
    expect(refused?.body).toEqual({ status: false, message: "Duplicate Transaction Reference" });
  });

  test("accepts a string amount, and generates a missing reference", async () => {
    const { status, body } = await initialize({ email: order.email, amount: "500000" });
    expect(status).toBe(200);
    expect(body.data.reference).toMatch(/^[a-z0-9]+$/);
  });

  test.each([
    [{ email: undefined }, "missing_params", "Email Address is required"],
    [{ email: "ada" }, "invalid_params", "Invalid Email Address Passed"],
    [{ amount: undefined }, "missing_params", "Amount is required"],
    [{ amount: 0 }, "invalid_params", "Invalid Amount Sent"],
    [{ amount: -5 }, "invalid_params", "Invalid Amount Sent"],
    [{ amount: 10.5 }, "invalid_params", "Invalid Amount Sent"],
    [{ amount: "1e6" }, "invalid_params", "Invalid Amount Sent"],
    [{ amount: 2 ** 53 }, "invalid_params", "Invalid Amount Sent"],
    [{ currency: "USD" }, "invalid_params", "Currency not supported by merchant"],
    [{ callback_url: "javascript:alert(1)" }, "invalid_params", "Invalid callback url"],
  ])("refuses %j", async (change, code, message) => {
    const { status, body } = await initialize({ ...order, ...change });
    expect(status).toBe(400);
    expect(body).toMatchObject({ status: false, message, code, type: "validation_error" });
    expect(body.meta.nextStep).toBeTypeOf("string");
  });

  test("refuses a reference with an underscore", async () => {
    const { status } = await initialize({ ...order, reference: "dep_1" });
    expect(status).toBe(400);
  });
});

describe("verify", () => {
  async function verify(reference: string) {
    const response = await simulators.paystack(`/transaction/verify/${reference}`);
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) };
  }

  test("reports an unknown reference", async () => {
    const { status, body } = await verify("never-seen");
    expect(status).toBe(404);
    expect(body).toMatchObject({ status: false, message: "Transaction reference not found." });
  });

  test("reports abandoned, ongoing, failed and success in turn", async () => {
    const { body } = await initialize(order);
    const statuses = [(await verify("dep-1")).body.data.status];
    await fetch(body.data.authorization_url);
    statuses.push((await verify("dep-1")).body.data.status);
    await simulators.call("/control/paystack/fail", { reference: "dep-1" });
    statuses.push((await verify("dep-1")).body.data.status);
    await simulators.call("/control/paystack/pay", { reference: "dep-1" });
    statuses.push((await verify("dep-1")).body.data.status);
    expect(statuses).toEqual(["abandoned", "ongoing", "failed", "success"]);
  });

  test("has ids beyond a double's precision", async () => {
    await initialize(order);
    const { text, body } = await verify("dep-1");
    const written = /"id":(\d+)/.exec(text)?.[1] ?? "";
    expect(BigInt(written)).toBeGreaterThan(2n ** 53n);
    expect(BigInt(written)).toBeLessThan(2n ** 63n);
    expect(BigInt(body.data.id)).not.toBe(BigInt(written));
  });

  test("returns the paid amount beside the requested one", async () => {
    await initialize({ ...order, metadata: JSON.stringify({ depositId: "7" }) });
    await simulators.call("/control/paystack/pay", { reference: "dep-1", amount: 100_000 });
    const { body } = await verify("dep-1");
    expect(body.data).toMatchObject({
      amount: 100_000,
      requested_amount: 2_500_000,
      fees: 1_500,
      currency: "NGN",
    });
    expect(body.data.metadata).toEqual({ depositId: "7" });
    expect(body.data.authorization).toMatchObject({ bin: "408408", last4: "4081", card_type: "visa " });
  });

  test("returns reversed after a reversal", async () => {
    await initialize(order);
    await simulators.call("/control/paystack/pay", { reference: "dep-1" });
    await simulators.call("/control/paystack/reverse", { reference: "dep-1" });
    expect((await verify("dep-1")).body.data.status).toBe("reversed");
  });
});

test("the balance rises once by the amount less the fees, with a ledger entry", async () => {
  await initialize(order);
  const pays = await Promise.all(
    Array.from({ length: 10 }, () => simulators.call("/control/paystack/pay", { reference: "dep-1" })),
  );
  expect(pays.filter(({ status }) => status === 200)).toHaveLength(1);
  const balance = await (await simulators.paystack("/balance")).json();
  expect(balance.data).toEqual([{ currency: "NGN", balance: 2_452_500 }]);
  const ledger = await (await simulators.paystack("/balance/ledger")).json();
  expect(ledger.data).toHaveLength(1);
  expect(ledger.data[0]).toMatchObject({
    balance: 2_452_500,
    difference: 2_452_500,
    model_responsible: "Transaction",
  });
  expect(ledger.meta).toEqual({ total: 1, skipped: 0, perPage: 50, page: 1, pageCount: 1 });
});

test("responds 429 beyond the limit, with the reset time", async () => {
  await simulators.call("/control/settings", { requestsPerMinute: 0 });
  const response = await simulators.paystack("/balance");
  expect(response.status).toBe(429);
  expect(await response.json()).toMatchObject({ code: "rate_limited", type: "api_error" });
  expect(response.headers.get("x-ratelimit-remaining")).toBe("0");
  expect(Number(response.headers.get("x-ratelimit-reset"))).toBeGreaterThan(0);
});

test.each([
  { paystackSecretKey: "sk_live_x" },
  { paystackSecretKey: "sk_test_x", terminalAfricaSecretKey: "sk_live_x" },
])("the simulators refuse a live key: %j", async (keys) => {
  const { startSimulators } = await import("../start");
  await expect(startSimulators({ ...keys, termiiApiKey: "t" })).rejects.toThrow("live");
});
