"use server";
import { redirect } from "next/navigation";
import { afterEntering, enter, enterByPasskey, withNext } from "@/lib/web/enter";
import { refused } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";

const text = (value: FormDataEntryValue | null) => (typeof value === "string" ? value : "");

/** Signs in by email or phone number with a password. */
export async function signInWithPassword(previous: FormState, submitted: FormData): Promise<FormState> {
  const identifier = text(submitted.get("identifier"));
  const password = text(submitted.get("password"));
  const state = { ...previous, values: { identifier }, fieldErrors: {}, refusal: null };
  const fieldErrors = missing(identifier, password);
  if (Object.keys(fieldErrors).length > 0) return { ...state, fieldErrors };
  const refusal = await enter({ identifier, password, captcha: text(submitted.get("captcha")) });
  if (!refusal) return redirect(await afterEntering(submitted.get("next")));
  if (refusal.reason === "factor_needed") {
    return redirect(withNext("/sign-in/factor", submitted.get("next")));
  }
  const { reason, message, details } = refusal;
  return { ...state, refusal: { reason, message, details } };
}

function missing(identifier: string, password: string): Record<string, string> {
  const errors: Record<string, string> = {};
  if (!identifier.trim()) errors.identifier = "Enter your email or phone number.";
  if (!password) errors.password = "Enter your password.";
  return errors;
}

/** Signs in by a passkey alone. */
export async function signInWithPasskey(previous: FormState, submitted: FormData): Promise<FormState> {
  const refusal = await enterByPasskey(text(submitted.get("passkey")));
  if (!refusal) return redirect(await afterEntering(submitted.get("next")));
  return { ...previous, ...refused(refusal) };
}
