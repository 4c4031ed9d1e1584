"use server";
import { z } from "zod";
import { askReset } from "@/lib/identity/password/procedures";
import { text } from "@/lib/kernel/input/fields";
import { formAction } from "@/lib/web/form-action";

export const mailMeAReset = formAction(askReset, { form: z.object({ identifier: text() }) });
