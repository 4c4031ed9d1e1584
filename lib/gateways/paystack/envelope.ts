import { z } from "zod";

export const envelope = z.object({
  status: z.boolean(),
  message: z.string().catch(""),
  code: z.string().nullish().catch(null),
  data: z.unknown().optional(),
  meta: z.unknown().optional(),
});

const whole = z.coerce.number().int().nonnegative().optional().catch(undefined);

/** Pagination of a list; each field can be missing, a number or a numeric string. */
export const pageMeta = z
  .object({
    page: whole,
    pageCount: whole,
    perPage: whole,
    total: whole,
    next: z.string().min(1).nullish().catch(null),
  })
  .catch({ next: null });
