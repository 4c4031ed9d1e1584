/** How far the draft on the server is behind what was typed. */
export type SaveState =
  | { is: "unchanged" }
  | { is: "saving" }
  | { is: "saved" }
  /** It is tried again by itself where `again` says so. */
  | { is: "failed"; says: string; again: boolean };

export interface Failure {
  says: string;
  /** Trying again can help: no answer came, or the server is busy. */
  passes: boolean;
}

interface Options {
  /** Of the draft; undefined before the first save, which begins one. */
  id: string | undefined;
  /** What the server has: JSON. */
  saved: string;
  /** Sends what was typed, as JSON, under a key by which it is done once. Answers the draft's id. */
  send: (id: string | undefined, body: string, key: string) => Promise<string>;
  failureOf: (error: unknown) => Failure;
  newKey: () => string;
  onState: (state: SaveState, id: string | undefined) => void;
  /** After how long without a change it is sent, in milliseconds. */
  restMs?: number;
}

export interface Saver {
  /** What is typed now, as JSON. */
  note: (body: string) => void;
  /** Sends now what has not been sent; settles once an answer has come, good or bad. */
  flush: () => Promise<void>;
  /** The form itself is on its way: nothing is sent until something else is typed. */
  hold: () => void;
  /** Nothing is sent from now on. */
  stop: () => void;
}

const LONGEST_WAIT_MS = 30_000;

/** Keeps a draft on the server as it is typed: one request at a time, the latest text wins, and what fails is sent again. */
export function newSaver({
  saved,
  send,
  failureOf,
  newKey,
  onState,
  restMs = 700,
  ...begun
}: Options): Saver {
  let { id } = begun;
  let kept = saved;
  let typed = saved;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let failures = 0;
  let last = { body: "", key: "" };
  let isHeld = false;
  let isStopped = false;

  const later = (wait: number) => {
    clearTimeout(timer);
    if (!isStopped && !isHeld) timer = setTimeout(() => void flush(), wait);
  };
  const sendNow = async () => {
    const body = typed;
    // The same text under the same key: an answer that was lost is given again.
    if (last.body !== body) last = { body, key: newKey() };
    onState({ is: "saving" }, id);
    try {
      id = await send(id, body, last.key);
      [kept, failures] = [body, 0];
      onState({ is: "saved" }, id);
    } catch (error) {
      const { says, passes } = failureOf(error);
      failures += 1;
      onState({ is: "failed", says, again: passes }, id);
      if (passes) later(Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** failures));
      return;
    }
    if (typed !== kept) later(0);
  };
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    if (running) {
      await running;
      return flush();
    }
    if (isStopped || isHeld || typed === kept) return;
    running = sendNow().finally(() => {
      running = undefined;
    });
    await running;
  };
  return {
    note(body) {
      if (body === typed) return;
      [typed, isHeld] = [body, false];
      if (typed !== kept) later(restMs);
    },
    flush,
    hold() {
      isHeld = true;
      clearTimeout(timer);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
