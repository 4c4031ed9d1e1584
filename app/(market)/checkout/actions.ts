"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { askedIn, checkoutPath } from "@/components/checkout/asked";
import { notesIn, PayFormFields } from "@/components/checkout/pay-fields";
import { ASK, THEN_FIELD } from "@/components/checkout/pay-form-id";
import { place } from "@/lib/checkout/procedures";
import { action, plainAction } from "@/lib/web/action";
import { dropNotes, keepNotes } from "@/lib/web/cart/kept-notes";
import { formAction } from "@/lib/web/form-action";
import { type FormState, textFields } from "@/lib/web/form-state";
import { VIEWER_FIELD } from "@/lib/web/page-viewer";
import { callContext } from "@/lib/web/session";

const buy = formAction(place, {
  form: PayFormFields,
  leadsTo: ({ checkoutId }) => `/checkouts/${checkoutId}`,
});

/** Where a script runs it keeps notes itself, and the page stays. */
const isWithoutScripts = async () => !(await headers()).has("next-action");

/** Keeps what was written to sellers until the page comes again. */
async function keep(fields: Record<string, string>): Promise<void> {
  const { actor, signedInAs } = await callContext({ viewer: fields[VIEWER_FIELD] ?? "" });
  if (actor && signedInAs === undefined) await keepNotes(actor.id, notesIn(fields));
}

async function askAnew(fields: Record<string, string>): Promise<never> {
  await keep(fields);
  redirect(checkoutPath(askedIn(fields), true));
}

/** Quotes anew what was chosen. */
export const ask = plainAction((submitted) => askAnew(textFields(submitted)));

/**
 * Buys what was quoted, or begins to: the page of the checkout says how far it is. Idempotent under the form’s key. Without scripts it is
 * also what quotes anew.
 */
export const pay = action(async (state, submitted): Promise<FormState> => {
  const fields = textFields(submitted);
  if (fields[THEN_FIELD] === ASK) return askAnew(fields);
  if (!(await isWithoutScripts())) return buy(state, submitted);
  await dropNotes();
  const refused = await buy(state, submitted);
  await keep(fields);
  return refused;
});
