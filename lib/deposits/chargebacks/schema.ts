import { z } from "zod";
import { chargebackStates } from "./moves";

const reason = z
  .string()
  .trim()
  .min(10, "Give a reason of at least 10 characters.")
  .max(1000, "Use 1,000 characters or fewer.");

const summary = z
  .string()
  .trim()
  .min(50, "Tell the bank what happened in at least 50 characters.")
  .max(4000, "Use 4,000 characters or fewer.");

/** Argue: what the bank is to read. */
export const DeclineChargeback = z.strictObject({ id: z.uuid(), summary });

/** Let the bank have the money, and why. */
export const AcceptChargeback = z.strictObject({ id: z.uuid(), reason });

/** Let somebody start new business again, and why. */
export const UnfreezeUser = z.strictObject({ id: z.uuid(), reason });

export const ChargebackView = z.object({ id: z.string(), state: z.enum(chargebackStates) });

/** The forms send the key besides. */
export const declineForm = z
  .object(DeclineChargeback.shape)
  .transform(({ id, summary: says }) => ({ id, summary: says }));
export const reasonForm = z
  .object(AcceptChargeback.shape)
  .transform(({ id, reason: why }) => ({ id, reason: why }));
