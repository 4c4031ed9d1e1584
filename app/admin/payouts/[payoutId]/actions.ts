"use server";
import { askToPay, reject as rejectPayout } from "@/lib/payouts/staff-procedures";
import { formAction } from "@/lib/web/form-action";

export const ask = formAction(askToPay);

export const reject = formAction(rejectPayout);
