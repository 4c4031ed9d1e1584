"use server";
import { approvals } from "@/lib/composition";
import { agreeForm, declineForm, withdrawForm } from "@/lib/staff/approvals/schema";
import { formAction } from "@/lib/web/form-action";

export const agree = formAction(approvals.operations.agree, { form: agreeForm });

export const decline = formAction(approvals.operations.decline, { form: declineForm });

export const withdraw = formAction(approvals.operations.withdraw, { form: withdrawForm });
