import { text } from "@/lib/kernel/input/fields";
import { isVisibleName, MAX_WORDS } from "./visible-text";

/**
 * The letters of all Nigerian languages, and of those that are written with Latin ones: what statements and receipts can draw.
 * A few letters of phonetics are missing there.
 */
const LETTER = "(?![ŉǄɕɼɽʅʑʥẜ])[A-Za-zÀ-ÖØ-öø-ʯḀ-ỿʼ\u0300\u0301\u0303\u0304\u0308\u0309\u0323]";
const NAME = new RegExp(`^(?:${LETTER})(?:${LETTER}|[ .'’-])*$`, "u");

/** Of the account's owner. Held to the words that can be compared with a bank's name. */
export const nameSchema = text("Tell us your name.")
  .normalize("NFC")
  .overwrite((given) => given.replace(/\p{Zs}+/gu, " "))
  .trim()
  .min(2, "Tell us your full name, as on your identity card.")
  .max(80, "Use at most 80 characters.")
  .refine(isVisibleName, { error: "Use letters, spaces, hyphens and apostrophes only.", abort: true })
  .regex(NAME, "Use Latin letters, spaces, hyphens and apostrophes only.")
  .refine(
    (name) => name.split(/[\p{Zs}.-]+/u).filter(Boolean).length <= MAX_WORDS,
    "Use at most five names, as on your identity card.",
  );
