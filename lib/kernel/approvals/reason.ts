import { z } from "zod";

/** Why, for the colleague who agrees and for the record: 10 to 2,000 letters. */
export const reasonSchema = z
  .string("Give a reason.")
  .trim()
  .min(10, "Give a reason of at least 10 characters.")
  .max(2_000, "Use 2,000 characters or fewer.");
