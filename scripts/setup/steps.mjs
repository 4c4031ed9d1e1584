import { say } from "./progress.mjs";

/**
 * Runs steps one after another, also after a failure, so that one run shows all that is wrong.
 * @param {[name: string, step: () => Promise<unknown>][]} steps
 * @returns {Promise<boolean>} whether all succeeded
 */
export async function runSteps(steps) {
  const results = [];
  for (const [name, step] of steps) {
    const from = performance.now();
    const ok = await step().then(
      (answer) => answer !== false,
      (error) => {
        process.stdout.write(`\n${error.message}\n`);
        return false;
      },
    );
    const seconds = ((performance.now() - from) / 1000).toFixed(1);
    results.push({ name, ok, seconds });
    say(`${ok ? "passed" : "FAILED"}  ${name} (${seconds} s)`);
  }
  const lines = results.map(
    ({ name, ok, seconds }) => `  ${ok ? "passed" : "FAILED"}  ${name} (${seconds} s)\n`,
  );
  process.stdout.write(`\n${lines.join("")}\n`);
  return results.every(({ ok }) => ok);
}
