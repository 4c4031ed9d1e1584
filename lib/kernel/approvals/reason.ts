import { z } from "zod";

/** Why, for the colleague who agrees and for the record: 10 to 2,000 letters. */
export const reasonSchema = z
  .string("Say why.")
  .trim()
  .min(10, "Say why in a sentence, of ten letters at least.")
  .max(2_000, "Say why in at most 2,000 letters.");
