"use server";
import { z } from "zod";
import { catalogStaffProcedures } from "@/lib/catalog/staff-procedures";
import { typed } from "@/lib/kernel/input/fields";
import { notePerson } from "@/lib/staff/people/procedures";
import {
  claimCase,
  reassignCase,
  releaseCase,
  removeView,
  SaveView,
  saveView,
} from "@/lib/staff/queues/procedures";
import { formAction } from "@/lib/web/form-action";

/** Claims a case; the page then shows that the viewer has it. */
export const claim = formAction(claimCase, { refreshes: true });

/** The same of a listing, which is claimed for some minutes. */
export const claimListing = formAction(catalogStaffProcedures.claim, {
  form: z.object({ subjectId: typed() }).transform(({ subjectId }) => ({ id: subjectId })),
  refreshes: true,
});

export const reassign = formAction(reassignCase, { refreshes: true });

export const release = formAction(releaseCase, { refreshes: true });

/** Writes a note about a person, beside their case. */
export const note = formAction(notePerson);

/** With the checkbox that shares it. */
const view = z
  .object({ ...SaveView.shape, isShared: z.literal("yes").optional() })
  .transform(({ isShared, ...fields }) => ({ ...fields, isShared: isShared === "yes" }));

/** Saves a view of the queue; the page then lists it. */
export const saveQueueView = formAction(saveView, {
  form: view,
  leadsTo: ({ kind }, { query }) => `/admin/queues/${kind}${query ? `?${query}` : ""}`,
});

export const removeQueueView = formAction(removeView, { leadsTo: ({ kind }) => `/admin/queues/${kind}` });
