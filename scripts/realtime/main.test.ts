import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, test } from "vitest";

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** The server as a process, with only the given environment. */
function startProcess(variables: Record<string, string>) {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/realtime/main.ts"], {
    env: { NODE_ENV: "test", PATH, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  return child;
}

const given = {
  PUSHER_APP_ID: "1",
  PUSHER_KEY: "key",
  PUSHER_SECRET: "sixteen-or-longer",
  REALTIME_PORT: "0",
};

test("reports its port, responds, and exits cleanly on SIGTERM", async () => {
  const child = startProcess(given);
  const [line] = await once(child.stdout, "data");
  const { port } = JSON.parse(String(line));
  expect((await fetch(`http://localhost:${port}/health`)).status).toBe(200);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("reports a wrong setting and exits with 1", async () => {
  const child = startProcess({ ...given, PUSHER_SECRET: "short" });
  const [[line], exit] = await Promise.all([once(child.stderr, "data"), once(child, "exit")]);
  expect(String(line)).toContain("PUSHER_SECRET (must have 16 characters or more)");
  expect(exit).toEqual([1, null]);
});
