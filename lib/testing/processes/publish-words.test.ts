import { type ChildProcess, spawn } from "node:child_process";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { builtInParts } from "@/lib/notifications/templates/built-in";
import { writeTemplate } from "@/lib/notifications/templates/editor/commands";
import { publishTemplate, retireTemplate } from "@/lib/notifications/templates/editor/publish";
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

/** A process that sends notices, and the words that it would use. */
function startReader(): string[] {
  const said: string[] = [];
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/testing/processes/words-reader.ts"],
    { env: process.env, stdio: ["ignore", "pipe", "inherit"] },
  );
  child.stdout.on("data", (text: Buffer) => said.push(...text.toString().trim().split("\n")));
  children.push(child);
  return said;
}

test("words are in force in two other processes within two seconds, and out of force as soon", async () => {
  const readers = [startReader(), startReader()];
  const until = async (words: string) => {
    const from = performance.now();
    await vi.waitFor(
      () => {
        for (const said of readers) expect(said.at(-1)).toBe(words);
      },
      { timeout: 30_000, interval: 10 },
    );
    return performance.now() - from;
  };
  await until("product");
  const { actor } = await makeUser(app, "Kelechi Nwosu", { staffRoles: ["CONTENT"] });
  const key = "trade.extended";
  const parts = { ...builtInParts(key, "en"), push: "There is more time." };
  const { result } = await writeTemplate(actor, newId(), { key, language: "en", over: null, parts });
  const reason = "Readers asked what it means.";
  await publishTemplate(actor, newId(), { ...result, reason, reasonCode: "other" });
  const there = await until("There is more time.");
  await retireTemplate(actor, newId(), { ...result, reason, reasonCode: "other" });
  const back = await until("product");
  process.stdout.write(`words took ${Math.round(there)} ms, and ${Math.round(back)} ms back\n`);
  expect(Math.max(there, back)).toBeLessThan(2_000);
}, 60_000);
