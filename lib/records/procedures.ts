import "server-only";
import { z } from "zod";
import { forSignedIn } from "@/lib/kernel/procedure";
import { headOf } from "./records";

const RecordHeadView = z.object({
  /** 64 hex letters; people compare the first 16. */
  head: z.string(),
  entries: z.number().int(),
  /** How many of the entries are under a published root. */
  sealed: z.number().int(),
});

export const head = forSignedIn
  .route({ method: "GET", path: "/trades/{id}/record", summary: "Get the head of a trade’s record" })
  .input(z.strictObject({ id: z.uuid() }))
  .output(RecordHeadView)
  .handler(({ input, context }) => headOf(context.actor, input.id));

/** The slice's operations under /api/v1. */
export const recordProcedures = { head };
