"use server";
import { answer as answerCase, end as endCase } from "@/lib/support/staff-procedures";
import { formAction } from "@/lib/web/form-action";

/** Answers; the page then shows the answer. */
export const answer = formAction(answerCase);

/** Closes what was answered. */
export const end = formAction(endCase);
