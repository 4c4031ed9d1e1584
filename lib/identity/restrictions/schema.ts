import { z } from "zod";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { written } from "@/lib/kernel/input/fields";
import { restrictionKinds } from "./kinds";

/** The sentence that a restricted person reads: 10 to 500 characters. */
export const blockReason = written("Give a reason of at least 10 characters.", 10).max(
  500,
  "Use 500 characters or fewer.",
);

/** How long a restriction lasts, in hours, as staff choose it; 'lifted' has no end. */
export const restrictionLengths = {
  "1": "1 hour",
  "24": "24 hours",
  "168": "7 days",
  "720": "30 days",
  lifted: "Until it is lifted",
} as const;
type Length = keyof typeof restrictionLengths;

const HOUR = 3_600_000;

/** A restriction from a form: how long it lasts instead of when it ends. */
export const restrictForm = z
  .object({
    userId: z.uuid(),
    kind: z.enum(restrictionKinds),
    lasts: z.enum(Object.keys(restrictionLengths) as [Length, ...Length[]]),
    reason: blockReason,
    reasonCode: reasonCodeOf("restrict"),
    note: z.union([z.literal(""), written("Write a note, or leave it out.").max(2_000)]).optional(),
  })
  .transform(({ lasts, note, ...wanted }) => ({
    ...wanted,
    ...(note && { note }),
    // A minute short, so that the longest that one person decides alone is never longer by the time it is committed.
    ...(lasts !== "lifted" && { until: new Date(Date.now() + Number(lasts) * HOUR - 60_000).toISOString() }),
  }));
