"use server";
import { redirect } from "next/navigation";
import { action } from "@/lib/web/action";
import { refused } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { afterSignIn, authenticateWithPasskey, authenticateWithPassword, withNext } from "@/lib/web/sign-in";

const text = (value: FormDataEntryValue | null) => (typeof value === "string" ? value : "");

/** Signs in with an email or phone number and a password. */
export const signInWithPassword = action(async (previous, submitted): Promise<FormState> => {
  const identifier = text(submitted.get("identifier"));
  const password = text(submitted.get("password"));
  const state = { ...previous, values: { identifier }, fieldErrors: {}, refusal: null };
  const fieldErrors = missing(identifier, password);
  if (Object.keys(fieldErrors).length > 0) return { ...state, fieldErrors };
  const refusal = await authenticateWithPassword({
    identifier,
    password,
    captcha: text(submitted.get("captcha")),
  });
  if (!refusal) return redirect(await afterSignIn(submitted.get("next")));
  if (refusal.reason === "factor_needed") {
    return redirect(withNext("/sign-in/factor", submitted.get("next")));
  }
  const { reason, message, details } = refusal;
  return { ...state, refusal: { reason, message, details } };
});

function missing(identifier: string, password: string): Record<string, string> {
  return {
    ...(!identifier.trim() && { identifier: "Enter your email or phone number." }),
    ...(!password && { password: "Enter your password." }),
  };
}

/** Signs in with a passkey alone. */
export const signInWithPasskey = action(async (previous, submitted): Promise<FormState> => {
  const refusal = await authenticateWithPasskey(text(submitted.get("passkey")));
  if (!refusal) return redirect(await afterSignIn(submitted.get("next")));
  return { ...previous, ...refused(refusal) };
});
