import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/**
 * Waits until a child of ours answers HTTP, with whatever status.
 * @param {string} url
 * @param {import("node:child_process").ChildProcess} child
 * @param {string} name for the error
 * @throws {Error} when the child ends instead
 */
export async function untilItAnswers(url, child, name) {
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`${name} ended at once (${child.exitCode ?? child.signalCode}).`);
    }
    await pause(25);
  }
}

/** Not fetch: it would keep its connection, and a server that is told to stop waits for those. */
function answers(url) {
  return new Promise((resolve) => {
    const request = http.get(url, { agent: false }, (response) => {
      response.resume();
      response.once("close", () => resolve(true));
    });
    request.once("error", () => resolve(false));
  });
}
