"use server";
import { z } from "zod";
import { leaving } from "@/lib/composition";
import { profileProcedures } from "@/lib/identity/profile/procedures";
import { text } from "@/lib/kernel/input/fields";
import { formAction } from "@/lib/web/form-action";

export const setPicture = formAction(profileProcedures.setPicture, {
  files: ["picture"],
});

export const removePicture = formAction(profileProcedures.removePicture);

/** Redirects to the public home page, because the user is signed out. */
export const closeAccount = formAction(leaving.operations.closeAccount, {
  leadsTo: () => "/",
});

export const setLinks = formAction(profileProcedures.setLinks);

export const setAddress = formAction(profileProcedures.setAddress);

export const removeAddress = formAction(profileProcedures.removeAddress);

export const setBio = formAction(profileProcedures.setBio, {
  form: z.object({ bio: text().optional().default("") }),
});
