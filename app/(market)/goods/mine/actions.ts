"use server";
import { z } from "zod";
import { catalogProcedures } from "@/lib/catalog/procedures";
import { text, typed } from "@/lib/kernel/input/fields";
import { moneyView } from "@/lib/kernel/schema";
import { typedAmount } from "@/lib/money/typed-amount";
import { formAction } from "@/lib/web/form-action";

/** Back to the page that has the form: the listing’s own, the dashboard, or the list. */
const says = (said: string) => ({
  leadsTo({ listingId }: { listingId: string }, { from }: Record<string, string>) {
    if (from === "dashboard") return `/sell/dashboard?said=${said}`;
    return from === "page" ? `/goods/mine/${listingId}?said=${said}` : `/goods/mine?said=${said}`;
  },
});

export const pause = formAction(catalogProcedures.pause, says("paused"));
export const resume = formAction(catalogProcedures.resume, says("resumed"));
export const restock = formAction(catalogProcedures.restock, says("restocked"));
export const renew = formAction(catalogProcedures.renew, says("renewed"));
export const withdraw = formAction(catalogProcedures.withdraw, says("withdrawn"));

const digits = text().regex(/^\d{1,18}$/);

/** The row's form: what is typed, and what the page had. */
const rowForm = z
  .object({
    id: text(),
    price: typedAmount("Enter the price."),
    units: typed("Enter how many there are.").transform((given) => given.replaceAll(/[,\s]/g, "")),
    seenPrice: digits,
    seenUnits: digits,
  })
  .transform(({ id, price, units, seenPrice, seenUnits }) => ({
    id,
    price,
    units,
    seen: { price: moneyView(BigInt(seenPrice)), units: seenUnits },
  }));

/** Back to the tab that has the row, or the dashboard. */
export const changeRow = formAction(catalogProcedures.changeRow, {
  form: rowForm,
  leadsTo(_, { tab }) {
    if (tab === "dashboard") return "/sell/dashboard?said=saved";
    return `/goods/mine?said=saved${tab === "paused" ? "&tab=paused" : ""}`;
  },
});

/** Its page is gone with it. */
export const remove = formAction(catalogProcedures.remove, { leadsTo: () => "/goods/mine?said=deleted" });
