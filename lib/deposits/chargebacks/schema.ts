import { z } from "zod";
import { text } from "@/lib/kernel/input/fields";
import { chargebackStates } from "./machine";

const reason = text()
  .trim()
  .min(10, "Give a reason of at least 10 characters.")
  .max(1000, "Use 1,000 characters or fewer.");

const summary = text()
  .trim()
  .min(50, "Tell the bank what happened in at least 50 characters.")
  .max(4000, "Use 4,000 characters or fewer.");

/** Contest the chargeback; the bank reads the summary. */
export const DeclineChargeback = z.strictObject({ id: z.uuid(), summary });

/** Accept the chargeback, with a reason. */
export const AcceptChargeback = z.strictObject({ id: z.uuid(), reason });

/** Unfreeze the user, with a reason. */
export const UnfreezeUser = z.strictObject({ id: z.uuid(), reason });

export const ChargebackView = z.object({ id: z.string(), state: z.enum(chargebackStates) });
