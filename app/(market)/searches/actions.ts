"use server";
import { searchProcedures } from "@/lib/search/procedures";
import { SaveSearchForm } from "@/lib/search/schema";
import { formAction } from "@/lib/web/form-action";

export const saveSearch = formAction(searchProcedures.save, { form: SaveSearchForm });
export const changeSearch = formAction(searchProcedures.change);
export const deleteSearch = formAction(searchProcedures.remove);
