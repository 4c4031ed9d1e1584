const began = performance.now();

/** Prints one line, with the seconds since this program began. */
export function say(line) {
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);
}

/**
 * Does a piece of work and says how long it took.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function timed(what, work) {
  const from = performance.now();
  const answer = await work();
  say(`${what} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
  return answer;
}
