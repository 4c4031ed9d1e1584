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

/** Text that is only shown or stored; null if it is not text. */
export const words = maybe(z.string().max(1_000)).catch(null);

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
