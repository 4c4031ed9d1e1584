"use server";
import { acceptChargeback, declineChargeback, unfreezeUser } from "@/lib/deposits/chargebacks/procedures";
import { declineForm, reasonForm } from "@/lib/deposits/chargebacks/schema";
import { formAction } from "@/lib/web/form-action";

const leadsTo = ({ id }: { id: string }) => `/admin/chargebacks/${id}`;

/** Contests the chargeback with evidence. */
export const decline = formAction(declineChargeback, { form: declineForm, leadsTo });

/** Accepts the chargeback. */
export const accept = formAction(acceptChargeback, { form: reasonForm, leadsTo });

/** Lifts the freeze of the user. */
export const unfreeze = formAction(unfreezeUser, { form: reasonForm, leadsTo });
