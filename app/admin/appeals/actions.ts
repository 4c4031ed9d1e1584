"use server";
import { declineAppeal, grantAppeal } from "@/lib/identity/appeals/procedures";
import { formAction } from "@/lib/web/form-action";

/** The block stays. */
export const decline = formAction(declineAppeal, { leadsTo: () => "/admin/appeals" });

/** The block is lifted. */
export const grant = formAction(grantAppeal, { leadsTo: () => "/admin/appeals" });
