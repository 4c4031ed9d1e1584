"use server";
import { approvals } from "@/lib/composition";
import { agreeForm } from "@/lib/staff/approvals/schema";
import { formAction } from "@/lib/web/form-action";

export const agree = formAction(approvals.operations.agree, { form: agreeForm });

export const decline = formAction(approvals.operations.decline);

export const veto = formAction(approvals.operations.veto);

export const withdraw = formAction(approvals.operations.withdraw);
