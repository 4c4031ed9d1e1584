"use server";
import { payoutOperations } from "@/lib/payouts";
import { agreeForm, reviewForm } from "@/lib/payouts/schema";
import { formAction } from "@/lib/web/form-action";

export const ask = formAction(payoutOperations.askToPay, { form: reviewForm });

export const agree = formAction(payoutOperations.agreeToPay, { form: agreeForm });

export const reject = formAction(payoutOperations.reject, { form: reviewForm });
