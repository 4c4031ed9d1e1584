"use server";
import { z } from "zod";
import {
  askForPhoneChange,
  changePhone as change,
  endOtherSessions as endOthers,
  endOwnSession,
} from "@/lib/identity/sessions/procedures";
import { formAction } from "@/lib/web/form-action";

export const textMyNewNumber = formAction(askForPhoneChange, {
  form: z.object({ phone: z.string().optional().default(""), captcha: z.string().optional() }),
});

export const changeMyNumber = formAction(change, { form: z.object({ code: z.string() }) });

export const endSession = formAction(endOwnSession);

export const endOtherSessions = formAction(endOthers);
