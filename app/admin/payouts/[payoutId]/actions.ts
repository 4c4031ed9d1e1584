"use server";
import { payoutReviewOperations } from "@/lib/wallet";
import { agreeForm, reviewForm } from "@/lib/wallet/payouts/schema";
import { formAction } from "@/lib/web/form-action";

export const ask = formAction(payoutReviewOperations.askToPay, { form: reviewForm });

export const agree = formAction(payoutReviewOperations.agreeToPay, { form: agreeForm });

export const reject = formAction(payoutReviewOperations.reject, { form: reviewForm });
