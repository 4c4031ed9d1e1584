import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

export const carrierEvents = events("carriers", {
  /** A carrier has signed that something happened to a parcel. Ask it what: nothing else of its webhook is kept. */
  hinted: z.object({ carrier: z.string(), number: z.string() }),
});
