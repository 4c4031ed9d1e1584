"use server";
import { close, markOutage, renew } from "@/lib/trades/outages/procedures";
import { formAction } from "@/lib/web/form-action";

const leadsTo = () => "/admin/outages";

/** Records an outage, which stops the clocks of the trades that it concerns. */
export const mark = formAction(markOutage, { leadsTo });

/** Lets it go on for six hours from now. */
export const renewOne = formAction(renew, { leadsTo });

/** Ends it: deadlines move by its time. */
export const closeOne = formAction(close, { leadsTo });
