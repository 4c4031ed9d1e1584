"use server";
import { catalogProcedures } from "@/lib/catalog/procedures";
import { formAction } from "@/lib/web/form-action";

export const flag = formAction(catalogProcedures.flag);
