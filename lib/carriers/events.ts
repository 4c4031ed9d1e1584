import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

export const carrierEvents = events("carriers", {
  /** A carrier has signed that something happened to a parcel. Ask it what: nothing else of its webhook is kept. */
  hinted: z.object({ carrier: z.string(), number: z.string() }),
  /** It says nothing of several parcels in a row, of the first of them so many milliseconds ago. */
  down: z.object({ carrier: z.string(), sinceMs: z.number() }),
});
