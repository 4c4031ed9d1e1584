import { z } from "zod";

/** Whole kobo: a number or a numeric string, never a fraction, never negative. */
export const minor = z
  .union([z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER), z.string().regex(/^\d{1,18}$/)])
  .transform((amount) => BigInt(amount));

/** Whole kobo that can be negative: balances and differences. */
export const signedMinor = z
  .union([
    z.number().int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER),
    z.string().regex(/^-?\d{1,18}$/),
  ])
  .transform((amount) => BigInt(amount));

/** An id of the gateway, as a numeric string: 64 bits do not fit a double. */
export const id = z
  .union([z.number().int().positive().max(Number.MAX_SAFE_INTEGER), z.string().regex(/^\d{1,20}$/)])
  .transform(String);

/** Optional; null if missing. */
export const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? null);

/**
 * What no decision depends on is read as far as it can be, so that a record of which one field is odd is still understood: what
 * money moves by is read strictly.
 */

/** Text that is only shown or stored: cut to a length, without what no database keeps; null if it is not text. */
export const words = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "string" ? storable(value) : null));

/** The gateway's explanation, which can be text, a list or an object; null if there is none. */
export const explanation = z
  .unknown()
  .optional()
  .transform((value) => {
    if (value === null || value === undefined) return null;
    return storable(typeof value === "string" ? value : JSON.stringify(value));
  });

const LONGEST = 1_000;

const storable = (text: string): string => text.replace(/[\0\p{Cs}]/gu, "").slice(0, LONGEST);

/** A fee of the gateway in kobo, rounded to whole ones; null while it is unknown, or not understood. */
export const fee = z
  .unknown()
  .optional()
  .transform((value) => {
    const digits = typeof value === "string" && /^\d{1,15}(\.\d{1,9})?$/.test(value) ? Number(value) : value;
    const isFee = typeof digits === "number" && digits >= 0 && digits <= Number.MAX_SAFE_INTEGER;
    return isFee ? BigInt(Math.round(digits)) : null;
  });

/** 'test' or 'live'; null if it is missing. One that is not understood is neither: the record is not of our mode. */
export const domain = z
  .unknown()
  .optional()
  .transform((value) => {
    if (value === null || value === undefined) return null;
    return typeof value === "string" ? storable(value) : "unreadable";
  });

/** A time; null if missing or malformed. No decision about money depends on it. */
export const moment = z
  .unknown()
  .optional()
  .transform((value) => {
    const at = typeof value === "string" || typeof value === "number" ? new Date(value) : null;
    return at && !Number.isNaN(at.getTime()) ? at : null;
  });

/** A record of the gateway. Its creation time has one of two names, depending on event and endpoint. */
export const record = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(
    (raw: { createdAt?: unknown; created_at?: unknown } | null) =>
      typeof raw === "object" && raw !== null ? { ...raw, createdAt: raw.createdAt ?? raw.created_at } : raw,
    z.object({ ...shape, createdAt: moment }),
  );

/** A positive amount for a request body. Anything else is a bug of ours. */
export function wireAmount(amountMinor: bigint): number {
  if (amountMinor <= 0n || amountMinor > BigInt(Number.MAX_SAFE_INTEGER))
    throw new RangeError("an amount for the gateway must be positive and fit a double");
  return Number(amountMinor);
}
