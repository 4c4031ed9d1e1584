import { type ChildProcess, spawn } from "node:child_process";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { killFlag } from "@/lib/settings/flags/commands";
import { makeUser, type TestApp, testApp } from "../world";

let app: TestApp;
const children: ChildProcess[] = [];

beforeAll(async () => {
  app = await testApp();
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await app.close();
});

/** A process that serves flags, and its answers with their times. */
function startReader() {
  const answers: { said: string; at: number }[] = [];
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/testing/processes/flag-reader.ts"],
    { env: process.env, stdio: ["ignore", "pipe", "inherit"] },
  );
  child.stdout.on("data", (text: Buffer) => {
    for (const said of text.toString().trim().split("\n")) answers.push({ said, at: performance.now() });
  });
  children.push(child);
  return answers;
}

test("a kill is in force in two other processes within two seconds", async () => {
  const readers = [startReader(), startReader()];
  const until = (said: string) =>
    vi.waitFor(
      () => {
        for (const answers of readers) expect(answers.at(-1)?.said).toBe(said);
      },
      { timeout: 30_000, interval: 10 },
    );
  await until("on");
  const amina = await makeUser(app, "Amina Sule", { staffRoles: ["COMPLIANCE"] });
  const from = performance.now();
  await killFlag(amina.actor, newId(), { key: "sign_in.code", reason: "Codes are read by strangers." });
  await until("off");
  const took = readers.map((answers) => Math.round((answers.at(-1)?.at ?? 0) - from));
  process.stdout.write(`a kill took ${took.join(" and ")} ms\n`);
  expect(Math.max(...took)).toBeLessThan(2_000);
}, 60_000);
