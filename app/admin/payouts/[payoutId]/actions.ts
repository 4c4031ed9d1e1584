"use server";
import { askToPay, reject as rejectPayout } from "@/lib/payouts/staff-procedures";
import { unmaskAccount } from "@/lib/staff/people/procedures";
import { formAction } from "@/lib/web/form-action";

export const ask = formAction(askToPay);

export const reject = formAction(rejectPayout);

/** Shows the account number for ten minutes; the page then has it. */
export const showAccount = formAction(unmaskAccount);
