import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { useActionState } from "react";
import { type FormState, textFields, withoutSecrets } from "@/lib/web/form-state";
import type { UnsentReason } from "./unsent";

type Send<State> = (previous: State, submitted: FormData) => Promise<State>;

/**
 * `useActionState` for forms: where sending fails, the state keeps what was typed and the key, and its refusal says what happened.
 * The server renders the action itself, which works without JavaScript.
 */
export function useFormAction(action: Send<FormState>, initial: FormState) {
  return useActionState(typeof window === "undefined" ? action : keepingInput(action), initial);
}

function keepingInput(action: Send<FormState>): Send<FormState> {
  return async (previous, submitted) => {
    try {
      return await action(previous, submitted);
    } catch (error) {
      unstable_rethrow(error); // a redirect
      const reason = reasonOf(error);
      const refusal = { reason, message: says[reason], details: {} };
      const values = withoutSecrets(textFields(submitted));
      return { ...previous, values, fieldErrors: {}, refusal, done: false };
    }
  };
}

function reasonOf(error: unknown): UnsentReason {
  if (unstable_isUnrecognizedActionError(error)) return "app_updated";
  if (!navigator.onLine) return "offline";
  // What the server threw comes with a digest; anything else is an answer that never came, or a proxy's.
  return error instanceof Error && "digest" in error ? "our_fault" : "not_reached";
}

const says: Record<UnsentReason, string> = {
  offline: "You’re offline. What you typed is kept. Try again once you’re connected.",
  not_reached: "We couldn’t reach Amana. What you typed is kept, and trying again is safe.",
  our_fault: "Something went wrong on our side. What you typed is kept, and trying again is safe.",
  app_updated: "Amana was updated. Reload to continue; what you typed is kept.",
};
