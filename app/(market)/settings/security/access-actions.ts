"use server";
import { z } from "zod";
import {
  askForPhoneChange,
  changePhone as change,
  endOtherSessions as endOthers,
  endOwnSession,
} from "@/lib/identity/sessions/procedures";
import { text } from "@/lib/kernel/input/fields";
import { formAction } from "@/lib/web/form-action";

export const textMyNewNumber = formAction(askForPhoneChange, {
  form: z.object({ phone: text().optional().default(""), captcha: text().optional() }),
});

export const changeMyNumber = formAction(change, { form: z.object({ code: text() }) });

export const endSession = formAction(endOwnSession);

export const endOtherSessions = formAction(endOthers);
