const words =
  "inline-flex min-h-11 items-center gap-2 rounded-field px-2.5 text-sm font-medium hover:bg-primary-soft";

/**
 * The heart by where it stands: a round mark on a picture, which stays light in the dark theme as the picture does; bare in a bar; with
 * words beside it; as the one button of a page.
 */
export const heartLooks = {
  mark: "grid size-11 place-items-center rounded-full bg-[#fffdf9] text-[#18211c] shadow-sm",
  bare: "grid size-11 place-items-center rounded-full hover:bg-primary-soft",
  words,
  button:
    "inline-flex min-h-12 w-full items-center justify-center gap-2 rounded-field bg-primary px-5 font-semibold text-on-primary hover:bg-primary-hover",
} as const;
export type HeartLook = keyof typeof heartLooks;

/** What stands beside the heart; a mark alone says it to screen readers. */
export function heartWords(look: HeartLook, isKept: boolean): string | undefined {
  if (look === "words") return isKept ? "Saved" : "Save";
  if (look === "button") return isKept ? "Saved" : "Save it for later";
  return undefined;
}
