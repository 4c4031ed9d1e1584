import "server-only";
import { z } from "zod";
import { text } from "@/lib/kernel/input/fields";
import { forAnyone } from "@/lib/kernel/procedure";
import { familySchema } from "../preferences/schema";
import { resubscribe as again, unsubscribe as stop } from "./unsubscribe";

const topic = z.union([familySchema, z.literal("digest")]);
const token = text().min(1).max(400);

const unsubscribe = forAnyone
  .route({ method: "POST", path: "/notifications/unsubscribe", summary: "Switch off the email of a link" })
  .input(z.strictObject({ token }))
  .output(z.object({ off: z.array(topic) }))
  .handler(async ({ input }) => ({ off: await stop(input.token) }));

const resubscribe = forAnyone
  .route({
    method: "POST",
    path: "/notifications/resubscribe",
    successStatus: 204,
    summary: "Undo an unsubscribing",
  })
  .input(z.strictObject({ token, topics: z.array(topic).max(20) }))
  .output(z.void())
  .handler(({ input }) => again(input.token, input.topics));

/** Open to all: the token of the email authorizes it. */
export const unsubscribeProcedures = { unsubscribe, resubscribe };
