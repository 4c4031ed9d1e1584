import { z } from "zod";
import { type FaultRule, faultModeNames, faultModes, faultPoints } from "../paystack/faults/fault-modes";

export const whole = z.coerce.number().int();
const count = whole.min(1).max(10_000);
export const minor = whole.min(0).max(Number.MAX_SAFE_INTEGER);
export const reference = z.string().min(1).max(100);
export const currency = z.string().regex(/^[A-Z]{3}$/, "Three capital letters, such as GHS");

/** A mode to switch on; `times` counts requests or events, `ms` is in milliseconds, `amount` in minor units. */
export const ModeInput = z
  .strictObject({
    mode: z.enum(faultModeNames),
    on: z.enum(faultPoints).optional(),
    reference: reference.optional(),
    times: count.optional(),
    copies: count.optional(),
    parallel: count.max(200).optional(),
    ms: whole.min(0).max(86_400_000).optional(),
    hold: count.max(100).optional(),
    amount: minor.optional(),
    currency: currency.optional(),
  })
  .transform((input, context): FaultRule => {
    const { on: points } = faultModes[input.mode];
    const on = input.on ?? points[0];
    if (!points.some((point) => point === on)) {
      context.addIssue({
        code: "custom",
        path: ["on"],
        message: `${input.mode} applies to ${points.join(", ")}`,
      });
    }
    return { ...input, on };
  });

export const ReplayInput = z.strictObject({
  reference,
  event: z.string().max(100).optional(),
  copies: count.default(1),
  parallel: count.max(200).default(1),
});

/** `data` overrides a charge's fields. `signature`: absent for another key's, `valid` for a correct one, `none` for no header, else as given. */
export const ForgeInput = z.strictObject({
  reference,
  amount: minor.optional(),
  currency: currency.optional(),
  event: z.string().max(100).default("charge.success"),
  data: z.record(z.string(), z.unknown()).optional(),
  signature: z.string().max(1_000).optional(),
});

/** The amount actually paid, in minor units. */
export const PayInput = z.strictObject({
  reference,
  amount: minor.min(1).optional(),
  currency: currency.optional(),
  fees: minor.optional(),
});

export const FailInput = z.strictObject({
  reference,
  reason: z.string().min(1).max(200).default("Declined"),
});

export const ReferenceInput = z.strictObject({ reference });

export const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")]);

export const SettingsInput = z.strictObject({
  paystackWebhookUrl: z.url({ protocol: /^https?$/ }).optional(),
  hourMs: whole.min(1).max(3_600_000).optional(),
  requestsPerMinute: whole.min(0).optional(),
  settleMs: whole.min(0).max(86_400_000).optional(),
  byHand: flag.optional(),
  aheadMs: whole.optional(),
  pageLimit: whole.min(1).max(100).optional(),
  mailDown: flag.optional(),
  smsDown: flag.optional(),
});
