"use server";
import { z } from "zod";
import { profileProcedures } from "@/lib/identity";
import { formAction } from "@/lib/web/form-action";

export const setPicture = formAction(profileProcedures.setPicture, {
  form: z.object({ picture: z.file("Choose a picture.") }),
  files: ["picture"],
});

export const removePicture = formAction(profileProcedures.removePicture, {
  form: z.object({}).transform(() => ({})),
});

export const setBio = formAction(profileProcedures.setBio, {
  form: z.object({ bio: z.string().optional().default("") }),
});
