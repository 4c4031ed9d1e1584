import { z } from "zod";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { written } from "@/lib/kernel/input/fields";
import { chargebackStates } from "./machine";

const reason = written("Give a reason of at least 10 characters.", 10).max(
  1000,
  "Use 1,000 characters or fewer.",
);

const summary = written("Tell the bank what happened in at least 50 characters.", 50).max(
  4000,
  "Use 4,000 characters or fewer.",
);

/** Contest the chargeback; the bank reads the summary. */
export const DeclineChargeback = z.strictObject({ id: z.uuid(), summary });

/** Accept the chargeback, with a reason. */
export const AcceptChargeback = z.strictObject({
  id: z.uuid(),
  reason,
  reasonCode: reasonCodeOf("accept_chargeback"),
});

/** Unfreeze the user, with a reason. */
export const UnfreezeUser = z.strictObject({ id: z.uuid(), reason, reasonCode: reasonCodeOf("lift") });

export const ChargebackView = z.object({ id: z.string(), state: z.enum(chargebackStates) });
