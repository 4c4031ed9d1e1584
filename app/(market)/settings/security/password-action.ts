"use server";
import { z } from "zod";
import { changePassword as change } from "@/lib/identity/password/procedures";
import { text } from "@/lib/kernel/input/fields";
import { formAction } from "@/lib/web/form-action";

export const changePassword = formAction(change, {
  form: z.object({
    currentPassword: text().optional(),
    password: text(),
    endOthers: text()
      .optional()
      .transform((ticked) => ticked === "yes"),
  }),
});
