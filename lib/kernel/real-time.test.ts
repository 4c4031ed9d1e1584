import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type TestApp, testApp } from "@/lib/testing/world";

let app: TestApp;

beforeAll(async () => {
  app = await testApp({ PAYSTACK_SECRET_KEY: "sk_live_0123", PAYSTACK_BASE_URL: "https://api.paystack.co" });
});
afterAll(() => app.close());

test("a moved clock and a live key do not start together", async () => {
  vi.resetModules();
  const { mustKeepRealTime } = await import("./real-time");
  await mustKeepRealTime();
  await app.moveTime("1 second");
  await expect(mustKeepRealTime()).rejects.toThrow("app_clock.ahead is not zero");
});
