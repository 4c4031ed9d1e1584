import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";
import { payoutStates } from "./machine";

export const payoutEvents = events("payout", {
  /** It was requested, or entered another state. */
  moved: z.object({
    payoutId: z.guid(),
    userId: z.guid(),
    reference: z.string(),
    state: z.enum(payoutStates),
  }),
});
