"use server";
import { dropTemplate, newTemplate } from "@/lib/support/staff-procedures";
import { formAction } from "@/lib/web/form-action";

const leadsTo = () => "/admin/support-templates";

/** Adds an answer. */
export const add = formAction(newTemplate, { leadsTo });

/** Takes one out. */
export const remove = formAction(dropTemplate, { leadsTo });
