import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

const aboutEvidence = z.object({
  disputeId: z.guid(),
  tradeId: z.guid(),
  buyerId: z.guid(),
  sellerId: z.guid(),
  evidenceId: z.guid(),
  /** Whose it is. */
  side: z.enum(["buyer", "seller", "staff"]),
});

/** What happens to a dispute while the trade stays as it is. */
export const disputeEvents = events("dispute", {
  review_started: z.object({ tradeId: z.guid() }),
  evidence_added: aboutEvidence,
  /** Parts of it were hidden. */
  evidence_hidden: aboutEvidence,
});
