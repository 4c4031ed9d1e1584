import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { sorry } from "./leaving.mjs";

/**
 * Waits until a child of ours answers HTTP.
 * @param {string} url
 * @param {import("node:child_process").ChildProcess} child
 * @param {string} name for the error
 * @param {(response: import("node:http").IncomingMessage) => boolean} [isOurs] tells its answers from those of another program on
 *   the same port; without it any answer counts
 * @throws {Error} when the child ends instead
 */
export async function untilItAnswers(url, child, name, isOurs = () => true) {
  for (;;) {
    const isUp = await answers(url, isOurs);
    if (child.exitCode !== null || child.signalCode !== null) {
      throw sorry(`${name} ended before it answered (${child.exitCode ?? child.signalCode}).`);
    }
    if (isUp) return;
    await pause(25);
  }
}

/** Not fetch: it would keep its connection, and a server that is asked to stop waits for those. */
function answers(url, isOurs) {
  return new Promise((resolve) => {
    const request = http.get(url, { agent: false }, (response) => {
      response.resume();
      response.once("close", () => resolve(isOurs(response)));
    });
    request.on("error", () => resolve(false));
  });
}
