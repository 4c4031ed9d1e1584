"use server";
import {
  close as closeCase,
  open as openCase,
  rate as rateCase,
  write as writeCase,
} from "@/lib/support/procedures";
import { ratingForm } from "@/lib/support/schema";
import { formAction } from "@/lib/web/form-action";

const leadsTo = () => "/blocked/support";

export const open = formAction(openCase, { leadsTo });
export const write = formAction(writeCase, { leadsTo });
export const close = formAction(closeCase, { leadsTo });
export const rate = formAction(rateCase, { form: ratingForm, leadsTo });
