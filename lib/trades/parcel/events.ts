import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

/**
 * What changes of a parcel while its trade's state stays. `recoded`: its buyer made another code; `locked`: wrong digits were typed so often
 * that none are taken for a while, or, `isVoid`, until the buyer makes another code.
 */
export const parcelEvents = events("parcel", {
  recoded: z.object({ tradeId: z.guid(), buyerId: z.guid(), sellerId: z.guid() }),
  locked: z.object({ tradeId: z.guid(), buyerId: z.guid(), sellerId: z.guid(), isVoid: z.boolean() }),
});
