import { z } from "zod";
import { pageSchema, text, typed } from "@/lib/kernel/input/fields";
import { dayIn } from "./filter";
import { entryGroups } from "./kinds";

const day = typed().refine((text) => dayIn(text) !== undefined, "Enter a date, such as 2026-11-21.");

/** The API's filter of the statement. */
export const statementSchema = pageSchema.extend({
  direction: z.enum(["in", "out"]).optional(),
  group: z.enum(entryGroups).optional(),
  from: day.optional().describe("First day, Lagos time: 2026-11-21."),
  to: day.optional().describe("The last day, in Lagos; it is included."),
  search: text()
    .max(100)
    .optional()
    .describe(
      "An amount (4,150.50), what was traded (MTN), the reference of a deposit or withdrawal, the ID of a trade, or the reference of an entry. When you search by amount or by what was traded, each page covers 1,000 entries, so it may be empty and still have a nextCursor.",
    ),
});
