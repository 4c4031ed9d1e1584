import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";
import { payoutStates } from "./machine";

export const payoutEvents = events("payout", {
  /** It has come to a state, or was requested. */
  moved: z.object({
    payoutId: z.guid(),
    userId: z.guid(),
    reference: z.string(),
    state: z.enum(payoutStates),
  }),
});
