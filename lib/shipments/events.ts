import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

const aboutShipment = z.object({
  shipmentId: z.guid(),
  tradeId: z.guid(),
  buyerId: z.guid(),
  sellerId: z.guid(),
});

/**
 * `requested`: its seller has it booked, or cancelled. `answered`: what came of that, such as a label or its number. `moved`: the carrier says
 * that it is somewhere else than before; `status` is our word for that. `unknown`: it used a word that we do not know.
 */
export const shipmentEvents = events("shipment", {
  requested: aboutShipment,
  answered: aboutShipment,
  moved: aboutShipment.extend({ status: z.string() }),
  unknown: aboutShipment.extend({ carrier: z.string(), raw: z.string() }),
});
