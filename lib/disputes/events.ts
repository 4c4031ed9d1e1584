import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";
import { disputeStates } from "./machine";

const moved = z.object({
  disputeId: z.guid(),
  tradeId: z.guid(),
  buyerId: z.guid(),
  sellerId: z.guid(),
  /** The move of its machine, 'claim' for one that was made about an ended trade, or what became of an offer to settle. */
  move: z.string(),
  /** The party whose act it is; null for staff and the clock. */
  by: z.enum(["buyer", "seller"]).nullable(),
  state: z.enum(disputeStates),
});

/** What happens to a dispute. What ends its trade, too, is also an event of the trade. */
export const disputeEvents = events("dispute", { review_started: z.object({ tradeId: z.guid() }), moved });
