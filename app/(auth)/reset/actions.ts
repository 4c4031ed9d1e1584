"use server";
import { z } from "zod";
import { resetPassword } from "@/lib/identity/password/procedures";
import { text } from "@/lib/kernel/input/fields";
import { formAction } from "@/lib/web/form-action";

export const chooseNewPassword = formAction(resetPassword, {
  form: z.object({ token: text(), password: text() }),
  leadsTo: () => "/sign-in?said=reset",
});
