"use server";
import { catalogProcedures } from "@/lib/catalog/procedures";
import { formAction } from "@/lib/web/form-action";

/** Back to the page that has the form: the listing’s own, or the list. */
const says = (said: string) => ({
  leadsTo: ({ listingId }: { listingId: string }, { from }: Record<string, string>) =>
    from === "page" ? `/goods/mine/${listingId}?said=${said}` : `/goods/mine?said=${said}`,
});

export const pause = formAction(catalogProcedures.pause, says("paused"));
export const resume = formAction(catalogProcedures.resume, says("resumed"));
export const restock = formAction(catalogProcedures.restock, says("restocked"));
export const renew = formAction(catalogProcedures.renew, says("renewed"));
export const withdraw = formAction(catalogProcedures.withdraw, says("withdrawn"));

/** Its page is gone with it. */
export const remove = formAction(catalogProcedures.remove, { leadsTo: () => "/goods/mine?said=deleted" });
