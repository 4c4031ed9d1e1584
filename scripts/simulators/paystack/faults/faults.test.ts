import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Simulators, startForTests } from "../../for-tests";

let simulators: Simulators;
beforeAll(async () => {
  simulators = await startForTests();
});
beforeEach(() => simulators.call("/control/reset", {}));
afterAll(() => simulators.stop());

const misbehave = (mode: Record<string, unknown>) => simulators.call("/control/modes", mode);
const initialize = (amount = 500_000, reference = "dep-1") =>
  simulators.paystack("/transaction/initialize", { email: "ada@example.ng", amount, reference });
const verify = (reference = "dep-1") => simulators.paystack(`/transaction/verify/${reference}`);

describe("initialize", () => {
  test("that times out before its effect has no effect", async () => {
    await misbehave({ mode: "timeout_before", on: "initialize", times: 1, ms: 20 });
    await expect(initialize()).rejects.toThrow();
    expect((await verify()).status).toBe(404);
    expect((await initialize()).status).toBe(200);
  });

  test("that times out after its effect has opened the transaction", async () => {
    await misbehave({ mode: "timeout_after", on: "initialize", times: 1, ms: 20 });
    await expect(initialize()).rejects.toThrow();
    expect((await verify()).status).toBe(200);
    expect((await initialize()).status).toBe(400);
  });

  test("that returns 500 has opened the transaction", async () => {
    await misbehave({ mode: "server_error_after", on: "initialize", times: 1 });
    expect((await initialize()).status).toBe(500);
    expect((await verify()).status).toBe(200);
  });

  test.each([
    ["rate_limited", 429, "application/json"],
    ["bad_gateway", 502, "text/html"],
    ["status_false", 200, "application/json"],
  ])("that answers %s has done nothing", async (mode, status, type) => {
    await misbehave({ mode, on: "initialize", times: 1 });
    const response = await initialize();
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toContain(type);
    expect((await verify()).status).toBe(404);
  });
});

test("a mode applies only to its reference, and its number of times", async () => {
  await initialize();
  await initialize(500_000, "dep-2");
  await misbehave({ mode: "bad_gateway", on: "verify", reference: "dep-1", times: 2 });
  expect((await verify("dep-2")).status).toBe(200);
  const statuses = [await verify(), await verify(), await verify()].map(({ status }) => status);
  expect(statuses).toEqual([502, 502, 200]);
  expect(await (await simulators.call("/control/modes")).json()).toEqual([]);
});

test("a mode without a count stays until it is removed", async () => {
  const rule = await (await misbehave({ mode: "status_false", on: "balance" })).json();
  for (let call = 0; call < 3; call++) {
    expect(await (await simulators.paystack("/balance")).json()).toMatchObject({ status: false });
  }
  await fetch(`${simulators.url}/control/modes/${rule.id}`, { method: "DELETE" });
  expect(await (await simulators.paystack("/balance")).json()).toMatchObject({ status: true });
});

test("verify can return a wrong amount while the payment is correct", async () => {
  await misbehave({ mode: "wrong_amount", on: "verify", amount: 1 });
  await initialize();
  await simulators.call("/control/paystack/pay", { reference: "dep-1" });
  expect((await (await verify()).json()).data.amount).toBe(1);
  expect((await (await simulators.paystack("/balance")).json()).data[0].balance).toBe(482_500);
});

test("refuses an unknown mode, or one for another endpoint, with an error text", async () => {
  expect((await misbehave({ mode: "explode" })).status).toBe(400);
  const refused = await misbehave({ mode: "loss", on: "verify" });
  expect(await refused.json()).toEqual({ error: "on: loss applies to webhook" });
});

describe("magic amounts", () => {
  test(".72 opens the transaction without a response, once", async () => {
    const ended = initialize(100_072).catch(() => "cut");
    await expect.poll(async () => (await verify()).status).toBe(200);
    expect((await initialize(100_072)).status).toBe(400);
    await simulators.stop();
    expect(await ended).toBe("cut");
    simulators = await startForTests();
  });

  test(".78 fails two verifies, the third succeeds", async () => {
    await initialize(100_078);
    const statuses = [await verify(), await verify(), await verify()].map(({ status }) => status);
    expect(statuses).toEqual([502, 502, 200]);
  });

  test(".91 is actually paid by half", async () => {
    await initialize(100_091);
    await simulators.call("/control/paystack/pay", { reference: "dep-1" });
    expect((await (await verify()).json()).data).toMatchObject({ amount: 50_045, requested_amount: 100_091 });
  });
});
