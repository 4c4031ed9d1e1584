import "server-only";
import { type Listener, listenTo } from "@/lib/kernel/listen";
import { log } from "@/lib/kernel/log";
import { ANSWER_CHANNEL } from "./channels";

interface Ear {
  listener: Listener;
  waiting: Map<string, () => void>;
}

// Next bundles this module more than once into one process; it listens on one connection all the same.
const shared = globalThis as { amanaGatewayAnswers?: Ear };

function ear(): Ear {
  if (!shared.amanaGatewayAnswers) {
    const waiting = new Map<string, () => void>();
    shared.amanaGatewayAnswers = { waiting, listener: listenTo(ANSWER_CHANNEL, (id) => waiting.get(id)?.()) };
  }
  return shared.amanaGatewayAnswers;
}

/** Hears of the answer to one request, from now on until it is forgotten. While no connection stands it only waits. */
export function nextAnswer(id: string) {
  const { waiting, listener } = ear();
  let ring = () => {};
  const rung = new Promise<void>((resolve) => {
    ring = resolve;
  });
  waiting.set(id, ring);
  listener.ensureConnected().catch((error: unknown) => {
    log.warn("answers of gateways cannot be listened to; they are looked for", { error: String(error) });
  });
  return {
    id,
    /** Resolves when the answer is there, or after so many milliseconds. */
    async orAfter(milliseconds: number): Promise<void> {
      let timer: NodeJS.Timeout | undefined;
      const passed = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, milliseconds);
      });
      await Promise.race([rung, passed]);
      clearTimeout(timer);
    },
    forget: () => waiting.delete(id),
  };
}

/** Ends the connection: for scripts and tests, at their end. */
export async function stopHearing(): Promise<void> {
  const open = shared.amanaGatewayAnswers;
  delete shared.amanaGatewayAnswers;
  await open?.listener.stop();
}
