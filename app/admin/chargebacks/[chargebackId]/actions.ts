"use server";
import { acceptChargeback, declineChargeback, unfreezeUser } from "@/lib/deposits/chargebacks/procedures";
import { formAction } from "@/lib/web/form-action";

/** Contests the chargeback with evidence. */
export const decline = formAction(declineChargeback);

/** Accepts the chargeback. */
export const accept = formAction(acceptChargeback);

/** Lifts the freeze of the user. */
export const unfreeze = formAction(unfreezeUser);
