import "server-only";
import { type Listener, listenTo } from "@/lib/kernel/connection/listen";
import { ANSWER_CHANNEL } from "./channels";

interface AnswerListener {
  listener: Listener;
  waiting: Map<string, () => void>;
}

// Next bundles this module more than once into one process; they share one connection.
const shared = globalThis as { amanaGatewayAnswers?: AnswerListener };

function answerListener(): AnswerListener {
  if (!shared.amanaGatewayAnswers) {
    const waiting = new Map<string, () => void>();
    shared.amanaGatewayAnswers = { waiting, listener: listenTo(ANSWER_CHANNEL, (id) => waiting.get(id)?.()) };
  }
  return shared.amanaGatewayAnswers;
}

/** Listens for the answer to one request until `forget`. Without a connection it only times out. */
export function awaitAnswer(id: string) {
  const { waiting } = answerListener();
  let resolveAnswer = () => {};
  const answered = new Promise<void>((resolve) => {
    resolveAnswer = resolve;
  });
  waiting.set(id, resolveAnswer);
  return {
    id,
    /** Resolves when the answer arrives, or after so many milliseconds. */
    async orAfter(milliseconds: number): Promise<void> {
      let timer: NodeJS.Timeout | undefined;
      const timedOut = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, milliseconds);
      });
      await Promise.race([answered, timedOut]);
      clearTimeout(timer);
    },
    forget: () => waiting.delete(id),
  };
}

/** Closes the connection, for scripts and tests. */
export async function stopAnswerListener(): Promise<void> {
  const open = shared.amanaGatewayAnswers;
  delete shared.amanaGatewayAnswers;
  await open?.listener.stop();
}
