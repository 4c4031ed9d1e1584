import type { Refused } from "@/components/form/refusal-text";
import type { PasskeyRequest } from "@/lib/identity";
import { ApiProblem, apiPost } from "@/lib/web/browser-api";

/** The source of the challenge: an operation's path, or a server action. */
export type AskForPasskey = string | (() => Promise<PasskeyRequest | null>);

/** What a passkey signed, as JSON for a form's field; or why nothing was signed. */
export type Signed = { passkey: string } | { refusal: Refused };

const notUsed = (message: string): Signed => ({ refusal: { reason: "passkey_not_used", message } });

/** Has a passkey sign. The code for it comes only now. With `autofill` it waits in the browser's list of names. */
export async function signWithPasskey(ask: AskForPasskey, autofill = false): Promise<Signed> {
  try {
    const asked = typeof ask === "string" ? await apiPost<PasskeyRequest | null>(ask, {}) : await ask();
    if (!asked) return notUsed("This took too long. Reload the page and start again.");
    const { startAuthentication } = await import("@simplewebauthn/browser");
    const response = await startAuthentication({
      optionsJSON: asked.options,
      useBrowserAutofill: autofill,
      verifyBrowserAutofillInput: false,
    });
    return { passkey: JSON.stringify({ challengeId: asked.challengeId, response }) };
  } catch (error) {
    return notUsed(whyNot(error));
  }
}

/** The message for a WebAuthn error; usually the user has closed the dialog. */
export function whyNot(error: unknown): string {
  if (error instanceof ApiProblem) return error.message;
  const name = error instanceof Error ? error.name : "";
  if (name === "InvalidStateError") return "This device already has a passkey for your account.";
  if (name === "NotAllowedError" || name === "AbortError") {
    return "Your passkey wasn’t used. Try again, or choose another way.";
  }
  return "This browser can’t use your passkey here. Choose another way.";
}
