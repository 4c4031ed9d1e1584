"use server";
import { call } from "@orpc/server";
import { redirect } from "next/navigation";
import { sendSignInCode } from "@/lib/identity/sessions/procedures";
import { signInCodeRequestSchema, signInCodeSchema } from "@/lib/identity/sign-in";
import { action } from "@/lib/web/action";
import { fieldProblems, refused } from "@/lib/web/form-action";
import { textFields, withoutSecrets } from "@/lib/web/form-state";
import { dropTexted, keepTexted, readTexted } from "@/lib/web/pending-sign-in";
import { callContext } from "@/lib/web/session";
import { afterSignIn, authenticateWithCode, withNext } from "@/lib/web/sign-in";

const [request, guess] = [signInCodeRequestSchema.strip(), signInCodeSchema.shape.code];

/** Has a code texted; this browser remembers the number for ten minutes. */
export const textSignInCode = action(async (previous, submitted) => {
  const fields = textFields(submitted);
  const state = { ...previous, values: withoutSecrets(fields), fieldErrors: {}, refusal: null };
  const input = request.safeParse(fields);
  if (!input.success) return { ...state, fieldErrors: fieldProblems(input.error.issues) };
  try {
    await call(sendSignInCode, input.data, { context: await callContext() });
  } catch (error) {
    return { ...state, ...refused(error) };
  }
  await keepTexted(input.data.phone);
  return redirect(withNext("/sign-in/code", fields.next));
});

/** Signs in with the texted code. */
export const signInWithCode = action(async (previous, submitted) => {
  const state = { ...previous, fieldErrors: {}, refusal: null };
  const texted = await readTexted();
  if (!texted) return redirect(withNext("/sign-in/code", submitted.get("next")));
  const code = guess.safeParse(textFields(submitted).code);
  if (!code.success) return { ...state, fieldErrors: { code: code.error.issues[0]?.message ?? "" } };
  const refusal = await authenticateWithCode(texted.phone, code.data);
  if (refusal) return { ...state, ...refused(refusal) };
  await dropTexted();
  return redirect(await afterSignIn(submitted.get("next")));
});
