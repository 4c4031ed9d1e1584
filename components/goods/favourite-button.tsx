"use client";
import { useState } from "react";
import { Form } from "@/components/form/form";
import { HeartIcon } from "@/components/ui/icons";
import { type HeartLook, heartLooks, heartWords } from "./heart-looks";

type FavouriteButtonProps = {
  listingId: string;
  title: string;
  isKept: boolean;
  /** A server action, so that the button works before any script has come. */
  action: (submitted: FormData) => Promise<void>;
  look: HeartLook;
  /** How many keep it. */
  count: number;
};

/** Keeps a listing in view, and shows at once that it does. */
export function FavouriteButton({ listingId, title, isKept, action, look, count }: FavouriteButtonProps) {
  const [kept, setKept] = useState(isKept);
  const now = count + Number(kept) - Number(isKept);
  return (
    <Form action={action} onSubmit={() => setKept(!kept)}>
      <input type="hidden" name="id" value={listingId} />
      <input type="hidden" name="keep" value={kept ? "no" : "yes"} />
      <button
        type="submit"
        aria-pressed={kept}
        aria-label={heartWords(look, kept) ? undefined : `Save ${title}`}
        className={`cursor-pointer ${heartLooks[look]}`}
      >
        <HeartIcon size={look === "mark" ? 19 : 20} className={kept ? keptClass(look) : ""} />
        {heartWords(look, kept)}
        {look === "words" && now > 0 && <span className="text-muted">· {now}</span>}
      </button>
    </Form>
  );
}

/** Red where the ground allows it. */
const keptClass = (look: HeartLook) => {
  if (look === "mark") return "fill-[#a61b1b] stroke-[#a61b1b]";
  return look === "button" ? "fill-current" : "fill-danger stroke-danger";
};
