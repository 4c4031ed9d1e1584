"use server";
import { agreeForm, reviewForm } from "@/lib/payouts/schema";
import { agreeToPay, askToPay, reject as rejectPayout } from "@/lib/payouts/staff-procedures";
import { formAction } from "@/lib/web/form-action";

export const ask = formAction(askToPay, { form: reviewForm });

export const agree = formAction(agreeToPay, { form: agreeForm });

export const reject = formAction(rejectPayout, { form: reviewForm });
