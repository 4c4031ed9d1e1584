import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import { holdPort, releasePort } from "./held-port.mjs";
import { appPort, findFreePort, isFree } from "./ports.mjs";
import { untilItAnswers } from "./until-it-answers.mjs";

const servers: Server[] = [];
const children: ChildProcess[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const server of servers.splice(0)) server.close();
});

/** Another program, which answers everything with 200. */
async function strangerAt(port: number, headers: Record<string, string> = {}) {
  const server = createServer((_, response) => response.writeHead(200, headers).end("another program"));
  servers.push(server);
  server.listen(port);
  await once(server, "listening");
}

function program(text: string, environment: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", text], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  return child;
}

test("the chosen port is held until it is handed over, and answers 503 meanwhile", async () => {
  const port = await findFreePort();
  vi.stubEnv("PORT", String(port));
  expect(await appPort()).toBe(port);
  expect(await isFree(port)).toBe(false);
  expect(await holdPort(port)).toBe(false);
  expect((await fetch(`http://localhost:${port}/`)).status).toBe(503);
  await releasePort(port);
  expect(await isFree(port)).toBe(true);
});

test("a taken PORT is refused in one sentence, with exit code 1", async () => {
  const port = await findFreePort();
  await strangerAt(port);
  const child = program(
    `import { runProgram } from "./scripts/setup/leaving.mjs";
     import { appPort } from "./scripts/setup/ports.mjs";
     await runProgram(async () => void (await appPort()));`,
    { PORT: String(port) },
  );
  const [[said], exit] = await Promise.all([
    once(child.stderr as NodeJS.ReadableStream, "data"),
    once(child, "exit"),
  ]);
  expect(String(said).trim()).toBe(`Port ${port} is taken by another program. Give another PORT.`);
  expect(exit).toEqual([1, null]);
});

const isOurs = ({ headers }: { headers: Record<string, unknown> }) => headers["x-start-id"] === "ours";

test("another program's answer is not taken for ours", async () => {
  const port = await findFreePort();
  await strangerAt(port);
  const child = program("setTimeout(() => process.exit(1), 300)");
  await expect(untilItAnswers(`http://localhost:${port}/`, child, "The application", isOurs)).rejects.toThrow(
    "The application ended before it answered (1).",
  );
});

test("the answer of our own process is taken", async () => {
  const port = await findFreePort();
  await strangerAt(port, { "x-start-id": "ours" });
  const child = program("setInterval(() => {}, 1000)");
  await untilItAnswers(`http://localhost:${port}/`, child, "The application", isOurs);
});
