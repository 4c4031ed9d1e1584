"use server";
import { refund as refundDeposit, release as releaseDeposit } from "@/lib/deposits/refunds/procedures";
import { DecisionForm } from "@/lib/deposits/refunds/schema";
import { formAction } from "@/lib/web/form-action";

const leadsTo = ({ reference }: { reference: string }) => `/admin/deposits/${reference}`;

/** Finance sends a deposit back; the page then shows where it stands. */
export const refund = formAction(refundDeposit, { form: DecisionForm, leadsTo });

/** Finance lets a quarantined deposit into the wallet. */
export const release = formAction(releaseDeposit, { form: DecisionForm, leadsTo });
