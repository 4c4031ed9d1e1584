import { z } from "zod";

/** Whole kobo: a number or digits, never a fraction. The gateway sends either. */
const minor = z
  .union([z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER), z.string().regex(/^\d{1,18}$/)])
  .transform((amount) => BigInt(amount));

const id = z
  .union([z.number().int().positive().max(Number.MAX_SAFE_INTEGER), z.string().regex(/^\d{1,20}$/)])
  .transform(String);

export const envelope = z.object({
  status: z.boolean(),
  message: z.string().default(""),
  data: z.unknown().optional(),
});

export const checkout = z.object({
  authorization_url: z.url({ protocol: /^https?$/ }),
  access_code: z.string().min(1).max(200),
  reference: z.string(),
});

/** `status` is kept as the gateway's own word: an unknown one is simply not 'success'. */
export const transaction = z.object({
  id,
  status: z.string(),
  reference: z.string(),
  amount: minor,
  currency: z.string(),
  domain: z.string().nullish(),
  fees: minor.nullish(),
  channel: z.string().max(40).nullish(),
  gateway_response: z.string().nullish(),
});

export const event = z.object({
  event: z.string(),
  data: z.looseObject({ reference: z.string().nullish() }),
});
