"use server";
import { z } from "zod";
import { joinGoogle as join } from "@/lib/identity";
import { signIn } from "@/lib/web/auth";
import { withNext } from "@/lib/web/enter";
import { formAction } from "@/lib/web/form-action";

/** Leads to Google, and from there back to the page to sign in, which leads on. */
export async function goToGoogle(submitted: FormData): Promise<void> {
  await signIn("google", { redirectTo: withNext("/sign-in", submitted.get("next")) });
}

export const joinGoogle = formAction(join, {
  form: z.object({ token: z.string() }),
  leadsTo: () => "/sign-in?said=google_joined",
});
