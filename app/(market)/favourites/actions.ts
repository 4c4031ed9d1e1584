"use server";
import { redirect } from "next/navigation";
import { addFavourite, removeFavourite } from "@/lib/catalog";
import { isUuid } from "@/lib/kernel/ids";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import { plainAction } from "@/lib/web/action";
import { VIEWER_FIELD } from "@/lib/web/page-viewer";
import { callContext } from "@/lib/web/session";

/** Keeps a listing in view, or no longer. One that is gone meanwhile is not kept. */
export const keepFavourite = plainAction(async (submitted) => {
  const text = (name: string) => {
    const sent = submitted.get(name);
    return typeof sent === "string" ? sent : "";
  };
  const { actor } = await callContext({ viewer: text(VIEWER_FIELD) });
  if (!actor) redirect("/sign-in");
  const id = text("id");
  if (!isUuid(id)) return;
  await ignoreRefusal(text("keep") === "yes" ? addFavourite(actor, id) : removeFavourite(actor, id));
});
