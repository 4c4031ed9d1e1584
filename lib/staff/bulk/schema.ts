import { z } from "zod";
import { BULK_LIMIT } from "@/lib/kernel/bulk/spec";
import { text, written } from "@/lib/kernel/input/fields";

/** As long as the shortest of the acts' own reasons: for some acts the person concerned reads it. */
const reason = written("Give a reason of at least 10 characters.", 10).max(
  500,
  "Use 500 characters or fewer.",
);

const act = text().regex(/^[a-z_.]{3,50}(:[a-z]{3,20})?$/, "There is no such act.");

const reasonCode = text().regex(/^[A-Za-z_]{1,40}$/, "Choose a category.");

const rowId = text().regex(/^[\w-]{1,100}$/, "There is no such row.");

export const StartBulk = z.strictObject({
  act,
  ids: z
    .array(rowId)
    .min(1, "Choose at least one row.")
    .max(BULK_LIMIT, `Choose ${String(BULK_LIMIT)} rows or fewer.`),
  reasonCode,
  reason,
});

/** The form's fields: ids with commas between. */
export const startBulkForm = z
  .object({ act, ids: text().max(BULK_LIMIT * 101), reasonCode, reason })
  .transform(({ ids, ...rest }) => ({ ...rest, ids: ids.split(",") }));

export const BulkId = z.strictObject({ bulkId: z.uuid() });

export const BulkStartedView = z.object({ bulkId: z.string(), waiting: z.int() });

export const BulkStoppedView = z.object({ bulkId: z.string() });

export const BulkView = z.object({
  bulkId: z.string(),
  act: z.string(),
  state: z.enum(["OPEN", "STOPPED", "DONE"]),
  reasonCode: z.string(),
  reason: z.string(),
  startedBy: z.string(),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  rows: z.array(
    z.object({
      id: z.string(),
      state: z.enum(["WAITING", "DONE", "REFUSED", "SKIPPED"]),
      result: z.string().nullable(),
      doneAt: z.iso.datetime().nullable(),
    }),
  ),
});
