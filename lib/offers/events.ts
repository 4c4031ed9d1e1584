import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";
import { offerStates } from "./machine";

export const offerEvents = events("offer", {
  published: z.object({ offerId: z.guid(), sellerId: z.guid() }),
  paused: z.object({ offerId: z.guid(), sellerId: z.guid() }),
  resumed: z.object({ offerId: z.guid(), sellerId: z.guid() }),
  /** Staff let it run longer. */
  extended: z.object({ offerId: z.guid(), userId: z.guid() }),
  ended: z.object({ offerId: z.guid(), sellerId: z.guid(), state: z.enum(offerStates) }),
});
