"use server";
import { refresh } from "next/cache";
import { catalogProcedures } from "@/lib/catalog/procedures";
import { plainAction } from "@/lib/web/action";
import { keepState } from "@/lib/web/cart/chosen-state";
import { formAction } from "@/lib/web/form-action";
import { textFields } from "@/lib/web/form-state";

export const flag = formAction(catalogProcedures.flag);

/** Remembers in the browser the state to which delivery is priced. */
export const chooseState = plainAction(async (submitted) => {
  await keepState(textFields(submitted).state ?? "");
  refresh();
});
