"use server";
import { createProfile, removeProfile, replaceProfile } from "@/lib/shipping/procedures";
import { ProfileForm, ReplaceProfileForm } from "@/lib/shipping/profile-form";
import { formAction } from "@/lib/web/form-action";

const leadsTo = () => "/store/ways-to-send";

export const add = formAction(createProfile, { form: ProfileForm, leadsTo });

export const change = formAction(replaceProfile, { form: ReplaceProfileForm, leadsTo });

export const remove = formAction(removeProfile);
