import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { openSync } from "node:fs";
import { next } from "./build.mjs";
import { end, identify } from "./children.mjs";
import { servingEnvironment } from "./environment.mjs";
import { releasePort } from "./held-port.mjs";
import { closeAtEnd, sorry } from "./leaving.mjs";
import { checkout } from "./paths.mjs";
import { isFree } from "./ports.mjs";
import { timed } from "./progress.mjs";
import { untilItAnswers } from "./until-it-answers.mjs";

/**
 * Starts the application at the port that was held for it, and waits until it is this process that answers there.
 * @param {"start" | "dev"} mode built, or with hot reload
 * @param {Record<string, string>} environment its PORT is where it listens
 * @param {{ noteChild?: (child: import("node:child_process").ChildProcess) => Promise<void>, log?: string }} [how]
 *   `log`: the file that gets what it prints, in place of the terminal
 * @returns {Promise<import("node:child_process").ChildProcess>}
 * @throws {Error} in one sentence, where it ends first, such as when another program was faster at its port
 */
export async function startApp(mode, environment, { noteChild = async () => {}, log } = {}) {
  const output = log ? openSync(log, "w") : "inherit";
  const startId = randomUUID();
  await releasePort(Number(environment.PORT));
  const child = spawn(process.execPath, [next, mode, "--port", environment.PORT], {
    cwd: checkout,
    env: { ...servingEnvironment(environment), START_ID: startId },
    stdio: ["ignore", output, output],
    detached: true, // Ctrl-C must reach us alone: we stop things in order
  });
  const identity = identify(child.pid);
  closeAtEnd(() => end(identity, { group: true }));
  await noteChild(child);
  await timed("Application is up", () =>
    untilItAnswers(
      `http://localhost:${environment.PORT}/api/health/live`,
      child,
      "The application",
      ({ headers }) => headers["x-start-id"] === startId,
    ),
  ).catch(async (error) => {
    const isTaken = child.exitCode !== null && !(await isFree(Number(environment.PORT)));
    throw isTaken
      ? sorry(`Port ${environment.PORT} was taken by another program during the start. Give another PORT.`)
      : error;
  });
  return child;
}
