import "server-only";
import { type FormState, newForm } from "./form-state";

type Handler<Result> = (state: FormState, submitted: FormData) => Promise<Result>;

/**
 * Makes a server action. An action is open to all callers, with any arguments: its handler gets a form, empty if none was sent,
 * and a state of which only the key and the last success are the caller's.
 */
export const action =
  <Result>(handle: Handler<Result>) =>
  async (previous: FormState, submitted: FormData): Promise<Result> =>
    handle(stateOf(previous), formOf(submitted));

/** The same for a form without a state. */
export const plainAction =
  (handle: (submitted: FormData) => Promise<void>) =>
  async (submitted: FormData): Promise<void> =>
    handle(formOf(submitted));

const formOf = (sent: unknown): FormData => (sent instanceof FormData ? sent : new FormData());

function stateOf(sent: unknown): FormState {
  const { key, done } = (typeof sent === "object" && sent !== null ? sent : {}) as Record<string, unknown>;
  return { ...newForm(typeof key === "string" ? key : ""), ...(done === true && { done }) };
}
