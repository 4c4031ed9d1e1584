"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { signUp } from "@/lib/identity/procedures";
import { afterEntering, enter, withNext } from "@/lib/web/enter";
import { formAction } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";

const fields = z.object({ name: z.string(), email: z.string(), phone: z.string(), password: z.string() });
const makeAccount = formAction(signUp, { form: fields });

/** Makes an account and signs this browser in to it at once; see docs/decisions/0003. */
export async function signUpAndEnter(previous: FormState, submitted: FormData): Promise<FormState> {
  const state = await makeAccount(previous, submitted);
  if (!state.done) return state;
  const { email, password } = fields.parse(Object.fromEntries(submitted));
  const refusal = await enter({ identifier: email, password });
  const next = submitted.get("next");
  return redirect(refusal ? withNext("/sign-in?said=opened", next) : await afterEntering(next));
}
