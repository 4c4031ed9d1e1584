import { z } from "zod";
import { isVisible, plain } from "./marks";

/**
 * What all input is built of: text that the database can keep, of bounded length, and numbers that fit their column. A schema that
 * takes something from outside begins with one of these, and narrows it; lib/testing/input.test.ts finds those that do not.
 */

/** NUL, and halves of a character: no database keeps them. */
const UNSTORABLE = /[\0\p{Cs}]/u;

const LONGEST = 20_000;

/** Text as it was typed, to be kept: a password, a code of ours. `error` is shown where there is no text; `longest` in characters. */
export const text = (error?: string, longest = LONGEST) =>
  z
    .string(error)
    .max(longest, "This is too long.")
    .refine((given) => !UNSTORABLE.test(given), "This has characters that can’t be saved. Type it again.");

/**
 * What a person writes for people to read: a message, a reason, a name for something. It shows something, and has so many characters
 * at least; `error` is shown if not.
 */
export const written = (error = "Write something that can be seen.", atLeast = 1) =>
  text(error).trim().min(atLeast, { error, abort: true }).refine(isVisible, error);

/** Text that is parsed: a phone number, an amount, a code, an address. Invisible marks, which pasting brings along, are taken out. */
export const typed = (error?: string) => text(error).overwrite((given) => plain(given).trim());

/** The most that PostgreSQL's integer holds. */
export const INT4_MAX = 2_147_483_647;

/** A whole number from zero that fits an integer column. */
export const whole = (error?: string) => z.int(error).min(0).max(INT4_MAX);

/** The same from a query string, within bounds. */
export const typedWhole = (min = 0, max = INT4_MAX) => z.coerce.number().int().min(min).max(max);

/** A moment with its offset, within this century: others have no place in a calendar, or none in the database. */
export const typedMoment = (error?: string) =>
  z.iso.datetime({ offset: true, error }).regex(/^20/, error ?? "Choose a time in this century.");

/** Page size of a list, and the cursor at which the page starts. */
export const pageSchema = z.object({
  limit: typedWhole(20, 50).default(20),
  cursor: text().max(200).optional(),
});
