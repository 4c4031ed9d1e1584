"use server";
import { appeal } from "@/lib/identity/appeals/procedures";
import { formAction } from "@/lib/web/form-action";

/** Appeals against the block of this browser's user. */
export const sendAppeal = formAction(appeal, { leadsTo: () => "/blocked" });
