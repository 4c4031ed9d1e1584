import { endAll } from "./children.mjs";

const closers = [];
let leaving;

/** Remembers what has to be closed at the end; the last opened is closed first. */
export function closeAtEnd(close) {
  closers.push(close);
}

/** Closes everything and ends this program. Asked twice (npm passes Ctrl-C on a second time), it still does it once. */
export function leave(code) {
  leaving ??= closeAll().then((failed) => process.exit(failed ? 1 : code));
  return leaving;
}

/** Whether this program is being closed already. */
export const isLeaving = () => leaving !== undefined;

/** Makes Ctrl-C, a closed terminal and a polite kill end this program in order. */
export function leaveOnSignals(code = 0) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void leave(code));
}

/**
 * Runs a program to its end, telling what went wrong in one sentence.
 * @param {() => Promise<number | void>} program answers the exit code, or nothing when it stays open
 */
export async function runProgram(program) {
  try {
    const code = await program();
    if (code !== undefined) await leave(code);
  } catch (error) {
    if (!leaving) process.stderr.write(`\n${error.expected ? error.message : (error.stack ?? error)}\n`);
    await leave(1);
  }
}

/** An error that its message explains fully, so that no stack is shown. */
export function sorry(message) {
  return Object.assign(new Error(message), { expected: true });
}

async function closeAll() {
  await endAll();
  let failed = false;
  // What was being opened when the signal came may still be added.
  while (closers.length > 0) {
    await closers
      .pop()()
      .catch((error) => {
        failed = true;
        process.stderr.write(`${error.stack ?? error}\n`);
      });
  }
  return failed;
}
