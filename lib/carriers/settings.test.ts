import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { useTestSettings } from "@/lib/testing/world";

const live = "https://api.terminal.africa/v1";
const sandbox = "https://sandbox.terminal.africa/v1";
const names = ["ROLE", "TERMINAL_AFRICA_URL", "TERMINAL_AFRICA_SECRET_KEY"] as const;

const clear = () => {
  for (const name of names) delete process.env[name];
};

beforeEach(() => {
  clear();
  useTestSettings();
  vi.resetModules();
});
afterAll(clear);

/** The registry in a process with this role, address and key. */
const registryOf = (ROLE: string, url?: string, key?: string) => {
  Object.assign(process.env, { ROLE });
  if (url) process.env.TERMINAL_AFRICA_URL = url;
  if (key) process.env.TERMINAL_AFRICA_SECRET_KEY = key;
  return import("./registry");
};

test("no carrier is configured: lawful in every role, with real money and without", async () => {
  for (const role of ["all", "web", "worker", "webhooks"]) {
    vi.resetModules();
    const { assertFitCarriers, carrierOf, configuredCarriers } = await registryOf(role);
    expect(configuredCarriers()).toEqual([]);
    assertFitCarriers(true);
    assertFitCarriers(false);
    expect(() => carrierOf("terminal_africa")).toThrow("not configured");
  }
});

test("the web process knows that there is one, and can't call it", async () => {
  const { carrierOf, configuredCarriers } = await registryOf("web", sandbox);
  expect(configuredCarriers()).toEqual(["terminal_africa"]);
  expect(() => carrierOf("terminal_africa")).toThrow("called only by the worker");
});

test.each(["all", "worker", "webhooks"])("without its secret it is refused in ROLE=%s", async (role) => {
  const { configuredCarriers } = await registryOf(role, sandbox);
  expect(configuredCarriers).toThrow("TERMINAL_AFRICA_SECRET_KEY is needed");
});

test.each<[string | undefined, string, string]>([
  [undefined, "sk_test_1", "without TERMINAL_AFRICA_URL"],
  [live, "sk_test_1", "a live key goes with"],
  [sandbox, "sk_live_1", "a live key goes with"],
  ["http://localhost:4100/terminal-africa/v1", "sk_live_1", "a live key goes with"],
  ["http://api.terminal.africa/v1", "sk_live_1", "must be https"],
  [sandbox, "pk_test_1", "TERMINAL_AFRICA_SECRET_KEY"],
])("%s with %s is contradictory", async (url, key, says) => {
  const { configuredCarriers } = await registryOf("worker", url, key);
  expect(configuredCarriers).toThrow(says);
});

test("it is live exactly where money is real", async () => {
  const registry = await registryOf("worker", live, "sk_live_1");
  registry.assertFitCarriers(true);
  expect(() => registry.assertFitCarriers(false)).toThrow("charge real money");
  clear();
  vi.resetModules();
  const test = await registryOf("worker", sandbox, "sk_test_1");
  test.assertFitCarriers(false);
  expect(() => test.assertFitCarriers(true)).toThrow("carry nothing");
});

test("there is no other carrier", async () => {
  const { carrierOf } = await registryOf("worker", sandbox, "sk_test_1");
  for (const name of ["gokada", "constructor", "__proto__", ""])
    expect(() => carrierOf(name)).toThrow(`there is no carrier ${name}`);
});
