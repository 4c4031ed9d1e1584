import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type TestApp, testApp } from "@/lib/testing/world";

const live = {
  PAYSTACK_SECRET_KEY: "sk_live_0123",
  PAYSTACK_PUBLIC_KEY: "pk_live_0123",
  PAYSTACK_BASE_URL: "https://api.paystack.co",
};

let app: TestApp;

beforeAll(async () => {
  app = await testApp(live);
});
afterAll(() => app.close());
beforeEach(() => {
  delete process.env.AMANA_TEST_KINDS;
  Object.assign(process.env, live, { FAILPOINTS: "", ROLE: "all" });
  vi.resetModules();
});

const assertFitForMoney = async () => (await import("./registry")).assertFitForMoney();

test("refuses to start with a shifted clock and a live key", async () => {
  await assertFitForMoney();
  await app.moveTime("1 second");
  await expect(assertFitForMoney()).rejects.toThrow("app_now() must be now()");
  await app.moveTime("-1 second");
});

test("refuses to start with armed failpoints and a live key", async () => {
  process.env.FAILPOINTS = "commit.after=throw";
  await expect(assertFitForMoney()).rejects.toThrow("FAILPOINTS");
});

test("kinds of asset that only tests trade and a live key do not start together", async () => {
  process.env.AMANA_TEST_KINDS = "1";
  await expect(assertFitForMoney()).rejects.toThrow("AMANA_TEST_KINDS");
});

describe("settings of a gateway", () => {
  test.each([
    [{ PAYSTACK_SECRET_KEY: "sk_test_0123" }, "different modes"],
    [{ PAYSTACK_BASE_URL: "http://localhost:4100/paystack" }, "a local PAYSTACK_BASE_URL"],
  ])("that are contradictory are refused: %j", async (settings, problem) => {
    Object.assign(process.env, settings);
    await expect(assertFitForMoney()).rejects.toThrow(problem);
  });

  test.each(["all", "worker", "webhooks"])("without its secret are refused in ROLE=%s", async (ROLE) => {
    Object.assign(process.env, { ROLE });
    delete process.env.PAYSTACK_SECRET_KEY;
    await expect(assertFitForMoney()).rejects.toThrow("PAYSTACK_SECRET_KEY is needed");
  });

  test("without its secret suffice for ROLE=web, which knows whether money is real but calls no gateway", async () => {
    Object.assign(process.env, { ROLE: "web" });
    delete process.env.PAYSTACK_SECRET_KEY;
    await assertFitForMoney();
    const { capabilitiesOf, gatewayOf, isMoneyReal } = await import("./registry");
    expect(isMoneyReal()).toBe(true);
    expect(capabilitiesOf("paystack").popup).toBe(true);
    expect(() => gatewayOf("paystack")).toThrow("called only by the worker");
  });
});
