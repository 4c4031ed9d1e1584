import "server-only";
import { z } from "zod";
import { typed, typedWhole } from "@/lib/kernel/input/fields";
import { forSignedIn } from "@/lib/kernel/procedure";
import { feedTypes } from "./entries";
import { readFeed } from "./read-feed";

const digits = typed().regex(/^\d{1,15}$/);

const events = forSignedIn
  .route({ method: "GET", path: "/events", tags: ["events"], summary: "What changed for you" })
  .input(z.object({ after: digits.default("0"), limit: typedWhole(1, 200).default(100) }))
  .output(
    z.object({
      items: z.array(
        z.object({
          number: z.string(),
          v: z.literal(1),
          type: z.enum(feedTypes),
          data: z.record(z.string(), z.unknown()),
          at: z.iso.datetime(),
        }),
      ),
      last: z.string(),
      isComplete: z.boolean(),
    }),
  )
  .handler(({ input, context }) => readFeed(context.actor.id, BigInt(input.after), input.limit));

/** The slice's operations under /api/v1. */
export const feedProcedures = { events };
