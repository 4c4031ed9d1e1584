"use server";
import { z } from "zod";
import { leaving } from "@/lib/composition";
import { profileProcedures } from "@/lib/identity/profile/procedures";
import { formAction } from "@/lib/web/form-action";

const nothing = z.object({}).transform(() => ({}));

export const setPicture = formAction(profileProcedures.setPicture, {
  form: z.object({ picture: z.file("Choose a picture.") }),
  files: ["picture"],
});

export const removePicture = formAction(profileProcedures.removePicture, {
  form: nothing,
});

/** Redirects to the public home page, because the user is signed out. */
export const closeAccount = formAction(leaving.operations.closeAccount, {
  form: nothing,
  leadsTo: () => "/",
});

export const setBio = formAction(profileProcedures.setBio, {
  form: z.object({ bio: z.string().optional().default("") }),
});
