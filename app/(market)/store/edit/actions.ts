"use server";
import { storeProcedures } from "@/lib/catalog/stores/procedures";
import { SaveStoreForm } from "@/lib/catalog/stores/schema";
import { formAction } from "@/lib/web/form-action";

export const saveStore = formAction(storeProcedures.saveStore, { form: SaveStoreForm });
