import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";
import { disputeStates } from "./machine";

const about = { disputeId: z.guid(), tradeId: z.guid(), buyerId: z.guid(), sellerId: z.guid() };

const moved = z.object({
  ...about,
  /** The move of its machine, 'claim' for one that was made about an ended trade, or what became of an offer to settle. */
  move: z.string(),
  /** The party whose act it is; null for staff and the clock. */
  by: z.enum(["buyer", "seller"]).nullable(),
  state: z.enum(disputeStates),
});

const aboutEvidence = z.object({
  ...about,
  evidenceId: z.guid(),
  /** Whose it is. */
  side: z.enum(["buyer", "seller", "staff"]),
});

/** What happens to a dispute. What ends its trade, too, is also an event of the trade. */
export const disputeEvents = events("dispute", {
  review_started: z.object({ tradeId: z.guid() }),
  moved,
  evidence_added: aboutEvidence,
  /** Parts of it were hidden. */
  evidence_hidden: aboutEvidence,
});
