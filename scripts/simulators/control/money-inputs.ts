import { z } from "zod";
import { listed } from "../paystack/listed-record";
import { refundStatuses, resolutions, transferStatuses } from "../paystack/records";
import { currency, flag, minor, reference, whole } from "./inputs";

const positive = minor.min(1);
const digits = z.string().regex(/^\d{1,20}$/, "The digits of an id");
const accountNumber = z.string().regex(/^\d{10}$/, "Ten digits");
const name = z.string().min(1).max(100);
const moment = z.coerce.date();

/** `keepFee`: the money returns without the transfer's fee. */
export const MoveTransferInput = z.strictObject({
  reference,
  to: z.enum(transferStatuses),
  reason: z.string().max(200).optional(),
  keepFee: flag.optional(),
});

export const MoveRefundInput = z.strictObject({ id: digits, to: z.enum(refundStatuses) });

/** `dueInHours` are plain hours; the default is 16 business hours. */
export const DisputeInput = z.strictObject({
  reference,
  amount: positive.optional(),
  dueInHours: z.coerce.number().min(0).max(1_000).optional(),
});

export const IdInput = z.strictObject({ id: digits });

/** `declined`: we win. The others cost us the amount. */
export const ResolveInput = z.strictObject({
  id: digits,
  resolution: z.enum(resolutions),
  amount: minor.optional(),
});

/** `overlooked`: Paystack misses it until a requery. */
export const SendMoneyInput = z.strictObject({
  accountNumber,
  amount: positive,
  senderName: name.default("Ada Obi"),
  senderBank: name.default("Access Bank"),
  senderAccount: accountNumber.default("0123456701"),
  narration: z.string().max(200).default("Transfer"),
  overlooked: flag.default(false),
});

export const AccountInput = z.strictObject({ accountNumber, name });

export const TopUpInput = z.strictObject({ amount: positive });

/** Without an amount the whole balance. */
export const SettleInput = z.strictObject({ amount: positive.optional() });

/** `silent`: without a row in the ledger. */
export const DriftInput = z.strictObject({
  amount: whole.refine((amount) => amount !== 0, "Not zero"),
  silent: flag.default(false),
});

export const PlantInput = z.strictObject({
  in: z.enum(listed),
  kind: z.enum(["missing", "extra", "duplicate", "alter"]),
  id: reference,
  amount: whole.optional(),
  fee: minor.optional(),
  currency: currency.optional(),
  status: z.string().min(1).max(50).optional(),
});

/** Past payments, at most 20,000. */
export const LoadInput = z.strictObject({
  charges: z
    .array(
      z.strictObject({
        reference,
        amount: positive,
        email: z.string().max(200).default("ada@amana.test"),
        fees: minor.optional(),
        id: digits.optional(),
        at: moment.optional(),
      }),
    )
    .max(20_000),
});
