"use server";
import { restrictionProcedures } from "@/lib/identity/restrictions/procedures";
import { brakeProcedures } from "@/lib/notifications/brake/procedures";
import { formAction } from "@/lib/web/form-action";

export const resumeAccount = formAction(restrictionProcedures.resumeAccount);

export const setBrakeWord = formAction(brakeProcedures.setBrakeWord);
