import { z } from "zod";

/** Whole kobo: a number or digits, never a fraction, never below nothing. The gateway sends either. */
export const minor = z
  .union([z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER), z.string().regex(/^\d{1,18}$/)])
  .transform((amount) => BigInt(amount));

/** Whole kobo that may be below nothing: balances and differences. */
export const signedMinor = z
  .union([
    z.number().int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER),
    z.string().regex(/^-?\d{1,18}$/),
  ])
  .transform((amount) => BigInt(amount));

/** One of the gateway's ids, as digits: 64 bits do not fit a double. */
export const id = z
  .union([z.number().int().positive().max(Number.MAX_SAFE_INTEGER), z.string().regex(/^\d{1,20}$/)])
  .transform(String);

/** What may be left out; null then. */
export const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((told) => told ?? null);

/** Words that are only shown or kept: what is no text counts as none. */
export const words = maybe(z.string().max(1_000)).catch(null);

/** A moment; null where none is told or it cannot be read. No decision about money hangs on one. */
export const moment = z
  .unknown()
  .optional()
  .transform((told) => {
    const at = typeof told === "string" || typeof told === "number" ? new Date(told) : null;
    return at && !Number.isNaN(at.getTime()) ? at : null;
  });

/** One of the gateway's records. When it was made has one of two names, which differ by event and by endpoint. */
export const record = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(
    (told: { createdAt?: unknown; created_at?: unknown } | null) =>
      typeof told === "object" && told !== null
        ? { ...told, createdAt: told.createdAt ?? told.created_at }
        : told,
    z.object({ ...shape, createdAt: moment }),
  );

/** An amount for a request's body: a whole number above nothing. Anything else is a bug of ours. */
export function wireAmount(amountMinor: bigint): number {
  if (amountMinor <= 0n || amountMinor > BigInt(Number.MAX_SAFE_INTEGER))
    throw new RangeError("an amount for the gateway is above nothing and fits a double");
  return Number(amountMinor);
}
