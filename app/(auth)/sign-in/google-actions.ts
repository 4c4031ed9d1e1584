"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { joinGoogle as join } from "@/lib/identity/sessions/procedures";
import { signIn } from "@/lib/web/auth";
import { formAction, refused } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { joinByPassword } from "@/lib/web/join-by-password";
import { afterSignIn, withNext } from "@/lib/web/sign-in";

/** Redirects to Google, and back to the sign-in page, which continues. */
export async function goToGoogle(submitted: FormData): Promise<void> {
  await signIn("google", { redirectTo: withNext("/sign-in", submitted.get("next")) });
}

const text = (value: FormDataEntryValue | null) => (typeof value === "string" ? value : "");

/** Connects Google to the account with the same address, with its password and second factor. */
export async function joinGoogleByPassword(previous: FormState, submitted: FormData): Promise<FormState> {
  const state = { ...previous, fieldErrors: {}, refusal: null };
  const password = text(submitted.get("password"));
  if (!password) return { ...state, fieldErrors: { password: "Enter your password." } };
  const [email, captcha] = [text(submitted.get("email")), text(submitted.get("captcha"))];
  const refusal = await joinByPassword({ email, password, captcha });
  if (!refusal) return redirect(await afterSignIn("/"));
  if (refusal.reason === "factor_needed") return redirect("/sign-in/factor");
  return { ...state, ...refused(refusal) };
}

export const joinGoogle = formAction(join, {
  form: z.object({ token: z.string() }),
  leadsTo: () => "/sign-in?said=google_joined",
});
