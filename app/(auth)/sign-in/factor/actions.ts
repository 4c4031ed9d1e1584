"use server";
import { redirect } from "next/navigation";
import { askForPasskey, factorRefusals, type PasskeyRequest, readPendingSignIn } from "@/lib/identity";
import { factorSchema, jsonField } from "@/lib/identity/factors/schema";
import { Refusal } from "@/lib/kernel/refusal";
import { action } from "@/lib/web/action";
import { fieldProblems, refused } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { joinAfterFactor } from "@/lib/web/joining/joining-google";
import { VIEWER_FIELD } from "@/lib/web/page-viewer";
import { pendingId } from "@/lib/web/pending-sign-in";
import { afterSignIn, authenticateWithFactor } from "@/lib/web/sign-in";

/** Continues a pending sign-in. */
export const giveFactor = action(async (previous, submitted): Promise<FormState> => {
  const state = { ...previous, fieldErrors: {}, refusal: null };
  const given = Object.fromEntries(submitted);
  const factor = factorSchema.safeParse({ ...given, passkey: jsonField(given.passkey) });
  if (!factor.success) return { ...state, fieldErrors: fieldProblems(factor.error.issues) };
  const held = await pendingId();
  const pending = held && (await readPendingSignIn(held));
  // Another tab has begun to sign another person in: a try here must not count against them.
  if (pending && pending.userId !== submitted.get(VIEWER_FIELD)) {
    return { ...state, ...refused(new Refusal(factorRefusals.sign_in_over)) };
  }
  const refusal = await authenticateWithFactor(factor.data);
  if (!refusal) await joinAfterFactor(held);
  if (!refusal) return redirect(await afterSignIn(submitted.get("next")));
  return { ...state, ...refused(refusal) };
});

/** Starts a passkey request for the pending sign-in; null if it has expired or was requested too often. */
export async function askForFactor(): Promise<PasskeyRequest | null> {
  const id = await pendingId();
  const pending = id && (await readPendingSignIn(id));
  if (!pending) return null;
  try {
    return await askForPasskey("sign_in", pending.userId);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
