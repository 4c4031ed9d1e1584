import "server-only";
import { type Listener, listenTo } from "./listen";

/** The oldest that a shared read is, in milliseconds. */
export const SHARED_READ_MS = 10_000;

/** Notified by triggers of the tables that shared reads are made of. */
const CHANNEL = "amana_settings";

interface Kept {
  answer: Promise<unknown>;
  until: number;
}

// Next bundles this module more than once into one process.
const shared = globalThis as { amanaSharedReads?: Map<string, Kept>; amanaSettingsListener?: Listener };

const kept = (): Map<string, Kept> => (shared.amanaSharedReads ??= new Map<string, Kept>());

/**
 * A read that all requests of the process share: at most ten seconds old, and made anew after a change is announced, where
 * `watchSettings` listens. Decisions read in their own query.
 */
export function sharedRead<Answer>(name: string, read: () => Promise<Answer>): () => Promise<Answer> {
  return () => {
    const known = kept().get(name);
    if (known && known.until > performance.now()) return known.answer as Promise<Answer>;
    const answer = read();
    const own = { answer, until: performance.now() + SHARED_READ_MS };
    kept().set(name, own);
    answer.catch(() => {
      if (kept().get(name) === own) kept().delete(name); // a failure is not kept
    });
    return answer;
  };
}

/** Forgets every shared read, so that the next request reads anew. */
export const forgetSharedReads = (): void => kept().clear();

/** Listens for changes of settings, flags and banners, once a process. */
export function watchSettings(): Listener {
  shared.amanaSettingsListener ??= listenTo(CHANNEL, forgetSharedReads);
  const listener = shared.amanaSettingsListener;
  return {
    ...listener,
    async stop() {
      delete shared.amanaSettingsListener;
      await listener.stop();
    },
  };
}
