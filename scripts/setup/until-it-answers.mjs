import { setTimeout as pause } from "node:timers/promises";

/**
 * Waits until a child of ours answers HTTP, with whatever status.
 * @param {string} url
 * @param {import("node:child_process").ChildProcess} child
 * @param {string} name for the error
 * @throws {Error} when the child ends instead
 */
export async function untilItAnswers(url, child, name) {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`${name} ended at once (${child.exitCode ?? child.signalCode}).`);
    }
    const answer = await fetch(url, { redirect: "manual" }).catch(() => null);
    await answer?.body?.cancel();
    if (answer) return;
    await pause(25);
  }
}
