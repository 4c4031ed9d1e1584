import { expect, test, vi } from "vitest";
import { useTestSettings } from "@/lib/testing/world";
import { makeSecrets } from "@/scripts/setup/secrets.mjs";

/** What is wrong with an environment of the tests, changed like this. */
async function problemOf(changed: Record<string, string | undefined>): Promise<string> {
  vi.unstubAllEnvs();
  vi.resetModules();
  for (const [name, value] of Object.entries(changed)) vi.stubEnv(name, value);
  const { env } = await import("@/lib/kernel/env");
  try {
    return env() ? "" : "none";
  } catch (error) {
    return String(error);
  }
}

useTestSettings();

const simulator = { PUSH_SIMULATOR_URL: "http://localhost:4321" };

test.each([
  ["keys that belong together", {}, ""],
  ["the web process’s public key alone", { ROLE: "web", VAPID_PRIVATE_KEY: undefined }, ""],
  ["a worker without the private key", { ROLE: "worker", VAPID_PRIVATE_KEY: undefined }, "VAPID_PRIVATE_KEY"],
  ["another’s private key", { VAPID_PRIVATE_KEY: makeSecrets().VAPID_PRIVATE_KEY }, "VAPID_PRIVATE_KEY"],
  ["a private key of nothing", { VAPID_PRIVATE_KEY: "A".repeat(43) }, "VAPID_PRIVATE_KEY"],
  ["a simulator beside a demo", simulator, ""],
  ["a simulator beside a product", { ...simulator, APP_URL: "https://amana.example" }, "PUSH_SIMULATOR_URL"],
  ["a simulator elsewhere", { PUSH_SIMULATOR_URL: "http://10.0.0.1" }, "PUSH_SIMULATOR_URL"],
])("the environment with %s", async (_what, changed, problem) => {
  expect(await problemOf(changed)).toEqual(problem && expect.stringContaining(problem));
});

test("a demo’s keys belong together, each time", async () => {
  for (let time = 0; time < 20; time += 1) {
    const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY } = makeSecrets();
    expect(await problemOf({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY })).toBe("");
  }
});
