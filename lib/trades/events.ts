import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";
import { tradeStates } from "./machine";

const opened = z.object({ tradeId: z.guid(), offerId: z.guid(), buyerId: z.guid(), sellerId: z.guid() });

const moved = opened.extend({
  move: z.string(),
  /** Null where the trade was made in a final state. */
  fromState: z.enum(tradeStates).nullable(),
  state: z.enum(tradeStates),
  sequence: z.number(),
  version: z.string(),
});

/** A move makes one event: `ended` where the state is final, else `moved`. `version` are digits. */
export const tradeEvents = events("trade", { opened, moved, ended: moved });

const aboutOutage = z.object({ outageId: z.guid() });

/** `moved`: opened, renewed or ended. `applied`: all deadlines have been moved by it; published by `apply_outages`. */
export const outageEvents = events("outage", { moved: aboutOutage, applied: aboutOutage });
