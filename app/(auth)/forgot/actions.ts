"use server";
import { z } from "zod";
import { askReset } from "@/lib/identity/password/procedures";
import { formAction } from "@/lib/web/form-action";

export const mailMeAReset = formAction(askReset, { form: z.object({ identifier: z.string() }) });
