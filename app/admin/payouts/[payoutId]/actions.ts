"use server";
import { rejectForm } from "@/lib/payouts/schema";
import { askForm, askToPay, reject as rejectPayout } from "@/lib/payouts/staff-procedures";
import { formAction } from "@/lib/web/form-action";

export const ask = formAction(askToPay, { form: askForm });

export const reject = formAction(rejectPayout, { form: rejectForm });
