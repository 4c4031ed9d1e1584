"use server";
import { acceptChargeback, declineChargeback, unfreezeUser } from "@/lib/deposits/chargebacks/procedures";
import { declineForm, reasonForm } from "@/lib/deposits/chargebacks/schema";
import { formAction } from "@/lib/web/form-action";

const leadsTo = ({ id }: { id: string }) => `/admin/chargebacks/${id}`;

/** Finance argues, with the evidence. */
export const decline = formAction(declineChargeback, { form: declineForm, leadsTo });

/** Finance lets the bank have the money. */
export const accept = formAction(acceptChargeback, { form: reasonForm, leadsTo });

/** Finance lets somebody start new business again. */
export const unfreeze = formAction(unfreezeUser, { form: reasonForm, leadsTo });
