import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, test } from "vitest";

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** The simulators as a process, with only the given environment. */
function startProcess(variables: Record<string, string>) {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/simulators/main.ts"], {
    env: { NODE_ENV: "test", PATH, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  return child;
}

const keys = { PAYSTACK_SECRET_KEY: "sk_test_a", TERMII_API_KEY: "t" };

test("reports its ports, responds, and exits cleanly on SIGTERM", async () => {
  const child = startProcess(keys);
  const [line] = await once(child.stdout, "data");
  const { url, smtpPort } = JSON.parse(String(line));
  expect(smtpPort).toBeGreaterThan(0);
  expect((await fetch(`${url}/health`)).status).toBe(200);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test.each<[Record<string, string>, string]>([
  [{ TERMII_API_KEY: "t" }, "The simulators need PAYSTACK_SECRET_KEY."],
  [{ ...keys, SMTP_PORT: "many" }, "SMTP_PORT must be a port"],
])("with %j it says what is wrong and ends with 1", async (variables, says) => {
  const child = startProcess(variables);
  const [[line], exit] = await Promise.all([once(child.stderr, "data"), once(child, "exit")]);
  expect(String(line)).toContain(says);
  expect(exit).toEqual([1, null]);
});
