/** Characters that show nothing: directional marks, joiners, variation selectors. They come along with what is copied. */
const MARKS = /\p{Default_Ignorable_Code_Point}/gu;

/** `！` to `～`: the printable ASCII characters in the width of a Chinese one, which some keyboards type. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_AHEAD = 0xfee0;

/**
 * Text in plain characters and without invisible marks, for everything that is parsed. Not for text that is kept: emoji and some
 * scripts need them.
 */
export const plain = (text: string): string =>
  text
    .replace(MARKS, "")
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH_AHEAD));

/** Code points that show as nothing: blanks, controls, marks without a letter, fillers such as U+3164, the blank of Braille. */
const UNSEEN = /[\s\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Whether a text shows anything at all. */
export const isVisible = (text: string): boolean => text.replace(UNSEEN, "") !== "";
