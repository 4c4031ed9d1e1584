"use server";
import {
  close as closeCase,
  open as openCase,
  rate as rateCase,
  write as writeCase,
} from "@/lib/support/procedures";
import { ratingForm } from "@/lib/support/schema";
import { formAction } from "@/lib/web/form-action";

const pageOf = ({ caseId }: { caseId: string }): string => `/support/${caseId}`;

/** Begins a conversation, and leads to it. */
export const open = formAction(openCase, { leadsTo: pageOf });

/** Writes in it. */
export const write = formAction(writeCase, { leadsTo: pageOf });

/** Closes it; the page then asks how we did. */
export const close = formAction(closeCase, { leadsTo: pageOf });

/** Says how we did. */
export const rate = formAction(rateCase, { form: ratingForm, leadsTo: pageOf });
