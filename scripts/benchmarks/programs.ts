import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

interface Start {
  args?: string[];
  env?: NodeJS.ProcessEnv;
}

/** A Node process of this folder that talks to us. */
export interface Program {
  process: ChildProcess;
  /** Its next message. Throws when it ends instead. */
  nextMessage<Message>(): Promise<Message>;
  /** Stops listening, upon which it leaves. */
  letGo(): Promise<void>;
}

/** Starts a program of this folder as a process of its own, which ends with us. */
export function startProgram(name: string, { args = [], env = process.env }: Start = {}): Program {
  const child = fork(fileURLToPath(new URL(name, import.meta.url)), args, { env });
  // Not 'close', which never comes where it is we who close the channel.
  const ended = new Promise<void>((end) => child.once("exit", () => end()));
  const gone = ended.then(() => Promise.reject(new Error(`${name} ended (${child.exitCode}).`)));
  gone.catch(() => {}); // nobody may be waiting for it
  return {
    process: child,
    async nextMessage() {
      const [message] = await Promise.race([once(child, "message"), gone]);
      return message;
    },
    async letGo() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
