"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { joinGoogle as join } from "@/lib/identity/sessions/procedures";
import { text } from "@/lib/kernel/input/fields";
import { action, plainAction } from "@/lib/web/action";
import { signIn } from "@/lib/web/auth";
import { formAction, refused } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { joinByPassword } from "@/lib/web/joining/join-by-password";
import { afterSignIn, withNext } from "@/lib/web/sign-in";

/** Redirects to Google, and back to the sign-in page, which continues. */
export const goToGoogle = plainAction(async (submitted) => {
  await signIn("google", { redirectTo: withNext("/sign-in", submitted.get("next")) });
});

const wordsIn = (value: FormDataEntryValue | null) => (typeof value === "string" ? value : "");

/** Connects Google to the account with the same address, with its password and second factor. */
export const joinGoogleByPassword = action(async (previous, submitted): Promise<FormState> => {
  const state = { ...previous, fieldErrors: {}, refusal: null };
  const password = wordsIn(submitted.get("password"));
  if (!password) return { ...state, fieldErrors: { password: "Enter your password." } };
  const [email, captcha] = [wordsIn(submitted.get("email")), wordsIn(submitted.get("captcha"))];
  const refusal = await joinByPassword({ email, password, captcha });
  if (!refusal) return redirect(await afterSignIn(undefined));
  if (refusal.reason === "factor_needed") return redirect("/sign-in/factor");
  return { ...state, ...refused(refusal) };
});

export const joinGoogle = formAction(join, {
  form: z.object({ token: text() }),
  leadsTo: () => "/sign-in?said=google_joined",
});
