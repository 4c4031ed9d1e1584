import { type RefObject, useEffect } from "react";

/** What browsers that read texts for us answer; TypeScript does not know it. */
type TextedCode = Credential & { code?: string };

/**
 * Fills in the code as soon as its text has come, where the browser can read that one text; it asks its owner first. Texts
 * that are not bound to our site it does not show us.
 */
export function useTextedCode(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const waiting = new AbortController();
    void fillIn(form, waiting.signal);
    return () => waiting.abort();
  }, [form]);
}

async function fillIn(form: RefObject<HTMLFormElement | null>, signal: AbortSignal): Promise<void> {
  if (!("OTPCredential" in window)) return;
  const wanted = { otp: { transport: ["sms"] }, signal } as CredentialRequestOptions;
  // Refused, or the page was left: then it is typed.
  const answer: TextedCode | null = await navigator.credentials.get(wanted).catch(() => null);
  const field = form.current?.elements.namedItem("code");
  if (!answer?.code || !(field instanceof HTMLInputElement)) return;
  field.value = answer.code;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
