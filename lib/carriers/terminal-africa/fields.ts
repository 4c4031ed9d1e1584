import { z } from "zod";
import { currencies, HOME } from "@/lib/money/currencies";

const { scale } = currencies[HOME];

/** Naira with decimals, as text, in kobo: half a kobo and more is rounded up, because their sums are made of floats. */
function minorOf(text: string): bigint {
  const [whole = "0", fraction = ""] = text.split(".");
  const digits = fraction.padEnd(scale + 1, "0");
  const kobo = BigInt(whole + digits.slice(0, scale));
  return (digits[scale] ?? "0") >= "5" ? kobo + 1n : kobo;
}

/** An amount of naira: a number or a numeric string, never negative and never with an exponent. In minor units. */
export const amount = z
  .string()
  .regex(/^\d{1,12}(?:\.\d{1,20})?$/)
  .transform(minorOf);

/** What we pay in: another currency is none of ours. */
export const currency = z.literal(HOME);

/** An id of theirs: `SH-1234`, or letters and digits. */
export const id = z.string().regex(/^[\w.-]{1,100}$/);

const LONGEST = 200;

/** Text that is only shown or stored: cut to a length, without what no database keeps; null if it is not text, or empty. */
export const words = z
  .unknown()
  .optional()
  .transform((value) => {
    const text = typeof value === "string" ? value.replace(/[\0\p{Cs}]/gu, "").trim() : "";
    return text === "" ? null : text.slice(0, LONGEST);
  });

/** A time; null if missing or malformed. */
export const moment = z
  .unknown()
  .optional()
  .transform((value) => {
    const at = typeof value === "string" ? new Date(/^\d{13}$/.test(value) ? Number(value) : value) : null;
    return at && !Number.isNaN(at.getTime()) ? at : null;
  });

/** Kobo as naira with decimals, for a request. Anything negative is a bug of ours. */
export function wireNaira(minor: bigint): number {
  if (minor < 0n || minor > BigInt(Number.MAX_SAFE_INTEGER))
    throw new RangeError("an amount for the carrier must not be negative and must fit a double");
  const digits = minor.toString().padStart(scale + 1, "0");
  return Number(`${digits.slice(0, -scale)}.${digits.slice(-scale)}`);
}
