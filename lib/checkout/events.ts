import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

const aboutCheckout = z.object({ checkoutId: z.guid(), buyerId: z.guid() });

/** How a checkout ended that waited for money. */
export const checkoutEvents = events("checkout", {
  bought: aboutCheckout,
  failed: aboutCheckout,
  lapsed: aboutCheckout,
});
