"use server";
import { storeProcedures } from "@/lib/catalog/stores/procedures";
import { formAction } from "@/lib/web/form-action";

export const follow = formAction(storeProcedures.follow);
export const unfollow = formAction(storeProcedures.unfollow);
