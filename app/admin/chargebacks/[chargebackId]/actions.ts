"use server";
import { acceptChargeback, declineChargeback, unfreezeUser } from "@/lib/deposits/chargebacks/procedures";
import { formAction } from "@/lib/web/form-action";

const leadsTo = ({ id }: { id: string }) => `/admin/chargebacks/${id}`;

/** Contests the chargeback with evidence. */
export const decline = formAction(declineChargeback, { leadsTo });

/** Accepts the chargeback. */
export const accept = formAction(acceptChargeback, { leadsTo });

/** Lifts the freeze of the user. */
export const unfreeze = formAction(unfreezeUser, { leadsTo });
