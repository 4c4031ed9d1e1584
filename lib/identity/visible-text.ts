/** The rules for people's names stand here, once. Browser code may import it. */

/** Marks on one letter; Yoruba and Hausa need two where Unicode has no letter for them. */
const MARKS = 2;

/** Two letters at least, each with its marks; between them blanks, full stops, apostrophes and hyphens. */
const NAME = new RegExp(`^(?:\\p{L}\\p{M}{0,${MARKS}}|(?<!^)[\\p{Zs}.'’-])+$`, "u");
const HIDDEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/u;
const LETTERS = 2;

/** Words of a person's name. With more of them a name would contain those of others. */
export const MAX_WORDS = 5;

/** Whether a name (in NFC) consists of visible letters, in the order in which they are read. */
export const isVisibleName = (name: string): boolean =>
  NAME.test(name) && !HIDDEN.test(name) && [...name.matchAll(/\p{L}/gu)].length >= LETTERS;
