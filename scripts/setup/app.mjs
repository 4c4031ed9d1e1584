import { spawn } from "node:child_process";
import { next } from "./build.mjs";
import { end, identify } from "./children.mjs";
import { closeAtEnd } from "./leaving.mjs";
import { checkout } from "./paths.mjs";
import { timed } from "./progress.mjs";
import { untilItAnswers } from "./until-it-answers.mjs";

/**
 * Starts the application and waits until it answers.
 * @param {"start" | "dev"} mode built, or with hot reload
 * @param {Record<string, string>} environment its PORT is where it listens
 * @param {{ noteChild?: (child: import("node:child_process").ChildProcess) => Promise<void>, quiet?: boolean }} [how]
 * @returns {Promise<import("node:child_process").ChildProcess>}
 */
export async function startApp(mode, environment, { noteChild = async () => {}, quiet = false } = {}) {
  const child = spawn(process.execPath, [next, mode, "--port", environment.PORT], {
    cwd: checkout,
    env: environment,
    stdio: ["ignore", quiet ? "ignore" : "inherit", "inherit"],
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
