"use server";
import { z } from "zod";
import { changePassword as change } from "@/lib/identity/password/procedures";
import { formAction } from "@/lib/web/form-action";

export const changePassword = formAction(change, {
  form: z.object({
    currentPassword: z.string().optional(),
    password: z.string(),
    endOthers: z
      .string()
      .optional()
      .transform((ticked) => ticked === "yes"),
  }),
});
