/** Characters that show nothing: directional marks, joiners, variation selectors. They come along with what is copied. */
const MARKS = /\p{Default_Ignorable_Code_Point}/gu;

/** Text without invisible marks, for everything that is parsed. Not for text that is kept: emoji and some scripts need them. */
export const withoutMarks = (text: string): string => text.replace(MARKS, "");
