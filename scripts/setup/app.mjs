import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { next } from "./build.mjs";
import { end, identify } from "./children.mjs";
import { servingEnvironment } from "./environment.mjs";
import { closeAtEnd } from "./leaving.mjs";
import { checkout } from "./paths.mjs";
import { timed } from "./progress.mjs";
import { untilItAnswers } from "./until-it-answers.mjs";

/**
 * Starts the application and waits until it answers.
 * @param {"start" | "dev"} mode built, or with hot reload
 * @param {Record<string, string>} environment its PORT is where it listens
 * @param {{ noteChild?: (child: import("node:child_process").ChildProcess) => Promise<void>, log?: string }} [how]
 *   `log`: the file that gets what it prints, in place of the terminal
 * @returns {Promise<import("node:child_process").ChildProcess>}
 */
export async function startApp(mode, environment, { noteChild = async () => {}, log } = {}) {
  const output = log ? openSync(log, "w") : "inherit";
  const child = spawn(process.execPath, [next, mode, "--port", environment.PORT], {
    cwd: checkout,
    env: servingEnvironment(environment),
    stdio: ["ignore", output, output],
    detached: true, // Ctrl-C must reach us alone: we stop things in order
  });
  const identity = identify(child.pid);
  closeAtEnd(() => end(identity, { group: true }));
  await noteChild(child);
  await timed("Application is up", () =>
    untilItAnswers(`http://localhost:${environment.PORT}/`, child, "The application"),
  );
  return child;
}
