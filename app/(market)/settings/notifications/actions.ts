"use server";
import { preferenceProcedures } from "@/lib/notifications/preferences/procedures";
import { PreferencesForm } from "@/lib/notifications/preferences/schema";
import { formAction } from "@/lib/web/form-action";

export const savePreferences = formAction(preferenceProcedures.changePreferences, {
  form: PreferencesForm,
  refreshes: true,
});

export const tryAddress = formAction(preferenceProcedures.tryAddressAgain);
