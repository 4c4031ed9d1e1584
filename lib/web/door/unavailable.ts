import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

/** What a page says about its own answer, whose status Next chooses. */
interface AnswerState {
  isUnavailable?: boolean;
}

// Next bundles the door and the pages apart: they meet on the process's own object.
const place = globalThis as { amanaAnswer?: AsyncLocalStorage<AnswerState> };
const answers = (): AsyncLocalStorage<AnswerState> => (place.amanaAnswer ??= new AsyncLocalStorage());

/** Serves a request with a state of its own. */
export const withAnswerState = (state: AnswerState, serve: () => void): void => answers().run(state, serve);

/**
 * What a page may not be shown without. If it fails, the page fails with it, and the request is answered with 503 instead of 500:
 * it can be tried again later.
 */
export async function required<Result>(reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    const state = answers().getStore();
    if (state) state.isUnavailable = true;
    throw error;
  }
}

/** The status that is answered in place of this one. */
export const statusOf = (status: number, { isUnavailable }: AnswerState): number =>
  status === 500 && isUnavailable ? 503 : status;
