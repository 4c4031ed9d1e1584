import { z } from "zod";
import { assertionSchema, jsonField } from "@/lib/identity/factors/schema";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { UUID_PATTERN } from "@/lib/kernel/ids";
import { text, written } from "@/lib/kernel/input/fields";
import { moneySchema } from "@/lib/kernel/schema";
import { HOME } from "@/lib/money/currencies";
import { payoutStates } from "./machine";

/** `pay-` and a UUID in lower case, which the gateway accepts. */
export const payoutReference = text().regex(
  new RegExp(`^pay-${UUID_PATTERN}$`),
  "That is not a payout's reference.",
);

const payoutFields = {
  amount: moneySchema,
  /** The fee that the caller was shown: refused if it has changed. */
  fee: moneySchema.optional(),
  bankAccountId: z.uuid("Choose one of your bank accounts."),
};

export const RequestPayout = z.strictObject({ ...payoutFields, signature: assertionSchema.optional() });

/** Starts the signature of the payout that the same key will request. */
export const AskToSignPayout = z.strictObject({ ...payoutFields, key: z.uuid() });

export const PayoutReference = z.strictObject({ reference: text().max(100) });

const reason = written("Give a reason of at least 10 characters.", 10).max(
  1_000,
  "Use 1,000 characters or fewer.",
);

export const RejectPayout = z.strictObject({
  id: z.uuid(),
  reason,
  reasonCode: reasonCodeOf("payout.reject"),
});

export const PayoutView = z.object({
  reference: z.string(),
  state: z.enum(payoutStates),
  amount: moneySchema,
  fee: moneySchema,
  bankName: z.string(),
  /** The last four digits. */
  accountEnds: z.string(),
  accountName: z.string(),
  heldUntil: z.iso.datetime().nullable(),
  /** Why it was rejected or failed, in a sentence. */
  failure: z.string().nullable(),
  createdAt: z.iso.datetime(),
  paidAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
});

export const PayoutMovedView = z.object({ reference: z.string(), state: z.enum(payoutStates) });

const kobo = text()
  .regex(/^\d{1,18}$/)
  .transform((minor) => ({ minor, currency: HOME }));

/** The last step's hidden fields, as the operation's input. */
export const withdrawForm = z
  .object({
    amount: kobo,
    fee: kobo,
    bankAccountId: z.uuid(),
    passkey: text().optional().transform(jsonField).pipe(assertionSchema.optional()),
  })
  .transform(({ passkey, ...rest }) => ({ ...rest, ...(passkey && { signature: passkey }) }));
