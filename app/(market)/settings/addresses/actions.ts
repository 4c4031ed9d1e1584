"use server";
import { SHOW_AREAS } from "@/components/shipping/words";
import { createAddress, preferAddress, removeAddress, replaceAddress } from "@/lib/shipping/procedures";
import { action } from "@/lib/web/action";
import { formAction } from "@/lib/web/form-action";
import { type FormAction, textFields } from "@/lib/web/form-state";
import { ownPath } from "@/lib/web/paths";

const leadsTo = (_: unknown, { next }: Record<string, string>) => ownPath(next, "/settings/addresses");

/** Without scripts a button lists the areas of the chosen state; everything else stays as it was typed. */
const orShowAreas =
  (send: FormAction): FormAction =>
  async (state, submitted) =>
    submitted.has(SHOW_AREAS) ? { ...state, values: textFields(submitted) } : send(state, submitted);

export const add = action(orShowAreas(formAction(createAddress, { leadsTo })));

export const change = action(orShowAreas(formAction(replaceAddress, { leadsTo })));

export const choose = formAction(preferAddress);

export const remove = formAction(removeAddress);
