"use server";
import { z } from "zod";
import { catalogStaffProcedures } from "@/lib/catalog/staff-procedures";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { text, typed, typedWhole } from "@/lib/kernel/input/fields";
import { formAction } from "@/lib/web/form-action";

/** After a decision in the queue its next case, elsewhere the listing's own page. */
const onward = ({ listingId }: { listingId: string }, { next = "" }: Record<string, string>) =>
  /^\/admin\/queues\/listing(\?|$)/.test(next) ? next : `/admin/listings/${listingId}`;

export const approve = formAction(catalogStaffProcedures.approve, { leadsTo: onward, refreshes: true });

export const keep = formAction(catalogStaffProcedures.keep, { leadsTo: onward, refreshes: true });

/** Which of two buttons was pressed. */
export const judge = formAction(catalogStaffProcedures.judge, {
  form: z
    .object({ id: typed(), seen: typed() })
    .transform(({ id: listing, seen }) => ({ id: listing, isSeen: seen === "yes" })),
  refreshes: true,
});

export const reject = formAction(catalogStaffProcedures.reject, { leadsTo: onward, refreshes: true });

export const takeDown = formAction(catalogStaffProcedures.takeDown, { leadsTo: onward, refreshes: true });

/** The end of a day in Lagos. */
const until = z.iso.date("Choose a day.").transform((day) => `${day}T23:59:59+01:00`);
const id = typed();

export const feature = formAction(catalogStaffProcedures.feature, { form: z.object({ id, until }) });

export const unfeature = formAction(catalogStaffProcedures.feature, {
  form: z.object({ id }).transform((given) => ({ ...given, until: null })),
});

export const extend = formAction(catalogStaffProcedures.extend, {
  form: z.object({ id, until, reason: text(), reasonCode: reasonCodeOf("extend_offer") }),
});

export const allow = formAction(catalogStaffProcedures.allow, {
  form: z.object({
    id,
    listingsADay: typedWhole(),
    reason: text(),
    reasonCode: reasonCodeOf("allow_listings"),
  }),
});
