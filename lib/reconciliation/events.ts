import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

/** `reconciliationId` are digits. */
const aboutRun = z.object({ reconciliationId: z.string() });
const aboutGateway = z.object({ gateway: z.string() });

export const payoutsEvents = events("payouts", {
  stopped: aboutRun.extend(aboutGateway.shape),
  /** By staff. */
  paused: aboutGateway,
  /** An agreement of two people is false. */
  distrusted: aboutGateway.extend({ because: z.string() }),
  resumed: aboutGateway,
});

export const reconciliationEvents = events("reconciliation", { reported: aboutRun });
