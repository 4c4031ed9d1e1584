"use server";
import { z } from "zod";
import { restrictionProcedures } from "@/lib/identity/restrictions/procedures";
import { blockReason, restrictForm } from "@/lib/identity/restrictions/schema";
import { reasonSchema } from "@/lib/kernel/approvals/reason";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { observePerson } from "@/lib/staff/observation/procedures";
import { notePerson, unmaskAccount as unmaskAccountOf, unmaskPerson } from "@/lib/staff/people/procedures";
import { formAction } from "@/lib/web/form-action";

const pageOf = ({ userId }: { userId: string }): string => `/admin/people/${userId}`;

/** Restricts the person, for as long as was chosen. */
export const restrict = formAction(restrictionProcedures.restrictPerson, {
  form: restrictForm,
  leadsTo: pageOf,
});

/** Requests a block until it is lifted. */
export const requestBlock = formAction(restrictionProcedures.requestBlock, {
  form: z
    .object({
      userId: z.uuid(),
      says: blockReason,
      reason: reasonSchema,
      reasonCode: reasonCodeOf("person.block"),
    })
    .transform((fields) => ({ ...fields, until: null })),
  leadsTo: ({ approvalId }) => `/admin/approvals/${approvalId}`,
});

/** Lifts one restriction. */
export const lift = formAction(restrictionProcedures.liftRestriction, { leadsTo: pageOf });

/** Shows a contact detail for ten minutes. */
export const unmask = formAction(unmaskPerson, { leadsTo: pageOf });

/** Shows the number of a bank account for ten minutes. */
export const unmaskAccount = formAction(unmaskAccountOf, { leadsTo: pageOf });

/** Opens their own pages for 15 minutes, to read. */
export const observe = formAction(observePerson, {
  leadsTo: ({ observationId }) => `/admin/observations/${observationId}`,
});

/** Writes a note. */
export const note = formAction(notePerson, {
  leadsTo: (_result, { userId }) => `/admin/people/${userId}?tab=notes`,
});
