import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { exitOf } from "../setup/children.mjs";
import { inCheckout } from "../setup/paths.mjs";

/**
 * A cluster with both roles that vanishes with us, even when we are killed.
 * @returns {Promise<{ superUrl: string, ownerPassword: string, appPassword: string, close: () => Promise<void> }>}
 * @throws {Error} when it does not come up; the reason is on stderr
 */
export async function openThrowawayCluster() {
  const keeper = spawn(process.execPath, [inCheckout("scripts/database/throwaway.mjs")], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  const ended = exitOf(keeper);
  const line = once(createInterface({ input: keeper.stdout }), "line").then(([text]) => JSON.parse(text));
  const access = await Promise.race([line, ended.then((code) => refuse(code))]);
  return {
    ...access,
    close: async () => {
      keeper.stdin.end();
      await ended;
    },
  };
}

function refuse(code) {
  throw new Error(`PostgreSQL for the tests did not start (${code}).`);
}
