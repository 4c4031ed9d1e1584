import { spawn } from "node:child_process";
import { exitOf } from "../../setup/children.mjs";
import { closeAtEnd } from "../../setup/leaving.mjs";
import { untilItAnswers } from "../../setup/until-it-answers.mjs";

interface Serving {
  command: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  port: number;
  /** The words with which it announces that it is there. */
  says: string;
}

/**
 * Starts a server, waits until it says that it is there and answers, and stops it with all it started. Answers the seconds
 * from its start to its first answer.
 * @throws Error with what it printed when it ends instead
 */
export async function untilServed({ command, args, cwd, env, port, says }: Serving): Promise<number> {
  const from = performance.now();
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const ended = exitOf(child);
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null && child.pid)
      process.kill(-child.pid, "SIGTERM");
    await ended; // its output closes once the last of its processes is gone
  };
  closeAtEnd(stop);
  let printed = "";
  const announced = new Promise<void>((resolve) => {
    const hear = (part: Buffer) => {
      printed += part.toString();
      if (printed.includes(says)) resolve();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
  });
  const gone = ended.then((code) =>
    Promise.reject(new Error(`${command} ended (${code}): ${printed.slice(-2000)}`)),
  );
  await Promise.race([announced, gone]);
  await untilItAnswers(`http://localhost:${port}/`, child, command);
  const seconds = (performance.now() - from) / 1000;
  gone.catch(() => {}); // from here on it ends because we say so
  await stop();
  return seconds;
}
