"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { signUp } from "@/lib/identity/procedures";
import { text } from "@/lib/kernel/input/fields";
import { action } from "@/lib/web/action";
import { formAction } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { afterSignIn, authenticateWithPassword, withNext } from "@/lib/web/sign-in";

const fields = z.object({ name: text(), email: text(), phone: text(), password: text() });
const makeAccount = formAction(signUp, { form: fields });

/** Creates an account and signs this browser in; see docs/decisions/0003. */
export const signUpAndEnter = action(async (previous, submitted): Promise<FormState> => {
  const state = await makeAccount(previous, submitted);
  if (!state.done) return state;
  const { email, password } = fields.parse(Object.fromEntries(submitted));
  const refusal = await authenticateWithPassword({ identifier: email, password });
  const next = submitted.get("next");
  return redirect(refusal ? withNext("/sign-in?said=opened", next) : await afterSignIn(next));
});
