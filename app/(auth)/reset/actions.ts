"use server";
import { z } from "zod";
import { resetPassword } from "@/lib/identity/password/procedures";
import { formAction } from "@/lib/web/form-action";

export const chooseNewPassword = formAction(resetPassword, {
  form: z.object({ token: z.string(), password: z.string() }),
  leadsTo: () => "/sign-in?said=reset",
});
